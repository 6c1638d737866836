import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSound, isWhole, valueOf } from '../__fixtures__/results.ts';
import { INVESTOR_COLUMNS, STOCK_ROW } from '../__fixtures__/stock-rows.ts';
import { ka10059, netsOf, STEPS } from './ka10059.ts';

const QUERY = {
  stock: '005930',
  venue: 'krx',
  measure: 'value',
  to: '2026-06-30',
  cursor: undefined,
} as const;
const read = (row: object) =>
  ka10059.read({ stk_invsr_orgn: [row] }, QUERY).andThen(([first]) => {
    if (first === undefined) throw new Error('no row');
    return first.read();
  });

it('any nets come back as they were, in won and in shares', () => {
  const nets = fc.record(
    Object.fromEntries(
      INVESTOR_COLUMNS.map((it) => [it, fc.integer({ min: -900_000_000, max: 900_000_000 })]),
    ),
  );
  const styles = fc.constantFrom(
    (value: number) => `${value}`,
    (value: number) => (value > 0 ? `+${value}` : `${value}`),
    (value: number) => (value < 0 ? `-${value}` : `${value}`),
  );
  fc.assert(
    fc.property(nets, styles, fc.constantFrom(STEPS.value, STEPS.volume), (truth, write, step) => {
      const texts = Object.entries(truth).map(([column, value]) => [column, write(value)]);
      const table = netsOf(valueOf(read({ ...STOCK_ROW, ...Object.fromEntries(texts) })), step);
      const of = (column: (typeof INVESTOR_COLUMNS)[number]) => (truth[column] ?? NaN) * step + 0;
      expect(isSound(table) && isWhole(table)).toBe(true);
      expect(table.individual.net).toBe(of('ind_invsr'));
      expect(table.institution.net).toBe(of('orgn'));
      expect(table.foreign.net).toBe(of('frgnr_invsr') + of('natfor') + 0);
      expect(table.pension?.net).toBe(of('penfnd_etc'));
      expect(table.otherFinance?.net).toBe(of('etc_fnnc'));
    }),
  );
});

it('whatever stands in a column is refused with its path, or read as whole numbers', () => {
  const column = fc.constantFrom(...Object.keys(STOCK_ROW));
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.double().map(String),
    fc.constantFrom('-', '+-1', '--', '1.', '4294967295', '-0', '９'),
  );
  fc.assert(
    fc.property(column, junk, (name, value) => {
      const answer = read({ ...STOCK_ROW, [name]: value });
      if (answer.isErr()) expect(answer.error.every(({ path }) => path !== '')).toBe(true);
      else expect(isSound(answer.value) && isWhole(netsOf(answer.value, STEPS.value))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('whatever stands for the body, the list or a row never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const body of [value, { stk_invsr_orgn: value }, { stk_invsr_orgn: [value] }]) {
        const answer = ka10059.read(body, QUERY);
        const rows = answer.isOk() ? answer.value : [];
        expect(rows.every((row) => row.read().isErr())).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
