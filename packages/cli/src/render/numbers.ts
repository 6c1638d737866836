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

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** How long something is, in its two largest units: `3 h 20 min`. */
export function duration(ms: number): string {
  const parts: string[] = [];
  let left = Math.abs(ms);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * size;
  }
  return parts.length === 0 ? `${Math.round(left / 1000)} s` : parts.slice(0, 2).join(' ');
}
