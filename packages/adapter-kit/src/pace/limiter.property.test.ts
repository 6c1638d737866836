import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fresh } from '../__fixtures__/limiters.ts';
import { settled } from '../__fixtures__/manual-clock.ts';

interface Caller {
  readonly after: number;
  /** How long it waits before it is cancelled. */
  readonly patience?: number | undefined;
}
interface Seen {
  readonly place: number;
  readonly came: number;
  readonly forecast: number;
  readonly started: number;
}

/** Lets callers come one after another, and tells who started when, in the order of their starts. */
async function play(
  callers: readonly Caller[],
  rateOf: (place: number) => number,
): Promise<readonly Seen[]> {
  const { clock, limiter } = fresh();
  const seen: Seen[] = [];
  const leaving: { readonly at: number; readonly leave: () => void }[] = [];
  const leaveUpTo = async (until: number): Promise<void> => {
    for (const it of leaving.splice(0).toSorted((left, right) => left.at - right.at)) {
      if (it.at > until) leaving.push(it);
      else {
        await clock.advance(it.at - clock.now());
        it.leave();
        await settled();
      }
    }
    await clock.advance(until - clock.now());
  };
  for (const [place, { after, patience }] of callers.entries()) {
    await leaveUpTo(clock.now() + after);
    const control = new AbortController();
    if (patience !== undefined)
      leaving.push({ at: clock.now() + patience, leave: () => control.abort() });
    const came = clock.now();
    const perSecond = rateOf(place);
    const forecast = limiter.forecast('key', perSecond);
    limiter.acquire('key', perSecond, control.signal).then(
      () => seen.push({ place, came, forecast, started: clock.now() }),
      () => undefined,
    );
  }
  await leaveUpTo(clock.now() + 600_000);
  expect(clock.asleep).toEqual([]);
  return seen;
}

const comers = fc.array(fc.record({ after: fc.oneof(fc.constant(0), fc.nat(1500)) }), {
  minLength: 1,
  maxLength: 60,
});
const impatient = fc.array(
  fc.record({
    after: fc.oneof(fc.constant(0), fc.nat(1500)),
    patience: fc.option(fc.nat(3000), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 50 },
);

/** The most instants of any second, the second being open at one end. */
const crowd = (instants: readonly number[]): number =>
  Math.max(
    ...instants.map(
      (first) => instants.filter((other) => other >= first && other < first + 1000).length,
    ),
    0,
  );
const starts = (seen: readonly Seen[]): readonly number[] => seen.map(({ started }) => started);

it('never lets more than the quota start in any sliding second, and serves in the order of coming', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), comers, async (perSecond, callers) => {
      const seen = await play(callers, () => perSecond);
      expect(crowd(starts(seen))).toBeLessThanOrEqual(perSecond);
      expect(seen.map(({ place }) => place)).toEqual(callers.map((_, place) => place));
    }),
    { numRuns: 60 },
  );
});

it('keeps that for rates that are no whole numbers', async () => {
  const rates = fc.double({ min: 0.2, max: 8, noNaN: true });
  await fc.assert(
    fc.asyncProperty(rates, comers, async (perSecond, callers) => {
      const seen = await play(callers, () => perSecond);
      expect(seen).toHaveLength(callers.length);
      expect(crowd(starts(seen))).toBeLessThanOrEqual(Math.max(1, perSecond));
      if (perSecond < 1)
        for (const [place, { started }] of seen.entries())
          expect((seen[place + 1]?.started ?? Infinity) - started).toBeGreaterThan(
            1000 / perSecond,
          );
    }),
    { numRuns: 60 },
  );
});

it('keeps that when waiters leave, and no one who stays is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), impatient, async (perSecond, callers) => {
      const seen = await play(callers, () => perSecond);
      expect(crowd(starts(seen))).toBeLessThanOrEqual(perSecond);
      const places = seen.map(({ place }) => place);
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      for (const [place, { patience }] of callers.entries())
        if (patience === undefined) expect(places).toContain(place);
    }),
    { numRuns: 60 },
  );
});

it('forecasts what the wait then takes', async () => {
  const rates = fc.constantFrom(0.5, 1, 2, 3, 7);
  await fc.assert(
    fc.asyncProperty(comers, rates, async (callers, rate) => {
      const seen = await play(callers, () => rate);
      expect(seen).toHaveLength(callers.length);
      expect(seen.map(({ came, started }) => started - came)).toEqual(
        seen.map(({ forecast }) => forecast),
      );
    }),
    { numRuns: 60 },
  );
});

interface Call {
  readonly after: number;
  /** How long it waits for a connection, how long its answer then takes, and where in that it arrives. */
  readonly heldMs: number;
  readonly tripMs: number;
  readonly share: number;
}

/** Lets calls go and tells when they reached the broker. */
async function arrivals(calls: readonly Call[], perSecond: number): Promise<readonly number[]> {
  const { clock, limiter } = fresh();
  const arrived: number[] = [];
  const all = Promise.all(
    calls.map(async ({ after, heldMs, tripMs, share }) => {
      await clock.sleep(after);
      const permit = await limiter.acquire('key', perSecond);
      await clock.sleep(heldMs);
      permit.sent();
      arrived.push(clock.now() + tripMs * share);
      await clock.sleep(tripMs);
      permit.done();
    }),
  );
  await clock.until(all);
  return arrived;
}

it('lets no more than the quota reach a broker in a second, however long connections take to open', async () => {
  const calls = fc.array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.nat(3000)),
      heldMs: fc.oneof(fc.constant(0), fc.nat(1000)),
      tripMs: fc.nat(250),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), calls, async (perSecond, list) => {
      const arrived = await arrivals(list, perSecond);
      expect(arrived).toHaveLength(list.length);
      expect(crowd(arrived)).toBeLessThanOrEqual(perSecond);
    }),
    { numRuns: 100 },
  );
});

it('uses at least 95 % of the quota of a broker whose answers take a while, once it knows them', async () => {
  const trips = fc.record({
    tripMs: fc.integer({ min: 1, max: 400 }),
    perSecond: fc.integer({ min: 1, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(trips, async ({ tripMs, perSecond }) => {
      const calls = Array.from({ length: 20 + 10 * perSecond }, () => ({
        after: 0,
        heldMs: 0,
        tripMs,
        share: 0.5,
      }));
      const arrived = await arrivals(calls, perSecond);
      const tookMs = (arrived.at(-1) ?? NaN) - (arrived.at(-1 - 5 * perSecond) ?? NaN);
      expect(tookMs).toBeLessThanOrEqual(5000 / 0.95);
    }),
    { numRuns: 30 },
  );
});
