import type { EntryProgress, EntryStatus, Progress } from '@investor-flow/collector';
import { duration } from '../doctor/duration.ts';
import type { Display } from '../display.ts';
import { type Text, text } from '../language.ts';
import { grouped, koreanMoment } from '../render/numbers.ts';
import { type Column, table } from '../render/table.ts';

interface Cell<Entry> {
  readonly heading: Text;
  readonly drop?: number;
  readonly isText?: boolean;
  readonly of: (entry: Entry, now: number) => string;
}

interface Common {
  readonly place: number;
  readonly question: string;
  readonly when: string;
  readonly brokers: readonly string[];
  readonly subjects: number;
  readonly lastAnswerAt?: string;
}

const COMMON: readonly Cell<Common>[] = [
  { heading: text('번호', 'entry'), of: ({ place }) => String(place) },
  { heading: text('질문', 'question'), isText: true, of: ({ question }) => question },
  { heading: text('때', 'when'), isText: true, of: ({ when }) => when },
  { heading: text('증권사', 'brokers'), isText: true, drop: 2, of: (it) => it.brokers.join(' ') },
  { heading: text('대상', 'subjects'), drop: 1, of: ({ subjects }) => grouped(subjects) },
];
const AGE: Cell<Common> = {
  heading: text('마지막', 'age'),
  of: ({ lastAnswerAt }, now) =>
    lastAnswerAt === undefined ? '–' : duration(Math.max(0, now - Date.parse(lastAnswerAt))),
};

const PROGRESS: readonly Cell<EntryProgress>[] = [
  ...COMMON,
  { heading: text('완료', 'done'), of: ({ done }) => grouped(done) },
  { heading: text('남음', 'left'), of: ({ left }) => grouped(left) },
  { heading: text('실패', 'failed'), of: ({ failed }) => grouped(failed) },
  AGE,
];

const STATUS: readonly Cell<EntryStatus>[] = [
  ...COMMON,
  { heading: text('확정', 'settled'), of: ({ settled }) => grouped(settled) },
  { heading: text('빠짐', 'missing'), of: ({ missing }) => grouped(missing) },
  { heading: text('늦음', 'late'), of: ({ late }) => grouped(late) },
  { heading: text('최근 일자', 'last day'), drop: 1, of: ({ lastDay }) => lastDay ?? '–' },
  AGE,
];

function drawn<Entry>(
  cells: readonly Cell<Entry>[],
  entries: readonly Entry[],
  now: number,
  { language, width }: Display,
): readonly string[] {
  const columns = cells.map(({ heading, drop, isText }): Column => ({
    heading: heading[language],
    lean: isText === true ? 'left' : 'right',
    ...(drop === undefined ? {} : { drop }),
  }));
  const rows = entries.map((entry) => cells.map((cell) => cell.of(entry, now)));
  return table(columns, rows, width).lines;
}

/** What the store holds of a plan, a line an entry. */
export const statusTable = (
  entries: readonly EntryStatus[],
  now: number,
  display: Display,
): readonly string[] => drawn(STATUS, entries, now, display);

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
    ...drawn(PROGRESS, entries, now, display),
    words.map((it) => it[language]).join(', '),
    ...problems.map((it) => paint.bad(it.slice(0, display.width))),
  ];
}
