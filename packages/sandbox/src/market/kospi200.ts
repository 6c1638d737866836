import type { DayNumber } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import { progressOf } from './hours.ts';
import type { IndexLevels } from './index-level.ts';

/** The index that programmes follow, and how far its future is from it; hundredths of a point. */
export interface Kospi200Truth {
  readonly hundredths: number;
  readonly changeHundredths: number;
  /** Nothing before the opening. */
  readonly basisHundredths: number | undefined;
}

/** KOSPI’s own level, made smaller. */
const PART = 0.134;

export function kospi200Of(levels: IndexLevels, day: DayNumber, instant: number): Kospi200Truth {
  const { hundredths, changeHundredths } = levels('kospi', 'all', day, instant);
  const now = Math.round(hundredths * PART);
  const base = Math.round((hundredths - changeHundredths) * PART);
  const { done } = progressOf({ market: 'kospi', floor: 'krx', day }, instant);
  const draw = seededOn(keyOf('basis', done), day);
  return {
    hundredths: now,
    changeHundredths: now - base,
    basisHundredths: done === 0 ? undefined : Math.round(120 + 90 * normal(draw)),
  };
}
