import { describe, expect, it } from 'vitest';
import { INDEX_NOW, zeroIndex } from '../__fixtures__/index-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { asking, refusing, serving } from '../__fixtures__/serving.ts';
import { pairsOf } from '../wire/codes.ts';

offline();

const PATH = 'inquire-index-price';
const CODES = pairsOf('kosdaq').map(({ pair }) => pair.sector);
const served = (by: Readonly<Record<string, unknown>> = {}) =>
  serving(PATH, ({ FID_INPUT_ISCD: code = '' }) => ({ output: by[code] ?? INDEX_NOW }));

describe('one index', () => {
  it('is one call, with its range, volume, turnover and breadth', async () => {
    const asked = served();
    const query = { market: 'kospi', sector: 'all' } as const;
    const { broker } = asking(Date.parse('2026-07-01T10:00:00+09:00'));
    const quotes = valueOf(await broker.sectorIndexes(query));
    expect(asked).toEqual([{ FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: '0001' }]);
    expect(quotes).toEqual([
      {
        broker: 'koreainvestment',
        environment: 'live',
        api: 'FHPUP02100000',
        observedAt: '2026-07-01T01:00:00.000Z',
        market: 'kospi',
        sector: { id: 'all', level: 'total', code: '0001', name: '종합' },
        day: '2026-07-01',
        dayBasis: 'assumed',
        status: 'provisional',
        price: 2807.63,
        change: 10.3,
        changePercent: 0.37,
        open: 2802.1,
        high: 2812.62,
        low: 2796.37,
        volume: 758_166_000,
        turnover: 13_576_970_000_000,
        rounding: { volume: 1000, turnover: 1_000_000 },
        breadth: { advancing: 499, upperLimit: 4, unchanged: 62, declining: 371, lowerLimit: 0 },
      },
    ]);
  });

  it('that falls has a change below 0 and a level above it', async () => {
    served({
      '0001': {
        ...INDEX_NOW,
        bstp_nmix_prdy_vrss: '-10.30',
        bstp_nmix_prdy_ctrt: '-0.37',
        prdy_vrss_sign: '5',
      },
    });
    const [quote] = valueOf(
      await asking().broker.sectorIndexes({ market: 'kospi', sector: 'all' }),
    );
    expect(quote).toMatchObject({ price: 2807.63, change: -10.3, changePercent: -0.37 });
  });

  it('before the opening is of the session before', async () => {
    served();
    const { broker } = asking(Date.parse('2026-07-01T08:59:00+09:00'));
    const [quote] = valueOf(await broker.sectorIndexes({ market: 'kospi', sector: 'all' }));
    expect(quote?.day).toBe('2026-06-30');
  });

  it('has no range where the broker writes 0', async () => {
    served({
      '0001': { ...INDEX_NOW, bstp_nmix_oprc: '0.00', bstp_nmix_hgpr: '', bstp_nmix_lwpr: '0.00' },
    });
    const [quote] = valueOf(
      await asking().broker.sectorIndexes({ market: 'kospi', sector: 'all' }),
    );
    for (const name of ['open', 'high', 'low']) expect(quote).not.toHaveProperty(name);
  });

  it('of a code that the broker does not know is empty', async () => {
    served({ '1043': zeroIndex(INDEX_NOW) });
    const query = { market: 'kosdaq', sector: 'venture' } as const;
    expect(errorOf(await asking().broker.sectorIndexes(query)).kind).toBe('empty');
  });
});

describe('every index of a market', () => {
  it('is a call a sector, in the order of the registry; one that is 0 is left out and announced', async () => {
    const asked = served({ '1042': zeroIndex(INDEX_NOW), '1049': {} });
    const { broker, leftOut, options } = asking();
    const quotes = valueOf(await broker.sectorIndexes({ market: 'kosdaq' }, options));
    expect(quotes.map(({ sector }) => sector.code)).toEqual(
      CODES.filter((code) => code !== '1042' && code !== '1049'),
    );
    expect(leftOut).toEqual([
      { code: '1042', because: 'the index is 0' },
      { code: '1049', because: 'the sector has no index' },
    ]);
    expect(asked).toHaveLength(CODES.length);
    expect(valueOf(broker.estimate('sectorIndexes', { market: 'kosdaq' })).calls).toBe(
      CODES.length,
    );
  });

  it.each([
    ['refused', refusing('OPSQ2001', 'ERROR INVALID FID_INPUT_ISCD'), 'rejected'],
    ['without a column', { output: without(INDEX_NOW, 'down_issu_cnt') }, 'unreadable'],
    ['with two rows', { output: [INDEX_NOW, INDEX_NOW] }, 'unreadable'],
  ])('fails where one is %s', async (_, answer, kind) => {
    serving(PATH, ({ FID_INPUT_ISCD: code }) => (code === '1010' ? answer : { output: INDEX_NOW }));
    expect(errorOf(await asking().broker.sectorIndexes({ market: 'kosdaq' })).kind).toBe(kind);
  });
});
