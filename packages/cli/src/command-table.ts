/** What may be typed as a value: words, a file, or a list the library knows. */
export type Values = readonly string[] | 'file' | 'broker' | 'market' | 'sector';

export interface Argument {
  readonly name: 'market' | 'stock' | 'shell';
  readonly about: string;
  readonly values?: Values;
}

export interface OptionSpec {
  /** As commander writes it: `--day <day>`. */
  readonly flags: string;
  readonly about: string;
  readonly values?: Values;
  readonly isRequired?: boolean;
  /** Refused by the parser itself when it is none of the values. */
  readonly isClosed?: boolean;
  /** An option it cannot stand beside. */
  readonly conflicts?: string;
}

export type CommandName =
  | 'flow'
  | 'sectors'
  | 'holdings'
  | 'compare'
  | 'capabilities'
  | 'sandbox'
  | 'doctor'
  | 'completion';

export interface CommandSpec {
  readonly name: CommandName;
  readonly about: string;
  readonly argument?: Argument;
  readonly options: readonly OptionSpec[];
}

const option = (flags: string, about: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  flags,
  about,
  ...more,
});

const CONFIG = option('--config <file>', 'configuration file (investor-flow.config.json)', {
  values: 'file',
});
const BROKER = option('--broker <broker>', 'kiwoom or koreainvestment', { values: 'broker' });
const JSON_FORMAT = option('--json', 'print the model itself', { conflicts: 'csv' });
const CSV_FORMAT = option('--csv', 'print comma-separated values');
const COLOUR = [
  option('--color', 'colour even where nobody looks'),
  option('--no-color', 'no colour (as NO_COLOR)'),
];
const LOOK = [
  ...COLOUR,
  option('--lang <language>', 'labels in ko or en (from LC_ALL, LANG)', {
    values: ['ko', 'en'],
    isClosed: true,
  }),
  option('--colors <palette>', 'korean: red is up; western: green is up', {
    values: ['korean', 'western'],
    isClosed: true,
  }),
];
const VENUE = option('--venue <venue>', 'krx, nxt or unified (krx)', {
  values: ['krx', 'nxt', 'unified'],
});
const SECTOR = option('--sector <sector>', 'a sector of the market (all)', { values: 'sector' });
const DAY = option('--day <day>', 'a trading day, YYYY-MM-DD (the latest session)');
const MEASURE = option('--measure <measures>', 'value, volume, or value,volume (value)', {
  values: ['value', 'volume', 'value,volume'],
});
const MARKET: Argument = {
  name: 'market',
  about: 'kospi, kosdaq, etf, kospi200-futures, …',
  values: 'market',
};

const USUAL = [JSON_FORMAT, CSV_FORMAT, CONFIG, ...LOOK];

/** Every command: what it says of itself, and what may be typed after it. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'flow',
    about: 'who bought and sold a market or sector on a day',
    argument: MARKET,
    options: [SECTOR, DAY, VENUE, MEASURE, BROKER, ...USUAL],
  },
  {
    name: 'sectors',
    about: 'the same for every sector of a market',
    argument: MARKET,
    options: [DAY, VENUE, MEASURE, BROKER, ...USUAL],
  },
  {
    name: 'holdings',
    about: 'what foreigners hold of a stock, newest day first',
    argument: { name: 'stock', about: 'six characters, like 005930' },
    options: [
      option('--from <day>', 'the oldest day'),
      option('--to <day>', 'the newest day (the latest session)'),
      option('--limit <count>', 'how many days at most (30 unless --from is given)'),
      VENUE,
      BROKER,
      ...USUAL,
    ],
  },
  {
    name: 'compare',
    about: 'two brokers side by side; exit 0 agree, 10 disagree, 11 incomparable',
    argument: MARKET,
    options: [
      option('--left <broker>', 'one broker', { values: 'broker', isRequired: true }),
      option('--right <broker>', 'the other broker', { values: 'broker', isRequired: true }),
      SECTOR,
      DAY,
      VENUE,
      MEASURE,
      option('--max-apart <ms>', 'how far apart the answers may be while figures move (60000)'),
      ...USUAL,
    ],
  },
  {
    name: 'capabilities',
    about: 'what each broker serves, and why not; needs no keys',
    options: [
      BROKER,
      option('--environment <environment>', 'live, mock or sandbox (live)', {
        values: ['live', 'mock', 'sandbox'],
        isClosed: true,
      }),
      option('--json', 'print the maps themselves'),
      ...COLOUR,
    ],
  },
  {
    name: 'sandbox',
    about: 'run both brokers on this machine and print how to point at them',
    options: [
      option('--port <port>', 'where to listen (any free port)'),
      option(
        '--now <instant>',
        'start its clock there, like 2026-11-20T14:30:00+09:00 (real time)',
      ),
      option('--seed <seed>', 'another market (1)'),
    ],
  },
  {
    name: 'doctor',
    about: 'settings, tokens, clock, calendar and capabilities; shows no secret',
    options: [
      option('--offline', 'ask nobody for the time'),
      option('--json', 'print the findings as JSON'),
      CONFIG,
      ...COLOUR,
    ],
  },
  {
    name: 'completion',
    about: 'print the completion script of a shell',
    argument: { name: 'shell', about: 'bash, zsh or fish', values: ['bash', 'zsh', 'fish'] },
    options: [],
  },
];
