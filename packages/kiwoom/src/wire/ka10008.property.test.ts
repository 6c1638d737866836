import { addDays } from '@investor-flow/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSound, isWhole, valueOf } from '../__fixtures__/results.ts';
import { DAY_ROW } from '../__fixtures__/rows.ts';
import { ka10008 } from './ka10008.ts';

const QUERY = { stock: '005930', venue: 'krx', cursor: undefined } as const;

const colour = (moved: number): string => (moved > 0 ? '+' : moved < 0 ? '-' : '');
/** Kiwoom writes a share with two decimals, and with a plus unless it is nothing. */
const percentText = (part: number, whole: number): string => {
  const hundredths = Math.floor((part / whole) * 10_000 + 0.5);
  const digits = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return hundredths === 0 ? digits : `+${digits}`;
};

const count = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
const signed = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most });

it('any day comes back as it was', () => {
  const truths = fc.record({
    day: fc.integer({ min: 0, max: 8000 }).map((days) => addDays('2009-11-01', days)),
    close: fc.integer({ min: 1, max: 5_000_000 }),
    moved: signed(900_000),
    traded: count(2_000_000_000),
    changed: signed(900_000_000),
    limit: fc.integer({ min: 1, max: 9_000_000_000 }).filter((entry) => entry !== 2 ** 32 - 1),
    moveOfLimit: signed(100_000_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    minus: fc.constantFrom('-', '--'),
  });
  fc.assert(
    fc.property(truths, (truth) => {
      const held = Math.floor(truth.limit * truth.share);
      const text = (value: number): string => (value < 0 ? `${truth.minus}${-value}` : `${value}`);
      const row = {
        dt: truth.day.split('-').join(''),
        close_pric: `${colour(truth.moved)}${truth.close}`,
        pred_pre: `${colour(truth.moved)}${Math.abs(truth.moved)}`,
        trde_qty: `${truth.traded}`,
        chg_qty: text(truth.changed),
        poss_stkcnt: `${held}`,
        wght: percentText(held, truth.limit * 2),
        gain_pos_stkcnt: `${truth.limit - held}`,
        frgnr_limit: `${truth.limit}`,
        frgnr_limit_irds: text(truth.moveOfLimit),
        limit_exh_rt: percentText(held, truth.limit),
      };
      const isSaturated = Object.values(row).some((entry) =>
        /^(214748364[78]|4294967295)$/.test(entry),
      );
      fc.pre(!isSaturated);
      const [read] = valueOf(ka10008.read({ stk_frgnr: [row] }, QUERY));
      const figures = read === undefined ? undefined : valueOf(read.figures());
      expect(isSound(figures)).toBe(true);
      expect(figures).toMatchObject({
        day: truth.day,
        close: truth.close,
        closeChange: truth.moved + 0,
        tradedShares: truth.traded,
        changeShares: truth.changed + 0,
        heldShares: held,
        acquirableShares: truth.limit - held,
        limitShares: truth.limit,
        limitChangeShares: truth.moveOfLimit + 0,
      });
      expect(figures?.ownershipPercent).toBeCloseTo((held / truth.limit) * 50, 1);
      expect(figures?.limitUsedPercent).toBeCloseTo((held / truth.limit) * 100, 1);
      expect((figures?.heldShares ?? NaN) + (figures?.acquirableShares ?? NaN)).toBe(truth.limit);
    }),
  );
});

it('whatever stands in a column is refused or read as numbers that are exact', () => {
  const column = fc.constantFrom(...Object.keys(DAY_ROW));
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.constantFrom('-', '+-1', '--', '1.', '4294967295', '-0', '９'),
  );
  fc.assert(
    fc.property(column, junk, (name, value) => {
      const answer = ka10008.read({ stk_frgnr: [{ ...DAY_ROW, [name]: value }] }, QUERY);
      const figures = answer.andThen(([row]) => row?.figures() ?? answer);
      const isRefused = figures.isErr() && figures.error.every(({ path }) => path !== '');
      const percents = ['ownershipPercent', 'limitUsedPercent'];
      const isRead =
        figures.isOk() &&
        'day' in figures.value &&
        isSound(figures.value) &&
        Object.entries(figures.value).every(
          ([field, entry]) => percents.includes(field) || isWhole(entry),
        );
      expect(isRefused || isRead).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('whatever stands for the body, the list or a row is refused and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const body of [value, { stk_frgnr: value }, { stk_frgnr: [value] }]) {
        const answer = ka10008.read(body, QUERY);
        const rows = answer.isOk() ? answer.value : [];
        expect(rows.every((row) => row.figures().isErr())).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
