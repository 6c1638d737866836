import {
  type Capabilities,
  type Field,
  type Fields,
  MARKETS,
  MEASURES,
  offerOf,
  type OfferParts,
  type Question,
  RANKING_BASES,
  sectorsOf,
  specOf,
  VENUES,
} from '@investor-flow/core';

/** A query of any question, its type forgotten. */
export type AnyQuery = Partial<Fields>;

/** The parts of an offer; empty for a question that is not offered. */
export const partsOf = (capabilities: Capabilities, question: Question): Partial<OfferParts> =>
  offerOf(capabilities, question) as Partial<OfferParts>;

/** A sound value for each field, from what is offered. */
const SOUND: { readonly [F in Field]?: (offer: Partial<OfferParts>) => Fields[F] | undefined } = {
  market: ({ markets = ['kospi'] }) => markets[0],
  sector: () => 'chemicals',
  stock: () => '005930',
  by: ({ by = { trade: [] } }) => RANKING_BASES.find((basis) => by[basis] !== undefined),
};

/** The shortest query of a question: its required fields, and measures where the usual one is not offered. */
export function sampleOf(capabilities: Capabilities, question: Question): AnyQuery {
  const offer = partsOf(capabilities, question);
  const { measures = ['value'] } = offer;
  const required = specOf(question).fields.required.map((field) => {
    const value = SOUND[field]?.(offer);
    if (value === undefined) throw new Error(`no sample of ${field}`);
    return [field, value] as const;
  });
  return { ...Object.fromEntries(required), ...(measures.includes('value') ? {} : { measures }) };
}

/** Values that a field can never have, by the reason. */
const WRONG: { readonly [F in Field]: Readonly<Record<string, unknown>> } = {
  market: { 'an unknown market': 'nasdaq', 'no market': null },
  sector: { 'a sector of another market': 'venture' },
  stock: { 'a stock code of five digits': '05930', 'a stock code with a suffix': '005930_AL' },
  day: {
    'a day that does not exist': '2026-02-30',
    'a Saturday': '2026-11-14',
    'a closed day': '2026-09-24',
    'a future day': '2030-01-02',
  },
  from: { 'a beginning that does not exist': '2026-13-01', 'a future beginning': '2030-01-02' },
  to: { 'an end that does not exist': 20_261_120 },
  limit: { 'a limit of 0': 0, 'a limit that is not whole': 1.5 },
  venue: { 'an unknown venue': 'nyse' },
  measures: { 'no measure': [], 'an unknown measure': ['price'] },
  by: { 'an unknown basis': 'luck' },
  side: { 'an unknown side': 'hold' },
  investor: { 'an investor that is not ranked': 'individual' },
  sessions: { 'no sessions': 0 },
};

/** Every field of a question. */
export const fieldsOf = (question: Question): readonly Field[] => {
  const { required, optional, open = [] } = specOf(question).fields;
  return [...required, ...optional, ...open];
};

/** Queries that are `invalid`, with the field at fault. */
export function wrongQueries(
  question: Question,
  sound: AnyQuery,
): readonly (readonly [why: string, path: string, query: unknown])[] {
  const { required } = specOf(question).fields;
  const isSeries = fieldsOf(question).includes('from');
  return [
    ['no query', '', undefined],
    ['a query that is a text', '', 'kospi'],
    ['an unknown field', 'date', { ...sound, date: '2026-11-20' }],
    ...required.map(
      (path) => [`a query without ${path}`, path, { ...sound, [path]: undefined }] as const,
    ),
    ...fieldsOf(question).flatMap((path) =>
      Object.entries(WRONG[path]).map(
        ([why, value]) => [why, path, { ...sound, [path]: value }] as const,
      ),
    ),
    ...(isSeries
      ? [['a range that ends before it begins', 'from', { ...sound, ...BACKWARDS }] as const]
      : []),
  ];
}
const BACKWARDS = { from: '2026-11-20', to: '2026-11-19' };

/** Queries that are sound and outside an offer, each with the reason. */
export function unofferedQueries(
  capabilities: Capabilities,
  question: Question,
): readonly (readonly [why: string, query: AnyQuery])[] {
  const sound = sampleOf(capabilities, question);
  const { markets, sectors, venues, measures, by, history } = partsOf(capabilities, question);
  const has = (field: Field): boolean => fieldsOf(question).includes(field);
  const without = <Value>(all: readonly Value[], offered: readonly Value[] = all) =>
    all.filter((it) => !offered.includes(it));
  const { sector: _, ...unsectored } = sound;
  return [
    ...(specOf(question).fields.required.includes('sector') ? [] : without(MARKETS, markets)).map(
      (market) => [`the market ${market}`, { ...unsectored, market }] as const,
    ),
    ...(has('sector') ? (['kospi', 'kosdaq'] as const) : [])
      .filter((market) => markets?.includes(market) ?? false)
      .flatMap((market) =>
        without(
          sectorsOf(market).map(({ id }) => id),
          sectors?.[market],
        ).map((sector) => [`${sector} of ${market}`, { ...sound, market, sector }] as const),
      ),
    ...(has('venue') ? without(VENUES, venues) : []).map(
      (venue) => [`the venue ${venue}`, { ...sound, venue }] as const,
    ),
    ...(has('measures') ? without(MEASURES, measures) : []).map(
      (measure) => [`the measure ${measure}`, { ...sound, measures: [measure] }] as const,
    ),
    ...(has('by') ? RANKING_BASES.filter((basis) => by?.[basis] === undefined) : []).map(
      (basis) => [`the basis ${basis}`, { ...sound, by: basis }] as const,
    ),
    ...(has('day') && history?.kind === 'latest-session'
      ? [['a day before the latest session', { ...sound, day: '2026-06-02' }] as const]
      : []),
    ...((has('day') && has('venue') && venues?.filter((it) => it !== 'krx')) || []).map(
      (venue) => [`${venue} before it opened`, { ...sound, venue, day: '2025-02-28' }] as const,
    ),
  ];
}
