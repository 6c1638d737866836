import type { Answer } from './send.ts';

/** How long the answer asks to wait before the next attempt, in seconds or until a date; nothing where it does not. */
export function retryAfterMs({ headers }: Answer, now: number): number | undefined {
  const { 'retry-after': said = '', date = '' } = headers;
  if (/^\d{1,7}$/.test(said)) return positive(Number(said) * 1000);
  const at = Date.parse(said);
  // The clock that wrote the date knows best how far away it is.
  const since = Date.parse(date);
  return positive(at - (Number.isNaN(since) ? now : since));
}

const positive = (ms: number): number | undefined => (ms > 0 ? ms : undefined);

/** A difference that is worth a word: answers travel, and a date has whole seconds. */
const WORTH_MS = 2000;

/**
 * How far the clock of this host is ahead of the broker's (below 0: behind it), where that is more than 2 s.
 *
 * The answer was made between `began` and `ended`, at the second that its header names.
 */
export function clockAheadMs(
  { headers }: Answer,
  began: number,
  ended: number,
): number | undefined {
  const second = Date.parse(headers['date'] ?? '');
  const ahead = began - (second + 999);
  const behind = second - ended;
  if (ahead > WORTH_MS) return ahead;
  return behind > WORTH_MS ? -behind : undefined;
}
