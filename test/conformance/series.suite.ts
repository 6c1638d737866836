import { pages, type QuestionOf } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { allOf, valueOf } from '../support/results.ts';
import type { Subject } from './subjects/subject.ts';
import { type Row, rowsOf } from './rows.ts';
import { partsOf, sampleOf } from './samples.ts';

const WEEKEND = { from: '2026-06-27', to: '2026-06-28' };
const USUAL_SESSIONS = 30;

const daysIn = (rows: readonly Row[]) => [...new Set(rows.map(({ day = '' }) => day))];
const timeless = (rows: readonly object[]) => rows.map((row) => ({ ...row, observedAt: '' }));

/** What a question in pages promises beyond what every question does. */
export function seriesContract(
  { capabilities, open }: Subject,
  question: QuestionOf<'pages'>,
): void {
  const { history } = partsOf(capabilities, question);
  const isLong = history?.kind !== 'latest-session';
  const longest = isLong ? Math.min(USUAL_SESSIONS, history?.sessions ?? Infinity) : 1;
  const why = isLong ? '' : ` (skipped: ${history.because ?? 'only the latest session is served'})`;
  const sample = () => sampleOf(capabilities, question);

  it(`gives its days newest first, ${longest} of them unless asked otherwise`, async () => {
    await using opened = await open();
    const days = daysIn(await rowsOf(opened.source, question, sample()));
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days).toHaveLength(longest);
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
    expect(timeless(found.flat())).toEqual(timeless(atOnce));
  });

  const isAnyDay = history?.kind === 'any-day';
  const short = isAnyDay ? '' : ' (skipped: the broker does not serve every day)';
  it.skipIf(!isAnyDay)(`answers a range without a session with no row${short}`, async () => {
    await using opened = await open();
    expect(await rowsOf(opened.source, question, { ...sample(), ...WEEKEND })).toEqual([]);
  });
}
