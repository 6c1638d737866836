import { setImmediate, setTimeout as later } from 'node:timers/promises';
import { type CallEvent } from '@investor-flow/adapter-kit';
import { flowViolations, type Market, sectorsOf } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  flowBody,
  flowing,
  flowRow,
  granted,
  HOST,
  movingClock,
  offline,
  opened,
  PATHS,
} from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { BLANK_ROW, OFFICIAL_ROW, VALUE_COLUMNS } from '../__fixtures__/rows.ts';
import kospi from '../wire/__fixtures__/fhptj04030000.kospi.synthetic.json' with { type: 'json' };
import futures from '../wire/__fixtures__/fhptj04030000.stock-futures.synthetic.json' with { type: 'json' };
import { pairsOf } from '../wire/codes.ts';

offline();

const ZEROS = Object.fromEntries(Object.keys(OFFICIAL_ROW).map((column) => [column, '0']));
const BOTH = ['volume', 'value', 'volume'] as const;

describe('a session that opens while the question waits', () => {
  it.each([{}, { day: '2026-06-30' }])(
    'makes no answer about the one before it: %j',
    async (asked) => {
      const minuteBefore = movingClock(Date.parse('2026-07-01T08:59:30+09:00'));
      answering(PATHS.token, [
        { status: 403, body: { error_code: 'EGW00133', error_description: '1분당 1회' } },
        granted(),
      ]);
      answering(PATHS.flow, [flowRow()]);
      const { broker } = opened({ clock: minuteBefore });
      const result = await broker.investorFlow({ market: 'kospi', ...asked });
      expect(errorOf(result)).toMatchObject({
        kind: 'unavailable',
        cause: { code: 'SESSION_CHANGED' },
      });
    },
  );
});

it('derivatives open at 08:45, and their answer is about the day that opened', async () => {
  const early = movingClock(Date.parse('2026-07-01T08:50:00+09:00'));
  flowing(flowRow(), flowRow());
  const { broker } = opened({ clock: early });
  const futures200 = await broker.investorFlow({ market: 'kospi200-futures' });
  expect(valueOf(futures200).day).toBe('2026-07-01');
  expect(valueOf(await broker.investorFlow({ market: 'kospi' })).day).toBe('2026-06-30');
});

describe('the flow of a market', () => {
  it('is the official example, as it says', async () => {
    flowing(flowRow());
    const flow = valueOf(await opened().broker.investorFlow({ market: 'kospi', measures: BOTH }));
    expect(flow).toMatchObject({
      broker: 'koreainvestment',
      environment: 'live',
      api: 'FHPTJ04030000',
      market: 'kospi',
      sector: { id: 'all', level: 'total', code: '0001', name: '종합' },
      venue: 'krx',
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'provisional',
      observedAt: '2026-07-01T06:00:00.000Z',
      volumeUnit: 'share',
      rounding: { value: 1_000_000, volume: 1000 },
      derived: [],
      assumed: ['day', 'venue'],
    });
    expect(flow.value?.foreign).toEqual({
      sell: 2_818_983_000_000,
      buy: 2_967_639_000_000,
      net: 148_656_000_000,
    });
    expect(flow.volume?.foreign.net).toBe(-5_290_000);
    expect(flow).not.toHaveProperty('index');
    expect(flowViolations(flow)).toEqual([]);
  });

  it.each([
    ['kospi', kospi.output],
    ['stock-futures', futures.output],
  ] as const)('of %s keeps every rule of a market', async (market, output) => {
    flowing({ body: flowBody(output) });
    const flow = valueOf(await opened().broker.investorFlow({ market, measures: BOTH }));
    expect(flowViolations(flow)).toEqual([]);
  });

  it.each(['value', 'volume'] as const)(
    'shows when its sides were swapped: %s',
    async (measure) => {
      const swapped = Object.fromEntries(
        Object.entries(OFFICIAL_ROW).map(([column, text]) => [
          column.replace(/seln|shnu/, (side) => (side === 'seln' ? 'shnu' : 'seln')),
          text,
        ]),
      );
      flowing(flowRow(swapped));
      const flow = await opened().broker.investorFlow({ market: 'kospi', measures: [measure] });
      const rules = flowViolations(valueOf(flow)).map(({ rule }) => rule);
      expect(rules).toContain('buy-sell-net');
    },
  );

  it('of derivatives counts contracts', async () => {
    flowing({ body: flowBody(futures.output) });
    const query = { market: 'stock-futures', measures: ['volume'] } as const;
    const flow = valueOf(await opened().broker.investorFlow(query));
    expect(flow.volumeUnit).toBe('contract');
    expect(flow.assumed).toEqual(['day', 'venue', 'volume-unit']);
    expect(flow.rounding).toEqual({ volume: 1 });
    expect(flow).not.toHaveProperty('value');
    expect(flow.volume?.foreign.buy).toBe(Number(futures.output[0]?.frgn_shnu_vol));
  });

  it('is a flow where every net is 0 and something was traded', async () => {
    flowing(flowRow({ ...ZEROS, prsn_shnu_vol: '5', prsn_seln_vol: '5' }));
    const query = { market: 'kospi', measures: ['volume'] } as const;
    const { volume } = valueOf(await opened().broker.investorFlow(query));
    expect(volume?.individual).toEqual({ net: 0, buy: 5000, sell: 5000 });
  });

  it.each<[string, object]>([
    ['every figure is 0', { output: [ZEROS] }],
    ['every figure is blank', { output: [BLANK_ROW] }],
    ['every figure is blank', { output: BLANK_ROW }],
    ['the answer has no row', { output: [] }],
    ['the answer has no row', { output: null }],
  ])('is empty where %s', async (because, { output }: { output?: unknown }) => {
    flowing({ body: flowBody(output) });
    const error = errorOf(await opened().broker.investorFlow({ market: 'kospi' }));
    expect(error).toMatchObject({ kind: 'empty', at: { api: 'FHPTJ04030000' }, because });
  });

  it('is empty where the measure asked for is all 0, whatever the other is', async () => {
    const untraded = Object.fromEntries(VALUE_COLUMNS.map((column) => [column, '0']));
    flowing(flowRow({ ...OFFICIAL_ROW, ...untraded }));
    expect(errorOf(await opened().broker.investorFlow({ market: 'kospi' })).kind).toBe('empty');
  });

  it('has one row: two are unreadable', async () => {
    flowing({ body: flowBody([OFFICIAL_ROW, OFFICIAL_ROW]) });
    expect(errorOf(await opened().broker.investorFlow({ market: 'kospi' }))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'output', message: 'must have one row' }],
    });
  });
});

describe('the day of a flow', () => {
  it.each([
    ['while the market is open', '2026-07-01T15:00:00+09:00', undefined, '2026-07-01'],
    ['before the opening', '2026-07-01T08:59:59+09:00', undefined, '2026-06-30'],
    ['on a Sunday', '2026-06-28T12:00:00+09:00', undefined, '2026-06-26'],
    ['by name', '2026-07-01T15:00:00+09:00', '2026-07-01', '2026-07-01'],
    ['by name on a Sunday', '2026-06-28T12:00:00+09:00', '2026-06-26', '2026-06-26'],
    ['after midnight', '2026-07-02T00:30:00+09:00', '2026-07-01', '2026-07-01'],
  ] as const)('is assumed and never final: %s', async (...[, now, asked, day]) => {
    answering(PATHS.token, [{ body: { access_token: 'opaque', expires_in: 86_400 } }]);
    answering(PATHS.flow, [flowRow()]);
    const { broker } = opened({ clock: movingClock(Date.parse(now)) });
    const query = { market: 'kospi', ...(asked === undefined ? {} : { day: asked }) } as const;
    expect(valueOf(await broker.investorFlow(query))).toMatchObject({
      day,
      dayBasis: 'assumed',
      status: 'provisional',
    });
  });
});

/** Answers every pair of a market by its sector's code, and keeps the codes in the order they came. */
function sectorsAnswered(
  market: Market,
  rowOf: (code: string) => object,
): { readonly asked: readonly string[] } {
  const asked: string[] = [];
  answering(PATHS.token, [granted()]);
  nock(HOST)
    .get(PATHS.flow)
    .query(true)
    .times(pairsOf(market).length)
    .optionally()
    .reply((uri) => {
      const query = new URL(uri, HOST).searchParams;
      const code = query.get('FID_INPUT_ISCD_2') ?? '';
      asked.push(code);
      return [200, rowOf(code)];
    });
  return { asked };
}
const leftOut = async (events: readonly CallEvent[]): Promise<readonly CallEvent[]> => {
  await setImmediate();
  return events.filter(({ type }) => type === 'left-out');
};

describe('all the sectors of a market', () => {
  it.each(['kospi', 'kosdaq'] as const)(
    'of %s are one call each, in the order of the registry',
    async (market) => {
      const { asked } = sectorsAnswered(market, () => flowBody([OFFICIAL_ROW]));
      const { broker, clock, events } = opened();
      const began = clock.now();
      const flows = valueOf(await broker.sectorFlows({ market, measures: ['value'] }));
      const expected = sectorsOf(market).filter(({ id }) => id !== 'kosdaq150');
      expect(flows.map(({ sector }) => sector.id)).toEqual(expected.map(({ id }) => id));
      expect(flows.map(({ sector }) => sector.name)).toEqual(expected.map(({ label }) => label.ko));
      expect(asked).toEqual(flows.map(({ sector }) => sector.code));
      expect(clock.now() - began).toBeGreaterThanOrEqual(
        Math.floor((flows.length - 1) / 15) * 1000,
      );
      expect(await leftOut(events)).toEqual([]);
    },
  );

  it('leave out one the broker knows nothing of, and announce it', async () => {
    sectorsAnswered('kospi', (code) => flowBody([code === '0028' ? BLANK_ROW : OFFICIAL_ROW]));
    const { broker, events } = opened();
    const flows = valueOf(await broker.sectorFlows({ market: 'kospi' }));
    expect(flows).toHaveLength(27);
    expect(flows.some(({ sector }) => sector.id === 'real-estate')).toBe(false);
    expect(await leftOut(events)).toEqual([
      {
        type: 'left-out',
        at: { broker: 'koreainvestment', operation: 'sectorFlows', api: 'FHPTJ04030000' },
        code: '0028',
        because: 'every figure is blank',
      },
    ]);
  });

  it('leave out one of which the broker says that there is nothing', async () => {
    const nothing = { rt_cd: '0', msg_cd: 'KIOK0560', msg1: '조회할 내용이 없습니다' };
    sectorsAnswered('kospi', (code) => (code === '0028' ? nothing : flowBody([OFFICIAL_ROW])));
    const { broker, events } = opened();
    expect(valueOf(await broker.sectorFlows({ market: 'kospi' }))).toHaveLength(27);
    expect(await leftOut(events)).toMatchObject([{ code: '0028' }]);
  });

  it('fail when a sign-in says that there is nothing: that is said of no sector', async () => {
    const nothing = { error_code: 'KIER2620', error_description: '조회할 자료가 없습니다' };
    answering(PATHS.token, [{ status: 403, body: nothing }]);
    const { broker, events } = opened();
    const error = errorOf(await broker.sectorFlows({ market: 'kospi' }));
    expect(error).toMatchObject({ kind: 'empty', code: 'KIER2620', at: { api: 'tokenP' } });
    expect(await leftOut(events)).toEqual([]);
  });

  it('leave out one without a row and one of zeros', async () => {
    sectorsAnswered('kospi', (code) =>
      flowBody(code === '0028' ? [] : [code === '0029' ? ZEROS : OFFICIAL_ROW]),
    );
    const leftOutRows: unknown[] = [];
    const options = { onLeftOut: (row: unknown) => leftOutRows.push(row) };
    expect(valueOf(await opened().broker.sectorFlows({ market: 'kospi' }, options))).toHaveLength(
      26,
    );
    expect(leftOutRows).toEqual([
      { code: '0028', because: 'the answer has no row' },
      { code: '0029', because: 'every figure is 0' },
    ]);
  });

  it('are empty where the whole market is', async () => {
    sectorsAnswered('kospi', (code) => flowBody([code === '0001' ? ZEROS : OFFICIAL_ROW]));
    expect(errorOf(await opened().broker.sectorFlows({ market: 'kospi' }))).toMatchObject({
      kind: 'empty',
      because: 'every figure is 0',
    });
  });

  it('fail when one fails, and the rest is not asked', async () => {
    const refusal = { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'ERROR INVALID' };
    const { asked } = sectorsAnswered('kosdaq', (code) =>
      code === '1003' ? refusal : flowBody([OFFICIAL_ROW]),
    );
    const fast = movingClock();
    const sleep = async (ms: number): Promise<void> => {
      while (answers() < asked.length) await later(5);
      await later(5);
      fast.move(ms);
    };
    const { broker, events } = opened({ clock: { ...fast, sleep }, requestsPerSecond: 1 });
    const answers = (): number =>
      events.filter(({ type, at }) => type === 'response' && at.api === 'FHPTJ04030000').length;
    expect(errorOf(await broker.sectorFlows({ market: 'kosdaq' }))).toMatchObject({
      kind: 'rejected',
      code: 'OPSQ2001',
      at: { operation: 'sectorFlows' },
    });
    expect(asked).toContain('1003');
    // The next may have been on its way already; the one after it is not.
    await later(100);
    const stopped = asked.length;
    expect(stopped).toBeLessThan(6);
    await later(100);
    expect(asked).toHaveLength(stopped);
  });

  it.each(['etf', 'kospi200-futures', 'weekly-thursday-puts'] as const)(
    'of %s are the whole market alone',
    async (market) => {
      flowing(flowRow());
      const flows = valueOf(await opened().broker.sectorFlows({ market }));
      expect(flows.map(({ sector }) => [sector.id, sector.level])).toEqual([['all', 'total']]);
    },
  );
});
