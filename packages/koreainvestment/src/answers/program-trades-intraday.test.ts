import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { PROGRAM_MINUTE, withFigure } from '../__fixtures__/program-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { asking, serving } from '../__fixtures__/serving.ts';

offline();

const PATH = 'comp-program-trade-today';
const at = (bsop_hour: string, row: object = PROGRAM_MINUTE) => ({ ...row, bsop_hour });
const served = (rows: readonly object[]) => serving(PATH, () => ({ output: rows }));
const now = Date.parse('2026-07-01T15:00:30+09:00');
const market = 'kospi';

describe('programme trading by minute', () => {
  it('is one call, oldest first, of a day that is assumed; a minute that is absent stays absent', async () => {
    const asked = served([at('150000'), at('145900'), at('145600')]);
    const trades = valueOf(await asking(now).broker.programTradesIntraday({ market }));
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_MRKT_CLS_CODE: 'K',
        FID_SCTN_CLS_CODE: '',
        FID_INPUT_ISCD: '',
        FID_COND_MRKT_DIV_CODE1: '',
        FID_INPUT_HOUR_1: '',
      },
    ]);
    expect(trades.map(({ time }) => time)).toEqual(['14:56:00', '14:59:00', '15:00:00']);
    expect(trades[0]).toMatchObject({
      api: 'FHPPG04600101',
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'provisional',
      total: { net: 1_136_289_000_000 },
      rounding: { value: 1_000_000 },
    });
    expect(trades[0]?.total).toEqual({ net: 1_136_289_000_000 });
    expect(trades[0]).not.toHaveProperty('volume');
  });

  it('takes a minute once that comes twice with the same figures', async () => {
    served([at('150000'), at('145900'), at('145900')]);
    expect(valueOf(await asking(now).broker.programTradesIntraday({ market }))).toHaveLength(2);
  });

  it.each([
    [
      'one minute twice with other figures',
      [at('145900'), { ...at('145900'), arbt_smtn_ntby_tr_pbmn: '1' }],
      'unreadable',
    ],
    ['minutes that go forward', [at('145800'), at('145900')], 'unreadable'],
    [
      'a minute without a column',
      [at('145900', without(PROGRAM_MINUTE, 'whol_smtn_ntby_tr_pbmn'))],
      'unreadable',
    ],
    ['minutes that are still to come', [at('200000'), at('145900')], 'empty'],
    ['zeros alone', [at('090100', withFigure(PROGRAM_MINUTE, '0'))], 'empty'],
    ['no row', [], 'empty'],
  ])('is no answer: %s', async (_, rows, kind) => {
    served(rows);
    expect(errorOf(await asking(now).broker.programTradesIntraday({ market })).kind).toBe(kind);
  });

  it('is of the session before on a weekend', async () => {
    served([at('153000')]);
    const { broker } = asking(Date.parse('2026-07-04T12:00:00+09:00'));
    const [trade] = valueOf(await broker.programTradesIntraday({ market }));
    expect(trade?.day).toBe('2026-07-03');
  });

  it('of an earlier day is not asked', () => {
    const refusal = asking(now).broker.refusal('programTradesIntraday', {
      market,
      day: '2026-06-30',
    });
    expect(refusal?.kind).toBe('unsupported');
  });
});
