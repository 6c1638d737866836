import type { Language } from '../look.ts';

/** A whole number in full, by thousands. */
export const inFull = (amount: number): string => amount.toLocaleString('en-US');

const signOf = (amount: number): string => (amount > 0 ? '+' : amount < 0 ? '-' : '');

/** In full, with the sign even of what is bought: colour alone must not carry it. */
export const withSign = (amount: number): string => signOf(amount) + inFull(Math.abs(amount));

export const percent = (value: number): string => value.toFixed(2);

const MAN = 10_000;
const EOK = 100_000_000;
const JO = 1_000_000_000_000;
const BILLION = 1_000_000_000;

/** Won for the eye, rounded: `-1조 9,507억`, or `-1,950.7 bn`. */
export const inWords = (won: number, language: Language): string =>
  language === 'ko' ? inKorean(won) : inEnglish(won);

function inKorean(won: number): string {
  const size = Math.abs(won);
  if (size < EOK) {
    const man = Math.round(size / MAN);
    return man === 0 ? '0' : `${signOf(won)}${inFull(man)}만`;
  }
  const eok = Math.round(size / EOK);
  const [jo, rest] = [Math.floor(eok / (JO / EOK)), eok % (JO / EOK)];
  return `${signOf(won)}${jo === 0 ? '' : `${inFull(jo)}조 `}${inFull(rest)}억`;
}

function inEnglish(won: number): string {
  const billions = Math.abs(won) / BILLION;
  const text = billions.toLocaleString('en-US', {
    minimumFractionDigits: 1,
    maximumFractionDigits: billions < 0.1 ? 3 : 1,
  });
  return won === 0 ? '0' : `${signOf(won)}${text} bn`;
}

const SEOUL_TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** When it was in Korea: `15:45:03 KST`. */
export const koreanClock = (instant: string): string =>
  `${SEOUL_TIME.format(new Date(instant))} KST`;
