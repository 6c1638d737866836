import { type Language, type Text, text } from '../../api/words.ts';

type Age = readonly [seconds: number, unit: Text];
const SECOND: Age = [1, text('초', ' s')];
/** The largest first. */
const AGES: readonly Age[] = [
  [86_400, text('일', ' d')],
  [3_600, text('시간', ' h')],
  [60, text('분', ' min')],
];
const AGO = text('전', 'ago');

/** How old an answer is. */
export function ageText(observedAt: string, now: number, language: Language): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(observedAt)) / 1000));
  const [size, unit] = AGES.find(([least]) => seconds >= least) ?? SECOND;
  return `${Math.floor(seconds / size)}${unit[language]} ${AGO[language]}`;
}

const SEOUL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const SEOUL_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in Korea: `2026-11-20 15:45:03`. */
export const koreanMoment = (instant: string): string => SEOUL.format(new Date(instant));
/** `15:45`. */
export const koreanClock = (instant: number | string): string =>
  SEOUL_TIME.format(new Date(instant));
