import {
  type BrokerError,
  type CallOptions,
  err,
  failure,
  type HoldingsPlan,
  ok,
  type Question,
  QUESTIONS,
  type Result,
  type ResultAsync,
  type Source,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { AT } from './__fixtures__/asking.ts';
import { holdingOn } from './__fixtures__/holdings.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { CAPABILITIES, FLOW, opened } from './__fixtures__/sources.ts';

/** Any question in any of the ways it may be put; queries and options come from programs without types too. */
const put = (
  source: Source,
  question: Question,
  query: unknown,
  options?: unknown,
): PromiseLike<Result<unknown, BrokerError>> =>
  source[question](query as never, options as CallOptions) as ResultAsync<unknown, BrokerError>;
async function firstPage(
  source: Source,
  query: unknown,
  options?: unknown,
): Promise<Result<unknown, BrokerError>> {
  const pages = source.foreignHoldingsPages(query as never, options as CallOptions);
  const { value } = await pages.next();
  expect(await pages.next()).toEqual({ done: true, value: undefined });
  return value ?? ok(undefined);
}

it('takes what only looks like a signal for wrong, and never rejects', async () => {
  const { source } = opened();
  const options = { signal: Object.create(AbortSignal.prototype) as AbortSignal };
  expect(errorOf(await source.investorFlow({ market: 'kospi' }, options)).kind).toBe('invalid');
  expect(errorOf(await firstPage(source, { stock: '005930' }, options)).kind).toBe('invalid');
});

it.each([
  ['CALENDAR', { calendar: { sessionOn: () => Promise.resolve('open') as never } }],
  ['CLOCK', { clock: { now: () => NaN } }],
])('names the %s that answers with junk', async (code, more) => {
  const { source, asked } = opened({}, more);
  const error = errorOf(await source.investorFlow({ market: 'kospi' }));
  expect(error).toMatchObject({ kind: 'unavailable', cause: { code } });
  expect(asked()).toBe(0);
});

const WELL: Readonly<Record<Question, unknown>> = {
  investorFlow: { market: 'kospi' },
  sectorFlows: { market: 'kospi' },
  foreignHoldings: { stock: '005930', limit: 1 },
};
const kind = (result: Result<unknown, BrokerError>): string =>
  result.isOk() ? 'answer' : result.error.kind;

describe('a question', () => {
  it('well put is answered by the adapter, with nothing left open', async () => {
    const plans: unknown[] = [];
    const { source } = opened({
      investorFlow: (plan) => {
        plans.push(plan);
        return Promise.resolve(ok(FLOW));
      },
    });
    expect(valueOf(await source.investorFlow({ market: 'kospi' }))).toBe(FLOW);
    expect(plans).toEqual([
      {
        market: 'kospi',
        sector: 'all',
        day: '2026-07-01',
        session: 'open',
        venue: 'krx',
        measures: ['value'],
      },
    ]);
    expect(valueOf(await source.sectorFlows({ market: 'kospi' }))).toEqual([FLOW]);
  });

  it('about holdings gives all rows of all pages, or the failure alone', async () => {
    const pages = (last: Result<never, BrokerError> | undefined) =>
      // oxlint-disable-next-line require-await -- an adapter's walk is a generator
      async function* walk() {
        yield ok([holdingOn('2026-06-30')]);
        yield ok([holdingOn('2026-06-29')]);
        if (last !== undefined) yield last;
      };
    const whole = opened({ foreignHoldings: pages(undefined) });
    const days = valueOf(await whole.source.foreignHoldings({ stock: '005930' }));
    expect(days.map(({ day }) => day)).toEqual(['2026-06-30', '2026-06-29']);
    const fault = failure.throttled(AT, {}, 'too fast');
    const torn = opened({ foreignHoldings: pages(err(fault)) });
    expect(errorOf(await torn.source.foreignHoldings({ stock: '005930' }))).toBe(fault);
  });

  it.each<[object, number | undefined]>([
    [{}, 30],
    [{ to: '2026-06-01' }, 30],
    [{ limit: 7 }, 7],
    [{ from: '2026-06-01' }, undefined],
    [{ from: '2026-06-01', limit: 7 }, 7],
  ])(
    'about holdings with %o is limited to %s days, and its pages to none of that',
    async (query, limit) => {
      const plans: HoldingsPlan[] = [];
      const { source } = opened({
        // oxlint-disable-next-line require-await -- an adapter's walk is a generator
        async *foreignHoldings(plan) {
          plans.push(plan);
          yield ok([]);
        },
      });
      await source.foreignHoldings({ stock: '005930', ...query });
      await source.foreignHoldingsPages({ stock: '005930', ...query }).next();
      expect(plans.map((plan) => plan.limit)).toEqual([limit, limit === 30 ? undefined : limit]);
    },
  );

  it('that the adapter has no answer to is unsupported', async () => {
    const { source } = opened({ foreignHoldings: undefined });
    expect(kind(await source.foreignHoldings({ stock: '005930' }))).toBe('unsupported');
    expect(kind(await firstPage(source, { stock: '005930' }))).toBe('unsupported');
  });
});

describe.each(QUESTIONS)('a refusal of %s', (question) => {
  const denied = { support: 'none', because: 'not here' } as const;
  const none = { investorFlow: denied, sectorFlows: denied, foreignHoldings: denied };
  const aborted = { signal: AbortSignal.abort() };

  it('is cancelled before invalid before unsupported, and asks nothing of the adapter', async () => {
    const { source, asked } = opened({}, { capabilities: none });
    const bad = { nonsense: 1 };
    const ways = [
      (query: unknown, options?: unknown) => put(source, question, query, options),
      ...(question === 'foreignHoldings'
        ? [(query: unknown, options?: unknown) => firstPage(source, query, options)]
        : []),
    ];
    for (const way of ways) {
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(kind(await way(bad, aborted))).toBe('cancelled');
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(kind(await way(bad))).toBe('invalid');
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(kind(await way(WELL[question], aborted))).toBe('cancelled');
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(kind(await way(WELL[question]))).toBe('unsupported');
    }
    expect(asked()).toBe(0);
  });

  it('is cancelled before anything else once the source is closed', async () => {
    const { source, asked } = opened({}, { capabilities: none });
    await source.close();
    for (const options of [undefined, aborted, 'junk', { signal: 'junk' }])
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(errorOf(await put(source, question, { nonsense: 1 }, options))).toEqual(
        failure.cancelled({ broker: 'somebody', operation: question }, 'The source is closed'),
      );
    expect(asked()).toBe(0);
  });

  it('can be foretold without asking anything', async () => {
    const fine = opened();
    expect(fine.source.refusal(question, WELL[question])).toBeUndefined();
    expect(fine.source.refusal(question, { nonsense: 1 })?.kind).toBe('invalid');
    expect(fine.source.refusal(question, undefined)?.kind).toBe('invalid');
    const narrow = opened({}, { capabilities: none });
    const foretold = narrow.source.refusal(question, WELL[question]);
    expect(foretold).toEqual(errorOf(await put(narrow.source, question, WELL[question])));
    await fine.source.close();
    expect(fine.source.refusal(question, WELL[question])?.kind).toBe('cancelled');
    expect([fine.asked(), narrow.asked()]).toEqual([0, 0]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'junk'],
    ['a number', 7],
    ['a signal that is none', { signal: {} }],
    ['a signal that is null', { signal: null }],
    [
      'a signal that cannot be read',
      Object.defineProperty({}, 'signal', { get: () => JSON.parse('') }),
    ],
  ])('is invalid for options that are %s', async (_, options) => {
    const { source, asked } = opened();
    const error = errorOf(await put(source, question, WELL[question], options));
    expect(error.kind).toBe('invalid');
    expect(error.kind === 'invalid' && error.issues[0]?.path).toMatch(/^options/);
    if (question === 'foreignHoldings')
      expect(kind(await firstPage(source, WELL[question], options))).toBe('invalid');
    expect(asked()).toBe(0);
  });
});

it('foretells an unknown question as invalid', () => {
  const { source } = opened();
  expect(source.refusal('orders' as Question, {})?.kind).toBe('invalid');
});

describe('what a caller brings in', () => {
  const throws = (): never => {
    throw new Error('a text of the caller');
  };

  it('a calendar that throws is unavailable, named, and shows nothing of its text', async () => {
    const { source } = opened({}, { calendar: { sessionOn: throws } });
    for (const question of ['investorFlow', 'sectorFlows'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one question after another
      const error = errorOf(await put(source, question, { market: 'kospi' }));
      expect(error).toMatchObject({ kind: 'unavailable', cause: { code: 'CALENDAR' } });
      expect(JSON.stringify(error)).not.toContain('a text of the caller');
      expect(source.refusal(question, { market: 'kospi' })).toEqual(error);
    }
  });

  it.each<[string, never]>([
    ['closed on every day', (() => 'closed') as never],
    ['full of nonsense', (() => 'maybe') as never],
  ])('a calendar that is %s ends in an answer', async (_, sessionOn) => {
    const { source } = opened({}, { calendar: { sessionOn } });
    expect(['answer', 'unavailable']).toContain(
      kind(await source.investorFlow({ market: 'kospi' })),
    );
  });

  it('an adapter that throws or rejects is unavailable, and shows nothing of its text', async () => {
    for (const investorFlow of [throws, () => Promise.reject(new Error('a text of the caller'))]) {
      const { source } = opened({ investorFlow });
      // oxlint-disable-next-line no-await-in-loop -- one fault after another
      const error = errorOf(await source.investorFlow({ market: 'kospi' }));
      expect(error).toMatchObject({ kind: 'unavailable', cause: { code: 'UNEXPECTED' } });
      expect(JSON.stringify(error)).not.toContain('a text of the caller');
    }
  });

  it('a walk that throws, at once or on the way, is unavailable', async () => {
    // oxlint-disable-next-line require-yield, require-await -- it fails before its first page
    const broken = async function* broken(): AsyncGenerator<never, void, void> {
      throws();
    };
    for (const foreignHoldings of [throws, broken]) {
      const { source } = opened({ foreignHoldings });
      // oxlint-disable-next-line no-await-in-loop -- one fault after another
      expect(kind(await source.foreignHoldings({ stock: '005930' }))).toBe('unavailable');
      // oxlint-disable-next-line no-await-in-loop -- one fault after another
      expect(kind(await firstPage(source, { stock: '005930' }))).toBe('unavailable');
    }
  });

  it('a clock that throws is unavailable', async () => {
    const { source } = opened({}, { clock: { now: throws } });
    expect(kind(await source.investorFlow({ market: 'kospi' }))).toBe('unavailable');
    expect(source.refusal('investorFlow', { market: 'kospi' })?.kind).toBe('unavailable');
  });
});

it('tells whose source it is and what it serves', () => {
  const { source } = opened();
  expect([source.broker, source.capabilities]).toEqual(['somebody', CAPABILITIES]);
});
