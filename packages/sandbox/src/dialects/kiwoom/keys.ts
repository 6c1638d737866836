import type { DayNumber } from '../../days.ts';
import type { Refused } from './call.ts';

/** A key says whose history it is and where it goes on, so it holds across midnight. */
export const keyOf = (owner: string, place: number): string =>
  `A${owner.padEnd(12, '0')}${String(place).padStart(8, '0')}`;

/** Where a key goes on; nothing for somebody else's key or one that was made up. */
export function placeOfKey(owner: string, key: string): number | undefined {
  const place = Number(key.slice(-8));
  return key === keyOf(owner, place) ? place : undefined;
}

/** The day a key goes on from; never a day to come. */
export function dayOfKey(owner: string, key: string, today: DayNumber): DayNumber | undefined {
  const day = placeOfKey(owner, key);
  return day !== undefined && day <= today ? day : undefined;
}

export const WRONG_KEY: Refused = {
  refused: 1517,
  detail: '. 파라미터=next-key 실패사유=연속조회키가 올바르지 않습니다',
};
