import type { EntryProgress, EntryStatus, Progress } from '@investor-flow/collector';
import type { Display } from '../render/display.ts';
import { type Text, text } from '../language.ts';
import { duration, grouped, koreanMoment } from '../render/numbers.ts';
import { type Column, column, drawn, section } from '../render/section.ts';

interface Common {
  readonly place: number;
  readonly question: string;
  readonly when: string;
  readonly brokers: readonly string[];
  readonly subjects: number;
  readonly lastAnswerAt?: string;
}

const COMMON: readonly Column<Common>[] = [
  column('count', text('번호', 'entry'), ({ place }) => String(place)),
  column('text', text('질문', 'question'), ({ question }) => question),
  column('text', text('때', 'when'), ({ when }) => when),
  column('text', text('증권사', 'brokers'), (it) => it.brokers.join(' '), { drop: 2 }),
  column('count', text('대상', 'subjects'), ({ subjects }) => subjects, { drop: 1 }),
];

const age = (now: number): Column<Common> =>
  column('count', text('마지막', 'age'), ({ lastAnswerAt: last }) =>
    last === undefined ? '–' : duration(Math.max(0, now - Date.parse(last))),
  );

const PROGRESS: readonly Column<EntryProgress>[] = [
  ...COMMON,
  column('count', text('완료', 'done'), ({ done }) => done),
  column('count', text('남음', 'left'), ({ left }) => left),
  column('count', text('실패', 'failed'), ({ failed }) => failed),
];

const STATUS: readonly Column<EntryStatus>[] = [
  ...COMMON,
  column('count', text('확정', 'settled'), ({ settled }) => settled),
  column('count', text('빠짐', 'missing'), ({ missing }) => missing),
  column('count', text('늦음', 'late'), ({ late }) => late),
  column('count', text('최근 일자', 'last day'), ({ lastDay }) => lastDay ?? '–', { drop: 1 }),
];

/** A table alone, without the empty line and the caption above it. */
const tableOf = <Entry>(
  entries: readonly Entry[],
  columns: readonly Column<Entry>[],
  display: Display,
): readonly string[] => drawn([section(entries, columns)], display).lines.slice(1);

/** What the store holds of a plan, a line an entry. */
export const statusTable = (
  entries: readonly EntryStatus[],
  now: number,
  display: Display,
): readonly string[] => tableOf(entries, [...STATUS, age(now)], display);

/** How far a plan is: a line an entry, then a line of the whole, then what is wrong. */
export function progressTable(
  progress: Progress,
  now: number,
  display: Display,
): readonly string[] {
  const { entries, done, left, failed, leftMs } = progress;
  const { language, paint } = display;
  const next = entries.flatMap(({ nextAt }) => nextAt ?? []).toSorted()[0];
  const words: readonly Text[] = [
    text(`완료 ${grouped(done)}`, `${grouped(done)} done`),
    text(`남음 ${grouped(left)}`, `${grouped(left)} left`),
    ...(leftMs === undefined || left === 0
      ? []
      : [text(`약 ${duration(leftMs)} 걸림`, `about ${duration(leftMs)}`)]),
    text(`실패 ${grouped(failed)}`, `${grouped(failed)} failed`),
    ...(left > 0 || next === undefined
      ? []
      : [text(`다음 ${koreanMoment(next)}`, `next ${koreanMoment(next)}`)]),
  ];
  const problems = entries.flatMap(({ place, problem }) =>
    problem === undefined ? [] : [`${place}: ${problem}`],
  );
  return [
    ...tableOf(entries, [...PROGRESS, age(now)], display),
    words.map((it) => it[language]).join(', '),
    ...problems.map((it) => paint.bad(it.slice(0, display.width))),
  ];
}
