import {
  type Capabilities,
  type Capability,
  kiwoomCapabilities,
  koreaInvestmentCapabilities,
  MARKETS,
  offerOf,
  type OfferParts,
  QUESTIONS,
} from 'investor-flow';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import type { Display } from '../render/display.ts';
import { type Language, text } from '../language.ts';
import { EXIT } from '../exit.ts';
import { BROKER, COLOUR, LANGUAGE, option } from '../options.ts';
import { jsonText } from '../render/formats.ts';
import { type Column, column, drawn, section } from '../render/section.ts';
import type { Table } from '../render/table.ts';
import { wrapped } from '../render/width.ts';
import { brokerTyped, SANDBOX } from '../settings.ts';

const ENVIRONMENTS = ['live', 'mock', 'sandbox'] as const;

export const capabilities: Command = {
  options: [
    BROKER,
    option('--environment <environment>', 'live, mock or sandbox (live)', {
      choices: ENVIRONMENTS,
    }),
    option('--json', 'print the maps themselves'),
    ...COLOUR,
    LANGUAGE,
  ],
  run: show,
};

/** What each broker can be asked, known without keys: one broker's map, or all of them by name. */
async function show(context: CommandContext): Promise<number> {
  const named = brokerTyped(context);
  if (named.isErr()) return context.fail(named.error);
  const isSandbox = context.given.broker === SANDBOX;
  const environment =
    ENVIRONMENTS.find((it) => it === context.given.environment) ?? (isSandbox ? 'sandbox' : 'live');
  const all: Readonly<Record<string, Capabilities>> = {
    kiwoom: kiwoomCapabilities(environment),
    koreainvestment: koreaInvestmentCapabilities(environment),
  };
  const wanted = named.value;
  const chosen = Object.fromEntries(
    Object.entries(all).filter(([name]) => wanted === undefined || name === wanted),
  );
  if (context.given.json === true) await context.print(jsonText(chosen));
  else await context.printTable(capabilitiesTable(chosen, context.display));
  return EXIT.done;
}

type AnyCapability = Capability<Partial<OfferParts>>;

const SUPPORT = {
  full: text('가능', 'full'),
  partial: text('일부', 'partial'),
  none: text('없음', 'none'),
} as const;

interface Line {
  readonly broker: string;
  readonly question: string;
  readonly capability: AnyCapability;
  /** Nothing of what is not served. */
  readonly offer: Partial<OfferParts>;
}

const columns = (language: Language): readonly Column<Line>[] => [
  column('text', text('증권사', 'broker'), ({ broker }) => broker),
  column('text', text('질문', 'question'), ({ question }) => question),
  column('text', text('지원', 'support'), (it) => SUPPORT[it.capability.support][language]),
  column('text', text('시장', 'markets'), ({ offer: { markets = [] } }) => marketsText(markets), {
    drop: 1,
  }),
  column('text', text('거래소', 'venues'), ({ offer }) => offer.venues?.join(' ') ?? '', {
    drop: 3,
  }),
  column('text', text('항목', 'measures'), ({ offer }) => offer.measures?.join(' ') ?? '', {
    drop: 4,
  }),
  column('text', text('매매', 'sides'), ({ offer }) => offer.sides?.join(' ') ?? '', { drop: 5 }),
  column('text', text('기간', 'days'), ({ offer: { history } }) => daysText(history), { drop: 2 }),
];

const marketsText = (markets: readonly string[]): string =>
  markets.length === MARKETS.length ? `all ${MARKETS.length}` : markets.join(' ');

const daysText = (history: OfferParts['history'] | undefined): string | undefined =>
  history?.from === undefined ? history?.kind : `${history.kind} from ${history.from}`;

/** What each broker serves, a line a question, and under it why something is missing. */
function capabilitiesTable(maps: Readonly<Record<string, Capabilities>>, display: Display): Table {
  const asked = Object.entries(maps).flatMap(([broker, map]) =>
    QUESTIONS.map((question): Line => {
      const capability: AnyCapability = offerOf(map, question);
      const offer = capability.support === 'none' ? {} : capability;
      return { broker, question, capability, offer };
    }),
  );
  const { lines, dropped } = drawn([section(asked, columns(display.language))], display);
  const reasons = asked.flatMap(({ broker, question, capability }) =>
    reasonsOf(capability).flatMap((because) =>
      wrapped(`${broker} ${question}: ${because}.`, display.width).map(display.paint.faint),
    ),
  );
  return { lines: [...lines.slice(1), '', ...reasons], dropped };
}

function reasonsOf(capability: AnyCapability): readonly string[] {
  const own = capability.support === 'full' ? [] : [capability.because];
  if (capability.support === 'none') return own;
  const because = capability.history?.because;
  return because === undefined ? own : [...own, because];
}
