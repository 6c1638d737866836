import { holdingViolations } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { asking, serving } from '../__fixtures__/serving.ts';

offline();

const stock = '000660';
/** Four columns of the official example, 000660 on 2022-01-13, with a change of our own. */
const QUOTE = {
  stck_prpr: '128500',
  acml_vol: '2669075',
  frgn_hldn_qty: '360220601',
  lstn_stcn: '728002365',
  hts_frgn_ehrt: '49.48',
  frgn_ntby_qty: '-293389',
};
const served = (output: unknown = QUOTE) => serving('inquire-price', () => ({ output }));

describe('what foreigners hold', () => {
  it('is one call, and says what it assumes', async () => {
    const asked = served();
    const holdings = valueOf(await asking().broker.foreignHoldings({ stock }));
    expect(asked).toEqual([{ FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '000660' }]);
    expect(holdings).toEqual([
      {
        broker: 'koreainvestment',
        environment: 'live',
        api: 'FHKST01010100',
        observedAt: '2026-07-01T11:31:00.000Z',
        stock,
        venue: 'krx',
        day: '2026-07-01',
        dayBasis: 'assumed',
        status: 'provisional',
        heldShares: 360_220_601,
        ownershipPercent: (360_220_601 / 728_002_365) * 100,
        limitUsedPercent: 49.48,
        changeShares: -293_389,
      },
    ]);
    expect(holdings[0]?.ownershipPercent).toBeCloseTo(49.48, 2);
    expect(holdingViolations(holdings)).toEqual([]);
  });

  it('of a stock with a limit is less of the listed shares than of the limit', async () => {
    served({ ...QUOTE, hts_frgn_ehrt: '100.00' });
    const [holding] = valueOf(await asking().broker.foreignHoldings({ stock }));
    expect(holding?.limitUsedPercent).toBe(100);
    expect(holding?.ownershipPercent).toBeLessThan(50);
  });

  it.each([
    ['0: not published yet', { ...QUOTE, frgn_ntby_qty: '0' }],
    ['a blank', { ...QUOTE, frgn_ntby_qty: '' }],
    ['a column that is missing', without(QUOTE, 'frgn_ntby_qty')],
  ])('has no change where the broker has %s', async (_, quote) => {
    served(quote);
    const [holding] = valueOf(await asking().broker.foreignHoldings({ stock }));
    expect(holding).not.toHaveProperty('changeShares');
    expect(holding?.heldShares).toBe(360_220_601);
  });

  it.each([
    ['20:30 of a day since KRX trades until 20:00', '2026-09-15T20:30:00+09:00', '2026-09-15'],
    ['a minute before', '2026-09-15T20:29:00+09:00', '2026-09-14'],
    ['19:30 before that', '2026-07-01T19:30:00+09:00', '2026-07-01'],
    ['15:41', '2026-07-01T15:41:00+09:00', '2026-06-30'],
    ['the night', '2026-07-02T00:01:00+09:00', '2026-07-01'],
    ['a Sunday', '2026-07-05T12:00:00+09:00', '2026-07-03'],
  ])('is of the latest session at rest: at %s', async (_, at, day) => {
    served();
    const [holding] = valueOf(await asking(Date.parse(at)).broker.foreignHoldings({ stock }));
    expect(holding).toMatchObject({ day, dayBasis: 'assumed', status: 'provisional' });
  });

  it('is not in a range that begins after its day', async () => {
    served();
    const { broker } = asking(Date.parse('2026-07-01T16:00:00+09:00'));
    expect(valueOf(await broker.foreignHoldings({ stock, from: '2026-07-01' }))).toEqual([]);
  });

  it('is served on the mock host too', async () => {
    expect(
      asking(undefined, { environment: 'mock' }).broker.capabilities.foreignHoldings,
    ).toMatchObject({
      support: 'partial',
      history: { kind: 'latest-session' },
    });
  });
});

it('a day before the latest is not asked', () => {
  const refusal = asking().broker.refusal('foreignHoldings', { stock, to: '2026-06-30' });
  expect(refusal?.kind).toBe('unsupported');
});

describe('an answer without a holding', () => {
  it.each([
    ['no output', {}, 'empty'],
    [
      'nothing but blanks',
      Object.fromEntries(Object.keys(QUOTE).map((name) => [name, ''])),
      'empty',
    ],
    [
      'no listed shares: an unknown stock',
      { ...QUOTE, lstn_stcn: '0', frgn_hldn_qty: '0' },
      'empty',
    ],
    ['a blank holding', { ...QUOTE, frgn_hldn_qty: '' }, 'unreadable'],
    ['no use of the limit', without(QUOTE, 'hts_frgn_ehrt'), 'unreadable'],
    ['a holding below 0', { ...QUOTE, frgn_hldn_qty: '-1' }, 'unreadable'],
    ['a saturated holding', { ...QUOTE, frgn_hldn_qty: '4294967295' }, 'unreadable'],
    ['two rows', [QUOTE, QUOTE], 'unreadable'],
  ])('is no holding of 0: %s', async (_, output, kind) => {
    served(output);
    expect(errorOf(await asking().broker.foreignHoldings({ stock })).kind).toBe(kind);
  });
});
