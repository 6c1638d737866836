import type { Field } from 'investor-flow';

/** The argument that stands behind a command. */
export interface ArgumentSpec {
  readonly name: string;
  readonly about: string;
}

/** One option, as the parser and the help know it. */
export interface OptionSpec {
  /** As commander writes it: `--day <day>`. */
  readonly flags: string;
  readonly about: string;
  /** The parser refuses other values. */
  readonly choices?: readonly string[];
  readonly isRequired?: boolean;
  /** May be typed several times. */
  readonly isList?: boolean;
  /** An option that it cannot be used with. */
  readonly conflicts?: string;
}

export const option = (
  flags: string,
  about: string,
  more: Partial<OptionSpec> = {},
): OptionSpec => ({ flags, about, ...more });

export const MARKET: ArgumentSpec = {
  name: 'market',
  about: 'kospi (코스피), kosdaq (코스닥), etf, kospi200-futures, …',
};
export const STOCK: ArgumentSpec = { name: 'stock', about: 'six characters, like 005930' };

/** The option of each field that a question can have; `market` and `stock` are arguments. */
export const FIELD_OPTIONS: { readonly [F in Exclude<Field, 'market' | 'stock'>]: OptionSpec } = {
  sector: option('--sector <sector>', 'a sector of the market (all)'),
  day: option('--day <day>', 'a trading day, YYYY-MM-DD (the latest session)'),
  from: option('--from <day>', 'the oldest day'),
  to: option('--to <day>', 'the newest day (the latest session)'),
  limit: option('--limit <count>', 'at most so many sessions (30 without --from)'),
  venue: option('--venue <venue>', 'krx, nxt or unified (krx)'),
  measures: option('--measure <measures>', 'value, volume, or value,volume (value)'),
  by: option('--by <basis>', 'what the ranking is by: trade, trade-streak, estimate, …', {
    isRequired: true,
  }),
  side: option('--side <side>', 'buy or sell (buy)'),
  investor: option('--investor <investor>', 'foreign or institution (foreign)'),
  sessions: option('--sessions <count>', 'over so many sessions (the fewest there are)'),
};

export const SORT = option(
  '--sort <column>',
  'sort by this figure, the largest first; -column: the smallest first',
);
export const TOP = option('--top <count>', 'the first so many rows alone');
export const LEVEL = option('--level <level>', 'sectors of one level alone', {
  choices: ['total', 'size', 'group', 'industry', 'segment'],
});
export const CUMULATIVE = option('--cumulative', 'sums since the oldest day (in tables)');

export const CONFIG = option('--config <file>', 'configuration file (investor-flow.config.json)');
export const STORE = option(
  '--store <location>',
  'a store: a file or postgres://… (INVESTOR_FLOW_STORE, else a file in the data folder)',
);
export const BROKER = option(
  '--broker <broker>',
  'kiwoom, koreainvestment, or sandbox (needs no keys)',
);
export const COLOUR = [
  option('--color', 'force colour'),
  option('--no-color', 'no colour (as NO_COLOR)'),
];
export const LANGUAGE = option('--lang <language>', 'ko or en (from LC_ALL, LANG)', {
  choices: ['ko', 'en'],
});
/** Where settings are, and how what is printed looks. */
export const USUAL = [CONFIG, ...COLOUR, LANGUAGE];
const UNIT = option('--unit <unit>', 'amounts in tables: 억 (eok), 백만 (million) or 원 (won)', {
  choices: ['억', '백만', '원', 'eok', 'million', 'won'],
});
export const OUTPUT = [
  option('--json', 'print the model itself', { conflicts: 'csv' }),
  option('--csv', 'print comma-separated values'),
  option('--bom', 'begin the CSV with a byte-order mark, for Excel'),
  UNIT,
  CONFIG,
  ...COLOUR,
  option('--colors <palette>', 'korean: red is up; western: green is up', {
    choices: ['korean', 'western'],
  }),
  LANGUAGE,
];
