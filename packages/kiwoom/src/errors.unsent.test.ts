import { setImmediate } from 'node:timers/promises';
import type {
  BrokerError,
  ForeignHoldingsQuery,
  InvestorFlowQuery,
  Source,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import {
  answering,
  dayList,
  expectFitForLogs,
  granted,
  movingClock,
  offline,
  opened,
  PATHS,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { DAY_ROW } from './__fixtures__/rows.ts';

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
const holdings = (query: unknown) => (source: Source) =>
  source.foreignHoldings(query as ForeignHoldingsQuery);

describe('a wrong question is not sent', () => {
  it.each([
    ['no market', flow({}), 'market'],
    ['a market nobody has', flow({ market: 'nasdaq' }), 'market'],
    ['a field nobody knows', flow({ market: 'kospi', date: '2026-07-01' }), 'date'],
    ['a sector of the other market', flow({ market: 'kospi', sector: 'venture' }), 'sector'],
    ['a sector where all are asked', sectors({ market: 'kospi', sector: 'chemicals' }), 'sector'],
    ['no measures', flow({ market: 'kospi', measures: [] }), 'measures'],
    ['a day that is none', flow({ market: 'kospi', day: '2026-02-30' }), 'day'],
    ['a Saturday', flow({ market: 'kospi', day: '2026-06-27' }), 'day'],
    ['a holiday', flow({ market: 'kospi', day: '2026-01-01' }), 'day'],
    ['tomorrow', flow({ market: 'kospi', day: '2026-07-02' }), 'day'],
    ['no query', flow(undefined), ''],
    ['a stock with five digits', holdings({ stock: '00593' }), 'stock'],
    ['a stock with its suffix', holdings({ stock: '005930_AL' }), 'stock'],
    ['no days at all', holdings({ stock: '005930', limit: 0 }), 'limit'],
    ['from after to', holdings({ stock: '005930', from: '2026-06-30', to: '2026-06-29' }), 'from'],
    ['a future from', holdings({ stock: '005930', from: '2026-07-02' }), 'from'],
  ])('%s', async (_, ask, path) => {
    const error = await unsent(ask);
    expect(error).toMatchObject({ kind: 'invalid', issues: [{ path }], at: { broker: 'kiwoom' } });
    expect(error.at).not.toHaveProperty('api');
  });

  it('today, before the opening', async () => {
    const before = movingClock(Date.parse('2026-07-01T08:59:59+09:00'));
    expect(
      await unsent(flow({ market: 'kospi', day: '2026-07-01' }), { clock: before }),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'day' }],
    });
  });
});

describe('what Kiwoom does not serve is not sent', () => {
  it.each([
    ['a market of derivatives', flow({ market: 'kospi200-futures' }), {}],
    ['ETFs', sectors({ market: 'etf' }), {}],
    ['Nextrade before it opened', flow({ market: 'kospi', venue: 'nxt', day: '2025-02-28' }), {}],
    [
      'the united market before that',
      flow({ market: 'kospi', venue: 'unified', day: '2025-02-28' }),
      {},
    ],
    ['Nextrade at the mock host', flow({ market: 'kospi', venue: 'nxt' }), { environment: 'mock' }],
    [
      'the united market at the mock host',
      sectors({ market: 'kospi', venue: 'unified' }),
      { environment: 'mock' },
    ],
    [
      'holdings of Nextrade at the mock host',
      holdings({ stock: '005930', venue: 'nxt' }),
      { environment: 'mock' },
    ],
  ] as const)('%s', async (_, ask, settings) => {
    const error = await unsent(ask, settings);
    expect(error).toMatchObject({ kind: 'unsupported', because: expect.any(String) as string });
  });

  it('and a wrong question of that kind is wrong first', async () => {
    expect((await unsent(flow({ market: 'etf', day: '2026-02-30' }))).kind).toBe('invalid');
  });

  it('is known without asking', () => {
    const { broker } = opened();
    expect(broker.refusal('investorFlow', { market: 'etf' })?.kind).toBe('unsupported');
    expect(broker.refusal('foreignHoldings', { stock: '1' })?.kind).toBe('invalid');
    expect(broker.refusal('sectorFlows', { market: 'kosdaq' })).toBeUndefined();
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

  it.each(['token', 'sectors'] as const)(
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

  it('between two pages, fetches no further one', async () => {
    const control = new AbortController();
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [dayList([DAY_ROW], { 'cont-yn': 'Y', 'next-key': 'K1' })]);
    const { broker } = opened();
    const kinds: string[] = [];
    const query = { stock: '005930' };
    for await (const page of broker.foreignHoldingPages(query, { signal: control.signal })) {
      kinds.push(page.isOk() ? 'page' : page.error.kind);
      control.abort();
    }
    expect(kinds).toEqual(['page', 'cancelled']);
  });

  it('by closing the source, whether it is under way or comes after', async () => {
    answering(PATHS.token, [granted()]);
    const { broker } = opened();
    answering(PATHS.sectors, [{ unanswered: () => void broker.close() }]);
    expect(errorOf(await broker.investorFlow(kospi))).toMatchObject({
      kind: 'cancelled',
      message: 'The source is closed.',
    });
    expect(errorOf(await broker.sectorFlows(kospi)).kind).toBe('cancelled');
    expect(errorOf(await broker.foreignHoldings({ stock: '005930' })).kind).toBe('cancelled');
    expect(broker.refusal('investorFlow', { market: 'etf' })?.kind).toBe('cancelled');
  });
});
