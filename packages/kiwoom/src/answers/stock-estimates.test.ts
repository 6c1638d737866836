import { expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { ESTIMATE_ROW } from '../__fixtures__/program-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { type Given, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T14:40').broker;
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: '/api/dostk/chart', list: 'opmr_invsr_trde_chart', rows });
const stock = '005930';
const isVolume = ({ body }: Sent): boolean => body['amt_qty_tp'] === '2';

it('joins amounts and shares by their time, oldest first', async () => {
  const early = { ...ESTIMATE_ROW, tm: '092200' };
  const sent = serve((it) =>
    isVolume(it)
      ? [
          { ...ESTIMATE_ROW, frgnr_invsr: '-912000' },
          { ...ESTIMATE_ROW, tm: '143200' },
        ]
      : [early, ESTIMATE_ROW],
  );
  const { broker } = openedAt('2026-07-01T14:40');
  const query = { stock, measures: ['value', 'volume'] } as const;
  const rows = valueOf(await broker.stockEstimates(query));
  expect(sent).toMatchObject([
    { api: 'ka10064', body: { mrkt_tp: '000', trde_tp: '0', stk_cd: stock } },
    {},
  ]);
  expect(rows.map(({ time }) => time)).toEqual(['09:22:00', '14:31:00', '14:32:00']);
  expect(rows[1]).toMatchObject({
    stock,
    day: '2026-07-01',
    dayBasis: 'assumed',
    status: 'estimated',
    value: {
      foreign: { net: -212_372_000_000 },
      institution: { net: -451_250_000_000 },
      investmentTrust: { net: 1_000_000 },
      insurance: { net: 2_000_000 },
      bank: { net: 3_000_000 },
      pension: { net: 4_000_000 },
      otherCorporation: { net: 5_000_000 },
      government: { net: 6_000_000 },
    },
    volume: { foreign: { net: -912_000 } },
    rounding: { value: 1_000_000, volume: 1000 },
  });
  expect(rows[0]).not.toHaveProperty('volume');
  expect(rows[0]?.rounding).toEqual({ value: 1_000_000 });
  expect(rows[2]).not.toHaveProperty('value');
  // An axis drawn in the wrong unit was seen elsewhere: the price between the two must be one of the day.
  const [money, shares] = [rows[1]?.value?.foreign?.net, rows[1]?.volume?.foreign?.net];
  expect((money ?? NaN) / (shares ?? NaN)).toBeCloseTo(232_864, 0);
  expect(valueOf(broker.estimate('stockEstimates', query)).calls).toBe(2);
});

it('has no part whose column is missing', async () => {
  serve(() => [without(ESTIMATE_ROW, 'bank')]);
  const [first] = valueOf(await kiwoom().stockEstimates({ stock }));
  expect(first?.value).not.toHaveProperty('bank');
});

it('without foreigners is unreadable', async () => {
  serve(() => [without(ESTIMATE_ROW, 'frgnr_invsr')]);
  expect(errorOf(await kiwoom().stockEstimates({ stock })).kind).toBe('unreadable');
});

it('is empty where nothing has been estimated', async () => {
  serve(() => []);
  expect(errorOf(await kiwoom().stockEstimates({ stock })).kind).toBe('empty');
});
