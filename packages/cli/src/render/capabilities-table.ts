import {
  type Capabilities,
  type Capability,
  MARKETS,
  offerOf,
  type OfferParts,
  QUESTIONS,
} from 'investor-flow';
import type { Display } from '../display.ts';
import { text } from '../language.ts';
import { type Table, table } from './table.ts';
import { wrapped } from './width.ts';

type AnyCapability = Capability<Partial<OfferParts>>;

const HEADINGS = [
  { heading: text('증권사', 'broker') },
  { heading: text('질문', 'question') },
  { heading: text('지원', 'support') },
  { heading: text('시장', 'markets'), drop: 1 },
  { heading: text('거래소', 'venues'), drop: 3 },
  { heading: text('항목', 'measures'), drop: 4 },
  { heading: text('매매', 'sides'), drop: 5 },
  { heading: text('기간', 'days'), drop: 2 },
];

const SUPPORT = {
  full: text('가능', 'full'),
  partial: text('일부', 'partial'),
  none: text('없음', 'none'),
} as const;

/** What each broker serves, a line a question, and under it why something is missing. */
export function capabilitiesTable(
  maps: Readonly<Record<string, Capabilities>>,
  { width, paint, language }: Display,
): Table {
  const asked = Object.entries(maps).flatMap(([broker, map]) =>
    QUESTIONS.map((question) => ({
      broker,
      question,
      capability: offerOf(map, question) as AnyCapability,
    })),
  );
  const drawn = table(
    HEADINGS.map(({ heading, ...column }) => ({
      heading: heading[language],
      lean: 'left',
      ...column,
    })),
    asked.map(({ broker, question, capability }) => [
      broker,
      question,
      SUPPORT[capability.support][language],
      ...offered(capability),
    ]),
    width,
  );
  const reasons = asked.flatMap(({ broker, question, capability }) =>
    reasonsOf(capability).flatMap((because) =>
      wrapped(`${broker} ${question}: ${because}.`, width).map(paint.faint),
    ),
  );
  return { lines: [...drawn.lines, '', ...reasons], dropped: drawn.dropped };
}

function offered(capability: AnyCapability): readonly string[] {
  if (capability.support === 'none') return [];
  const { markets = [], venues = [], measures = [], sides = [], history } = capability;
  const from = history?.from === undefined ? '' : ` from ${history.from}`;
  return [
    markets.length === MARKETS.length ? `all ${MARKETS.length}` : markets.join(' '),
    venues.join(' '),
    measures.join(' '),
    sides.join(' '),
    history === undefined ? '' : history.kind + from,
  ];
}

function reasonsOf(capability: AnyCapability): readonly string[] {
  const own = capability.support === 'full' ? [] : [capability.because];
  if (capability.support === 'none') return own;
  const because = capability.history?.because;
  return because === undefined ? own : [...own, because];
}
