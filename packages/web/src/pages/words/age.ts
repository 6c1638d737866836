import type { Language } from '../../api/words.ts';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How old an answer is. */
export function ageText(observedAt: string, now: number, language: Language): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(observedAt)) / 1000));
  const ko = language === 'ko';
  if (seconds < MINUTE_S) return ko ? `${seconds}초 전` : `${seconds} s ago`;
  if (seconds < HOUR_S) {
    const minutes = Math.floor(seconds / MINUTE_S);
    return ko ? `${minutes}분 전` : `${minutes} min ago`;
  }
  if (seconds < DAY_S) {
    const hours = Math.floor(seconds / HOUR_S);
    return ko ? `${hours}시간 전` : `${hours} h ago`;
  }
  const days = Math.floor(seconds / DAY_S);
  return ko ? `${days}일 전` : `${days} d ago`;
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
