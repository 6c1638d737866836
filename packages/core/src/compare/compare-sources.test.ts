import { setTimeout as after } from 'node:timers/promises';
import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { left, right } from '../__fixtures__/compared.ts';
import { compareSources } from './compare-sources.ts';
import { type BrokerError, failure } from '../error.ts';
import type { InvestorFlow } from '../model/flows.ts';
import type { InvestorFlowQuery } from '../questions/index.ts';
import { methodsOf } from '../source/source-of.ts';
import { capabilitiesOf } from '../source/capabilities-of.ts';
import type { CallOptions } from '../source/options.ts';
import type { Source } from '../source/source.ts';

const at = (broker: string) => ({ broker, operation: 'investorFlow' }) as const;
type Answer = (
  signal: AbortSignal | undefined,
) => Promise<Result<InvestorFlow, BrokerError>> | Result<InvestorFlow, BrokerError>;

interface Scripted extends Source {
  readonly asked: readonly (InvestorFlowQuery & CallOptions)[];
}

/** A source that answers its questions one after the other as told; the last answer stands for all that follow. */
function scripted(broker: string, ...answers: readonly Answer[]): Scripted {
  const asked: (InvestorFlowQuery & CallOptions)[] = [];
  const other = () => errAsync(failure.unsupported(at(broker), 'Scripted'));
  async function* otherPages() {
    yield await other();
  }
  return {
    broker,
    capabilities: capabilitiesOf({}),
    asked,
    ...methodsOf({ answer: other, pages: otherPages }),
    investorFlow: (query, options) => {
      const answer = answers[asked.length] ?? answers.at(-1);
      asked.push({ ...query, ...options });
      if (answer === undefined) return other();
      return new ResultAsync(Promise.resolve(answer(options?.signal)));
    },
    refusal: () => undefined,
    estimate: () => ok({ calls: 1, atLeastMs: 0 }),
    close: () => Promise.resolve(),
  };
}

/** As a source of ours does it: when the signal aborts, the question is cancelled. */
const never =
  (broker: string): Answer =>
  (signal) =>
    new Promise((resolve) => {
      const end = (): void => resolve(err(failure.cancelled(at(broker), 'The caller cancelled')));
      if (signal?.aborted === true) end();
      signal?.addEventListener('abort', end);
    });

const NOON = '2026-07-01T03:00:00.000Z';
const LATER = '2026-07-01T03:05:00.000Z';
const flow =
  (side: typeof left, observedAt: string): Answer =>
  () =>
    ok(side({}, { observedAt }));
const throttled = failure.throttled(at('left'), {}, 'Too fast');
const unavailable = failure.unavailable(at('right'), {
  cause: { code: 'ECONNRESET', message: 'reset' },
});

describe('two sources', () => {
  it('are asked the same question, both before either answers', async () => {
    const waiting: (() => void)[] = [];
    const together: Answer = () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(ok(left({}, { observedAt: NOON }))));
        if (waiting.length === 2) for (const answer of waiting) answer();
      });
    const [a, b] = [scripted('left', together), scripted('right', together)];
    const query = { market: 'kospi', sector: 'chemicals', measures: ['volume'] } as const;
    const found = valueOf(await compareSources(a, b, query));
    expect(found.verdict).toBe('agree');
    expect(a.asked).toMatchObject([query]);
    expect(b.asked).toMatchObject([query]);
  });

  it('stand where they were put: the difference is right less left', async () => {
    const a = scripted('left', () => ok(left({ bank: { net: 1e12 } })));
    const b = scripted('right', () => ok(right({ bank: { net: 3e12 } })));
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }));
    expect([found.left.broker, found.right.broker]).toEqual(['left', 'right']);
    expect(found.lines.find(({ investor }) => investor === 'bank')?.difference).toBe(2e12);
  });

  it('tell how far apart they answered', async () => {
    const a = scripted('left', flow(left, NOON));
    const b = scripted('right', flow(right, '2026-07-01T03:00:07.500Z'));
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }));
    expect(found.apartMs).toBe(7500);
  });
});

describe('answers too far apart', () => {
  it('are asked for once more, and the second answers count', async () => {
    const a = scripted('left', flow(left, NOON), flow(left, LATER));
    const b = scripted('right', flow(right, LATER));
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }));
    expect(found).toMatchObject({ verdict: 'agree', apartMs: 0, obstacles: [] });
    expect([a.asked.length, b.asked.length]).toEqual([2, 2]);
  });

  it('twice are incomparable, and no one is asked a third time', async () => {
    const a = scripted('left', flow(left, NOON));
    const b = scripted('right', flow(right, LATER));
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }));
    expect(found).toMatchObject({ verdict: 'incomparable', apartMs: 300_000 });
    expect([a.asked.length, b.asked.length]).toEqual([2, 2]);
  });

  it('are what the caller says is too far', async () => {
    const a = scripted('left', flow(left, NOON));
    const b = scripted('right', flow(right, LATER));
    const options = { maxApartMs: 300_000 };
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }, options));
    expect(found.verdict).toBe('agree');
    expect(a.asked).toHaveLength(1);
  });

  it('are no reason to ask again where another obstacle stands alone', async () => {
    const a = scripted('left', () => ok(left({}, { venue: 'nxt' })));
    const b = scripted('right', () => ok(right()));
    const found = valueOf(await compareSources(a, b, { market: 'kospi' }));
    expect(found.obstacles.map(({ kind }) => kind)).toEqual(['venue']);
    expect(a.asked).toHaveLength(1);
  });
});

describe('a source that fails', () => {
  it.each([
    ['left', throttled],
    ['right', unavailable],
  ] as const)('on the %s is the failure of the comparison', async (side, error) => {
    const fails: Answer = () => err(error);
    const a = scripted('left', side === 'left' ? fails : flow(left, NOON));
    const b = scripted('right', side === 'right' ? fails : flow(right, NOON));
    expect(errorOf(await compareSources(a, b, { market: 'kospi' }))).toBe(error);
    expect([a.asked.length, b.asked.length]).toEqual([1, 1]);
  });

  it.each([
    ['left', throttled],
    ['right', unavailable],
  ] as const)('on the %s ends the question of the other at once', async (side, error) => {
    const fails: Answer = () => err(error);
    const a = scripted('left', side === 'left' ? fails : never('left'));
    const b = scripted('right', side === 'right' ? fails : never('right'));
    expect(errorOf(await compareSources(a, b, { market: 'kospi' }))).toBe(error);
  });

  it('first is reported, also where both do', async () => {
    const late: Answer = async () => {
      await after(5);
      return err(throttled);
    };
    const a = scripted('left', late);
    const b = scripted('right', () => err(unavailable));
    expect(errorOf(await compareSources(a, b, { market: 'kospi' }))).toBe(unavailable);
  });

  it('when asked again is the failure too', async () => {
    const a = scripted('left', flow(left, NOON), () => err(throttled));
    const b = scripted('right', flow(right, LATER));
    expect(errorOf(await compareSources(a, b, { market: 'kospi' }))).toBe(throttled);
  });
});

describe('what one of them refuses', () => {
  it.each(['left', 'right'])('is not sent to anybody: %s', async (side) => {
    const refused = failure.unsupported(at(side), 'It serves no such day');
    const [a, b] = ['left', 'right'].map((name) => ({
      ...scripted(name, flow(left, NOON)),
      refusal: () => (name === side ? refused : undefined),
    }));
    if (a === undefined || b === undefined) throw new Error('two were made');
    const error = errorOf(await compareSources(a, b, { market: 'kospi', day: '2026-06-30' }));
    expect(error).toBe(refused);
    expect([a.asked, b.asked]).toEqual([[], []]);
  });
});

describe('the caller', () => {
  it('ends both questions', async () => {
    const control = new AbortController();
    const a = scripted('left', never('left'));
    const b = scripted('right', never('right'));
    const asked = compareSources(a, b, { market: 'kospi' }, { signal: control.signal });
    control.abort();
    expect(errorOf(await asked).kind).toBe('cancelled');
    expect(a.asked[0]?.signal?.aborted).toBe(true);
    expect(b.asked[0]?.signal?.aborted).toBe(true);
  });

  it('who has cancelled already is reported so, whatever was asked', async () => {
    const refusal = () => failure.invalid(at('left'), [{ path: 'market', message: 'is wrong' }]);
    const a = { ...scripted('left', never('left')), refusal };
    const b = scripted('right', never('right'));
    const options = { signal: AbortSignal.abort() };
    const error = errorOf(await compareSources(a, b, { market: 'kospi' }, options));
    expect(error.kind).toBe('cancelled');
  });

  it('finds no listener left on the signal', async () => {
    const { signal } = new AbortController();
    let listening = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listening += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listening -= 1;
      remove(...given);
    };
    const a = scripted('left', flow(left, NOON), flow(left, LATER));
    const b = scripted('right', flow(right, LATER));
    await compareSources(a, b, { market: 'kospi' }, { signal });
    expect(a.asked).toHaveLength(2);
    expect(listening).toBe(0);
  });
});
