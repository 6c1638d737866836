import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { PROGRAM_DAY, PROGRAM_MINUTE, STOCK_PROGRAM_DAY } from '../__fixtures__/program-rows.ts';
import { fhppg04600001, kindsOf } from './fhppg04600001.ts';
import { fhppg04600101, kindsOf as minuteOf } from './fhppg04600101.ts';
import { fhppg04650201, tradeOf } from './fhppg04650201.ts';

const DAYS = { market: 'kospi', from: '2024-06-01', to: '2024-07-01' } as const;
const NOW = { market: 'kosdaq' } as const;
const STOCK = { stock: '005930', asOf: '2024-05-31' };
const day = reader(fhppg04600001, 'output', DAYS);
const minute = reader(fhppg04600101, 'output', NOW);
const stock = reader(fhppg04650201, 'output', STOCK);

describe('a day of a market', () => {
  const [value, volume] = [
    kindsOf(day.read(PROGRAM_DAY), 'value'),
    kindsOf(day.read(PROGRAM_DAY), 'volume'),
  ];
  it('is read in won and shares, by kind', () => {
    expect(value).toEqual({
      arbitrage: { net: 52_428_000_000, buy: 87_228_000_000, sell: 34_800_000_000 },
      nonArbitrage: { net: -182_480_000_000, buy: 1_887_065_000_000, sell: 2_069_545_000_000 },
      total: { net: -130_052_000_000, buy: 1_974_294_000_000, sell: 2_104_346_000_000 },
    });
    expect(volume.total).toEqual({ net: -8_915_000, buy: 60_057_000, sell: 68_972_000 });
  });

  it('keeps its identities within a step: kinds add up, bought less sold is the net', () => {
    for (const [kinds, step] of [
      [value, 1_000_000],
      [volume, 1000],
    ] as const) {
      const { arbitrage, nonArbitrage, total } = kinds;
      for (const side of ['net', 'buy', 'sell'] as const) {
        const parts = (arbitrage[side] ?? NaN) + (nonArbitrage[side] ?? NaN);
        expect(Math.abs(parts - (total[side] ?? NaN))).toBeLessThanOrEqual(step);
      }
      for (const { net, buy = NaN, sell = NaN } of [arbitrage, nonArbitrage, total])
        expect(Math.abs(buy - sell - net)).toBeLessThanOrEqual(step);
    }
  });

  it('proves its units: the rates beside it make the turnover and volume of KOSPI that day', () => {
    const turnover = (value.total.sell ?? NaN) / (Number(PROGRAM_DAY.whol_seln_tr_pbmn_rate) / 100);
    const shares = (volume.total.sell ?? NaN) / (Number(PROGRAM_DAY.whol_seln_vol_rate) / 100);
    expect(turnover / 1e12).toBeCloseTo(9.94, 1);
    expect(shares / 1e6).toBeCloseTo(459, 0);
  });
});

describe('a minute of a market', () => {
  it('is read in won, of the whole its net alone', () => {
    expect(minuteOf(minute.read(PROGRAM_MINUTE))).toEqual({
      arbitrage: { net: 276_905_000_000, buy: 340_275_000_000, sell: 63_370_000_000 },
      nonArbitrage: { net: 859_384_000_000, buy: 2_981_823_000_000, sell: 2_122_439_000_000 },
      total: { net: 1_136_289_000_000 },
    });
    expect(minute.row(PROGRAM_MINUTE).key).toBe('15:00:00');
  });

  it('proves its unit: the rate beside it makes a turnover of some trillions', () => {
    const sell = minuteOf(minute.read(PROGRAM_MINUTE)).nonArbitrage.sell ?? NaN;
    const turnover = sell / (Number(PROGRAM_MINUTE.nabt_smtm_seln_tr_pbmn_rate) / 100);
    expect(turnover / 1e12).toBeCloseTo(10.9, 1);
  });

  it.each(['', '240000', '150060', '15:00:00', undefined])('is refused at %j', (bsop_hour) => {
    expect(minute.wrong({ ...PROGRAM_MINUTE, bsop_hour })).toEqual(['bsop_hour']);
  });
});

describe('a day of a stock', () => {
  const row = stock.read(STOCK_PROGRAM_DAY);
  it('is read in won, which is proven by a price of the day, and in shares', () => {
    const [value, volume] = [tradeOf(row, 'value'), tradeOf(row, 'volume')];
    expect(value).toEqual({ net: -261_775_932_200, buy: 714_977_274_500, sell: 976_753_206_700 });
    expect(volume).toEqual({ net: -3_552_043, buy: 9_690_098, sell: 13_242_141 });
    expect(Math.round((value.sell ?? NaN) / (volume.sell ?? NaN))).toBe(73_761);
    for (const { net, buy = NaN, sell = NaN } of [value, volume]) expect(buy - sell).toBe(net);
  });
});
