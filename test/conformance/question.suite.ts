import {
  ask,
  isSeries,
  type Market,
  pages,
  type Question,
  QUESTIONS,
  type Source,
  specOf,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { allOf, isSound, valueOf } from '../support/results.ts';
import { skipReason, type Subject, titleOf } from '../support/subject.ts';
import { type AnyQuery, partsOf, sampleOf } from './samples.ts';

/** A row of any answer: what every model has, and what most have. */
interface Row {
  readonly broker: string;
  readonly environment: string;
  readonly observedAt: string;
  readonly day?: string;
  readonly dayBasis?: string;
  readonly status?: string;
  readonly market?: string;
  readonly stock?: string;
  readonly venue?: string;
  readonly sector?: { readonly code: string };
  readonly rounding?: object;
}

/** The rows of an answer, whatever its shape. */
async function rowsOf(
  source: Source,
  question: Question,
  query: AnyQuery,
): Promise<readonly Row[]> {
  const answer = valueOf(await ask(source, question, query as never));
  return (specOf(question).shape === 'one' ? [answer] : answer) as unknown as readonly Row[];
}

const hasNoUndefined = (value: unknown): boolean =>
  value !== undefined &&
  (typeof value !== 'object' || value === null || Object.values(value).every(hasNoUndefined));

/** What holds of every row, whatever the question. A market may stand still: zeros are no violation here. */
function checkRows(source: Source, question: Question, rows: readonly Row[]): void {
  expect(
    specOf(question)
      .violations(rows)
      .filter(({ rule }) => rule !== 'all-zero'),
  ).toEqual([]);
  for (const row of rows) {
    expect(row.broker).toBe(source.broker);
    expect(row.environment).toMatch(/^(sandbox|custom)$/);
    expect(row.observedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(isSound(row), 'every number is exact').toBe(true);
    expect(hasNoUndefined(row), 'what is unknown is absent').toBe(true);
    if (row.dayBasis === 'assumed') expect(row.status).not.toBe('final');
  }
}

/** What every source that offers a question promises of its answer, by the question's shape and fields. */
export function questionContract(subject: Subject, question: Question): void {
  const { capabilities, open } = subject;
  const { shape, fields } = specOf(question);
  const offered = [...fields.required, ...fields.optional];
  const sample = () => sampleOf(capabilities, question);
  const parts = () => partsOf(capabilities, question);

  if (skipReason(subject, question) !== undefined) {
    it.skip(titleOf(subject, question));
    return;
  }
  describe(titleOf(subject, question), () => {
    it('answers, and no row breaks a rule of its market', async () => {
      await using opened = await open();
      const rows = await rowsOf(opened.source, question, sample());
      expect(rows).not.toEqual([]);
      checkRows(opened.source, question, rows);
      const { market, stock } = sample();
      for (const row of rows) {
        if (row.market !== undefined && market !== undefined) expect(row.market).toBe(market);
        if (stock !== undefined) expect(row.stock).toBe(stock);
        if (row.venue !== undefined) expect(row.venue).toBe('krx');
      }
    });

    if (fields.required.includes('market') && !fields.required.includes('sector'))
      it('answers for every market of its offer', async () => {
        await using opened = await open();
        const markets: readonly Market[] = parts().markets ?? [];
        for (const market of markets) {
          // oxlint-disable-next-line no-await-in-loop -- one market after the other
          const rows = await rowsOf(opened.source, question, {
            ...sample(),
            market,
            ...FEW(shape),
          });
          expect(rows, market).not.toEqual([]);
          checkRows(opened.source, question, rows);
        }
      });

    if (offered.includes('measures'))
      it('has exactly the measures asked for', async () => {
        await using opened = await open();
        const measures = parts().measures ?? [];
        const choices = [measures.toReversed(), ...measures.map((it) => [it])];
        for (const choice of choices) {
          const query = { ...sample(), measures: choice, ...FEW(shape) };
          // oxlint-disable-next-line no-await-in-loop -- one choice after the other
          const [row] = await rowsOf(opened.source, question, query);
          const found = ['value', 'volume'].filter((it) => row !== undefined && it in row);
          expect(found).toEqual(choice.toSorted());
          expect(Object.keys(row?.rounding ?? {}).toSorted()).toEqual(choice.toSorted());
        }
      });

    if (specOf(question).offers.includes('sides'))
      it('has the sides of its offer for every investor', async () => {
        await using opened = await open();
        const rows = await rowsOf(opened.source, question, { ...sample(), ...FEW(shape) });
        const sides = [...(parts().sides ?? [])].toSorted();
        for (const row of rows)
          for (const trade of Object.values((row as { readonly value?: object }).value ?? {}))
            expect(Object.keys(trade as object).toSorted()).toEqual(sides);
      });

    if (shape !== 'pages')
      it('names each sector once', async () => {
        await using opened = await open();
        const rows = await rowsOf(opened.source, question, sample());
        const codes = rows.flatMap(({ sector, stock }) =>
          stock === undefined ? (sector?.code ?? []) : [],
        );
        expect(new Set(codes).size).toBe(codes.length);
      });

    if (isSeries(question)) seriesContract(subject, question);
  });
}

/** Few sessions, where a question has a limit. */
const FEW = (shape: string): AnyQuery => (shape === 'pages' ? { limit: 2 } : {});

const WEEKEND = { from: '2026-06-27', to: '2026-06-28' };

/** What a series promises on top. */
function seriesContract(
  { capabilities, open }: Subject,
  question: Extract<Question, Parameters<typeof pages>[1]>,
): void {
  const sample = () => sampleOf(capabilities, question);
  const history = partsOf(capabilities, question).history;
  const isLong = history?.kind !== 'latest-session';
  const why = isLong ? '' : ` (skipped: ${history?.because ?? 'it has the latest session alone'})`;
  const daysIn = (rows: readonly Row[]) => [...new Set(rows.map(({ day = '' }) => day))];

  it('gives its days newest first, and 30 sessions unless asked otherwise', async () => {
    await using opened = await open();
    const days = daysIn(await rowsOf(opened.source, question, sample()));
    expect(days).toEqual(days.toSorted().toReversed());
    const { sessions = 30 } = history ?? {};
    expect(days.length).toBeLessThanOrEqual(isLong ? Math.min(30, sessions) : 1);
    expect(days.length).toBeGreaterThanOrEqual(isLong ? Math.min(20, sessions) : 1);
  });

  it.skipIf(!isLong)(`keeps to its range and to its limit${why}`, async () => {
    await using opened = await open();
    const { source } = opened;
    const newest = daysIn(await rowsOf(source, question, { ...sample(), limit: 12 }));
    expect(newest).toHaveLength(12);
    const range = { ...sample(), from: newest[9] ?? '', to: newest[3] ?? '' };
    expect(daysIn(await rowsOf(source, question, range))).toEqual(newest.slice(3, 10));
    const limited = await rowsOf(source, question, { ...range, limit: 3 });
    expect(daysIn(limited)).toEqual(newest.slice(3, 6));
  });

  it('gives the same rows by pages, and no empty page', async () => {
    await using opened = await open();
    const query = { ...sample(), limit: 40 };
    const atOnce = await rowsOf(opened.source, question, query);
    const walk = await allOf(pages(opened.source, question, query as never));
    const found = walk.map((page) => valueOf(page) as readonly Row[]);
    expect(found.map((page) => page.length)).not.toContain(0);
    const timeless = (rows: readonly object[]) => rows.map((row) => ({ ...row, observedAt: '' }));
    expect(timeless(found.flat())).toEqual(timeless(atOnce));
  });

  it.skipIf(!isLong)(`answers a range without a session with an empty list${why}`, async () => {
    await using opened = await open();
    if (history?.kind === 'last-sessions') return;
    expect(await rowsOf(opened.source, question, { ...sample(), ...WEEKEND })).toEqual([]);
  });
}

/** The contract of every question in the registry. */
export function everyQuestion(subject: Subject): void {
  for (const question of QUESTIONS) questionContract(subject, question);
}
