/** What a column counts. */
export type Unit =
  | 'amount'
  | 'price'
  | 'shares'
  | 'contracts'
  | 'percent'
  | 'points'
  | 'sessions'
  | 'count'
  /** A name, a code or one of a few words: may be a broker's. */
  | 'text'
  /** A sentence of this library. */
  | 'words';

const EOK = 100_000_000;
/** An amount in 억원 has two decimals, so its step is 1,000,000 won, the finest step of both brokers' amounts. */
const STEP = 1_000_000;

/** An amount of won as it is shown: 억원 with two decimals, or whole won. */
export const amountIn = (won: number, exact: boolean): number =>
  exact ? won : Math.round(won / STEP) / (EOK / STEP) + 0;

const WORDS: { readonly [U in Exclude<Unit, 'amount'>]: string | undefined } = {
  price: '원 (won)',
  shares: '주 (shares)',
  contracts: '계약 (contracts)',
  percent: '% (percent)',
  points: '포인트 (index points)',
  sessions: '거래일 (sessions)',
  count: undefined,
  text: undefined,
  words: undefined,
};

/** The unit of a column in words; nothing for texts and plain counts. */
export function unitText(unit: Unit, exact: boolean): string | undefined {
  if (unit !== 'amount') return WORDS[unit];
  return exact ? '원 (won)' : '억원 (100,000,000 won)';
}

/** The units of a table in one sentence. */
export function unitSentence(units: readonly Unit[], exact: boolean): string {
  const others = [...new Set(units)].flatMap((unit) =>
    unit === 'amount' ? [] : (unitText(unit, exact) ?? []),
  );
  const amounts = exact
    ? 'amounts in 원: whole won'
    : 'amounts in 억원: 1 is 100,000,000 won (1억원 = 100백만원), rounded to 0.01';
  const said = units.includes('amount') ? [amounts, ...others] : others;
  return said.length === 0 ? 'no unit: names and codes' : said.join('; ');
}
