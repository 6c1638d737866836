import { setImmediate } from 'node:timers/promises';
import type { BrokerError, InvestorFlowQuery, Source } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import {
  answering,
  expectFitForLogs,
  granted,
  movingClock,
  offline,
  opened,
  PATHS,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';

offline();

/** Asks without a network: whatever is not refused before sending fails in another way. */
async function unsent(
  ask: (source: Source) => ReturnType<Source['investorFlow' | 'sectorFlows' | 'foreignHoldings']>,
  settings: Parameters<typeof opened>[0] = {},
): Promise<BrokerError> {
  const { broker, events } = opened(settings);
  const error = errorOf<BrokerError>(await ask(broker));
  await setImmediate();
  expect(events).toEqual([]);
  expectFitForLogs(error, events);
  return error;
}

/** What a caller without types may ask. */
const flow = (query: unknown) => (source: Source) =>
  source.investorFlow(query as InvestorFlowQuery);
const sectors = (query: unknown) => (source: Source) =>
  source.sectorFlows(query as InvestorFlowQuery);
const holdings = (source: Source) => source.foreignHoldings({ stock: '005930' });

describe('a wrong question is not sent', () => {
  it.each([
    ['no market', flow({}), 'market'],
    ['a market nobody has', flow({ market: 'nasdaq' }), 'market'],
    ['a field nobody knows', flow({ market: 'kospi', date: '2026-07-01' }), 'date'],
    ['a sector of the other market', flow({ market: 'kospi', sector: 'venture' }), 'sector'],
    ['a sector of a market without any', flow({ market: 'etf', sector: 'chemicals' }), 'sector'],
    ['a sector where all are asked', sectors({ market: 'kospi', sector: 'chemicals' }), 'sector'],
    ['no measures', flow({ market: 'kospi', measures: [] }), 'measures'],
    ['a day that is none', flow({ market: 'kospi', day: '2026-02-30' }), 'day'],
    ['a Saturday', flow({ market: 'kospi', day: '2026-06-27' }), 'day'],
    ['tomorrow', flow({ market: 'kospi', day: '2026-07-02' }), 'day'],
    ['no query', sectors(null), ''],
  ])('%s', async (_, ask, path) => {
    const error = await unsent(ask);
    expect(error).toMatchObject({
      kind: 'invalid',
      issues: [{ path }],
      at: { broker: 'koreainvestment' },
    });
    expect(error.at).not.toHaveProperty('api');
  });

  it('today, before the opening', async () => {
    const before = movingClock(Date.parse('2026-07-01T08:59:59+09:00'));
    const error = await unsent(flow({ market: 'kospi', day: '2026-07-01' }), { clock: before });
    expect(error).toMatchObject({ kind: 'invalid', issues: [{ path: 'day' }] });
  });
});

describe('what Korea Investment does not serve is not sent', () => {
  it.each([
    ['KOSDAQ 150, for which it has no code', flow({ market: 'kosdaq', sector: 'kosdaq150' })],
    ['Nextrade', flow({ market: 'kospi', venue: 'nxt' })],
    ['the united market', sectors({ market: 'kospi', venue: 'unified' })],
    ['the session before the latest', flow({ market: 'kospi', day: '2026-06-30' })],
    ['a day of another year', sectors({ market: 'kosdaq', day: '2014-07-01' })],
    ['holdings', holdings],
  ])('%s', async (_, ask) => {
    expect(await unsent(ask)).toMatchObject({
      kind: 'unsupported',
      because: expect.any(String) as string,
    });
  });

  it.each([
    ['a flow', flow({ market: 'kospi' })],
    ['sectors', sectors({ market: 'kosdaq' })],
    ['holdings', holdings],
  ])('%s at the mock host', async (_, ask) => {
    const error = await unsent(ask, { environment: 'mock' });
    expect(error.kind).toBe('unsupported');
  });

  it('and a wrong question of that kind is wrong first', async () => {
    const wrong = flow({ market: 'kospi', day: '2026-02-30' });
    expect((await unsent(wrong, { environment: 'mock' })).kind).toBe('invalid');
  });

  it('gives its pages in one failure', async () => {
    const source: Source = opened().broker;
    const kinds: string[] = [];
    for await (const page of source.foreignHoldingPages({ stock: '005930' }))
      kinds.push(page.isErr() ? page.error.kind : 'page');
    expect(kinds).toEqual(['unsupported']);
  });

  it('is known without asking', () => {
    const { broker } = opened();
    expect(broker.refusal('foreignHoldings', { stock: '005930' })?.kind).toBe('unsupported');
    expect(broker.refusal('foreignHoldings', { stock: '1' })?.kind).toBe('invalid');
    expect(broker.refusal('sectorFlows', { market: 'etf' })).toBeUndefined();
    expect(
      opened({ environment: 'mock' }).broker.refusal('sectorFlows', { market: 'etf' })?.kind,
    ).toBe('unsupported');
  });
});

describe('a question that is let go', () => {
  const kospi = { market: 'kospi' } as const;

  it('before it is asked, is not sent, however wrong it is', async () => {
    const signal = AbortSignal.abort();
    const error = await unsent((source) =>
      source.investorFlow({ market: 'nowhere' } as unknown as InvestorFlowQuery, { signal }),
    );
    expect(error).toMatchObject({
      kind: 'cancelled',
      message: 'The caller cancelled the question.',
    });
  });

  it.each(['token', 'flow'] as const)(
    'while the %s call is under way, ends at once',
    async (path) => {
      const control = new AbortController();
      if (path !== 'token') answering(PATHS.token, [granted()]);
      answering(PATHS[path], [{ unanswered: () => control.abort() }]);
      const { broker, events } = opened();
      const error = errorOf(await broker.investorFlow(kospi, { signal: control.signal }));
      expect(error).toMatchObject({ kind: 'cancelled', at: { operation: 'investorFlow' } });
      expectFitForLogs(error, events);
      await broker.close();
    },
  );

  it('by closing the source, whether it is under way or comes after', async () => {
    answering(PATHS.token, [granted()]);
    const { broker } = opened();
    answering(PATHS.flow, [{ unanswered: () => void broker.close() }]);
    expect(errorOf(await broker.investorFlow(kospi))).toMatchObject({
      kind: 'cancelled',
      message: 'The source is closed.',
    });
    expect(errorOf(await broker.sectorFlows(kospi)).kind).toBe('cancelled');
    expect(broker.refusal('investorFlow', { market: 'etf' })?.kind).toBe('cancelled');
  });
});
