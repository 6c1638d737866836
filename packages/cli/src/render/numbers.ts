/** A number with so many decimals, by thousands. */
export const grouped = (value: number, decimals = 0): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** With the sign of what is bought too: colour alone must not carry it. */
export const withSign = (value: number, decimals = 0): string =>
  (value > 0 ? '+' : value < 0 ? '-' : '') + grouped(Math.abs(value), decimals);

const SEOUL_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment in Korea: `2026-11-20 15:45:03 KST`. */
export const koreanMoment = (instant: string): string =>
  `${SEOUL_TIME.format(new Date(instant))} KST`;
