// Connections: loopback alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINES } from './__fixtures__/engines.ts';
import { type Asked, expected, type Kept } from './__fixtures__/model.ts';
import { row } from './__fixtures__/rows.ts';
import { openStore } from './index.ts';

/** Two weeks with a closed day in them: 2026-07-17. */
const DAYS = '13 14 15 16 20 21'.split(' ').map((day) => `2026-07-${day}`);
/** From the publication of the newest of them on. */
const INSTANTS = [
  '2026-07-21T06:45:00.000Z',
  '2026-07-21T06:45:00.001Z',
  '2026-07-21T22:40:00.000Z',
  '2026-07-22T22:40:00.000Z',
];
/** The same instant by another clock on the wall. */
const inKorea = (instant: string): string =>
  new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().replace('Z', '+09:00');
const NOW = Date.parse('2026-07-23T12:00:00.000Z');
const clock = { now: () => NOW, sleep: () => Promise.resolve() };

const days = fc.constantFrom(...DAYS);
const measures = fc.constantFrom<readonly ('value' | 'volume')[]>(
  ['value'],
  ['volume'],
  ['value', 'volume'],
);
const subjects = fc.constantFrom('kospi', 'kosdaq');
const questions = fc.constantFrom('investorFlow', 'sectorFlows', 'flowHistory' as const);
const range = fc
  .tuple(days, days)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const answerers = fc.constantFrom(
  { broker: 'kiwoom', environment: 'sandbox' },
  { broker: 'kiwoom', environment: 'sandbox' },
  { broker: 'kiwoom', environment: 'live' },
  { broker: 'koreainvestment', environment: 'sandbox' },
);

const kept: fc.Arbitrary<Kept> = fc
  .record({
    question: questions,
    subject: subjects,
    measures,
    day: days,
    range,
    answerer: answerers,
    observedAt: fc.constantFrom(...INSTANTS),
    status: fc.constantFrom('final', 'provisional'),
    figure: fc.integer({ min: -3, max: 3 }),
    isPresent: fc.func(fc.boolean()),
  })
  .map(({ question, subject, day, range: { from, to }, answerer, figure, isPresent, ...rest }) => {
    const parts = { ...rest, ...answerer };
    const rowsOf = (it: string) => [
      row({ ...parts, day: it, figure }),
      ...(question === 'investorFlow' ? [] : [row({ ...parts, day: it, figure: figure + 10 })]),
    ];
    const isHistory = question === 'flowHistory';
    const held = DAYS.filter((it) => from <= it && it <= to && (it === from || isPresent(it)));
    return {
      question,
      subject,
      measures: rest.measures,
      query: isHistory ? { from, to } : { day },
      rows: isHistory ? held.toReversed().flatMap(rowsOf) : rowsOf(day),
    };
  });

const asked: fc.Arbitrary<Asked> = fc
  .record({
    question: questions,
    subject: subjects,
    measures,
    day: days,
    range,
    asOf: fc.constantFrom(...INSTANTS),
    broker: fc.constantFrom(undefined, 'kiwoom', 'koreainvestment'),
    environment: fc.constantFrom(undefined, 'sandbox', 'live'),
  })
  .map(({ day, range: series, ...rest }) => ({
    ...rest,
    query: rest.question === 'flowHistory' ? series : { day },
  }));

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ append: kept }) },
  { weight: 4, arbitrary: fc.record({ read: asked }) },
  { weight: 1, arbitrary: fc.constant({ reopen: true }) },
);

const queryOf = ({ subject, measures: named, query }: Kept | Asked) =>
  ({ market: subject, measures: named, ...query }) as never;

describe.each(ENGINES.map((it) => [it.title, it] as const))('on %s', (_, { isThere, place }) => {
  it.runIf(isThere)(
    'a store says what its documentation says',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
          const { location, remove } = await place();
          const open = async () => (await openStore(location, { clock }))._unsafeUnwrap();
          let store = await open();
          const held: Kept[] = [];
          try {
            for (const it of steps) {
              if ('append' in it) {
                const { question, rows } = it.append;
                const answer = question === 'investorFlow' ? rows[0] : rows;
                const done = await store.append(question, queryOf(it.append), answer as never);
                expect(done.isOk()).toBe(true);
                held.push(it.append);
              } else if ('read' in it) {
                const given = await store.read(it.read.question, queryOf(it.read), {
                  ...it.read,
                  asOf: inKorea(it.read.asOf),
                });
                const wanted = expected(held, it.read);
                const said = given.match(
                  (answer) => ({ answer: answer as unknown }),
                  ({ kind, message }) =>
                    kind === 'missing'
                      ? { kind, first: / of (\S+) \(/.exec(message)?.[1] }
                      : { kind },
                );
                expect(said).toStrictEqual(wanted);
              } else {
                await store.close();
                store = await open();
              }
            }
            const { entries, findings } = (await store.check())._unsafeUnwrap();
            expect(findings).toEqual([]);
            // The same answer twice is once; another one of the same moment is another.
            const answers = held.flatMap((it) =>
              [...new Set(it.rows.map(({ day }) => day))].map((day) =>
                JSON.stringify([
                  it.question,
                  it.subject,
                  it.measures,
                  it.rows.filter((one) => one.day === day),
                ]),
              ),
            );
            expect(entries).toBe(new Set(answers).size);
          } finally {
            await store.close();
            await remove();
          }
        }),
        { numRuns: Number(process.env['INVESTOR_FLOW_RUNS'] ?? 15) },
      );
    },
    60_000,
  );
});
