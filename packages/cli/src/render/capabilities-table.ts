import { type Capabilities, type Capability, MARKETS } from 'investor-flow';
import type { Look } from '../look.ts';
import { type Table, table } from './table.ts';

/** What each broker serves, a line a question, and under it why something is missing. */
export function capabilitiesTable(
  maps: Readonly<Record<string, Capabilities>>,
  { width, paint }: Look,
): Table {
  const asked = Object.entries(maps).flatMap(([broker, map]) =>
    Object.entries(map).map(([question, capability]) => ({ broker, question, capability })),
  );
  const left = { lean: 'left' } as const;
  const columns = [
    'broker',
    'question',
    'support',
    'markets',
    'venues',
    'measures',
    'sides',
    'days',
  ];
  const drawn = table(
    columns.map((heading) => ({ heading, ...left })),
    asked.map(({ broker, question, capability }) => [broker, question, ...cells(capability)]),
    width,
  );
  const reasons = asked.flatMap(({ broker, question, capability }) =>
    reasonsOf(capability).map((because) => paint.faint(`${broker} ${question}: ${because}.`)),
  );
  return { lines: [...drawn.lines, '', ...reasons], dropped: drawn.dropped };
}

function cells(capability: Capability): readonly string[] {
  if (capability.support === 'none') return ['none', '', '', '', '', ''];
  const { support, markets, venues, measures, sides, history } = capability;
  const from = history.from === undefined ? '' : ` from ${history.from}`;
  return [
    support,
    markets.length === MARKETS.length ? `all ${MARKETS.length}` : markets.join(' '),
    venues.join(' '),
    measures.join(' '),
    sides.join(' '),
    history.kind + from,
  ];
}

function reasonsOf(capability: Capability): readonly string[] {
  const own = capability.support === 'full' ? [] : [capability.because];
  if (capability.support === 'none') return own;
  const { because } = capability.history;
  return because === undefined ? own : [...own, because];
}
