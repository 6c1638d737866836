import { isTradingDay } from '@investor-flow/core';
import { dayNumberOf, type DayNumber } from '../days.ts';

/** A figure in a unit: a minus and no plus, and zero has no sign. */
export function plainIn(unit: number, exact: number): string {
  const size = Math.round(Math.abs(exact) / unit);
  return exact < 0 && size > 0 ? `-${size}` : String(size);
}

/** `1` to `5` for limit up, up, flat, limit down, down; limits are not reached here. */
export function directionOf(change: number): string {
  if (change === 0) return '3';
  return change > 0 ? '2' : '5';
}

/** `20260701` for `2026-07-01`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

/** The day that a text of eight digits names, if there is one. */
export function dayNamed(text: string): DayNumber | undefined {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isTradingDay(day) ? dayNumberOf(day) : undefined;
}

/** `143000` for a minute since midnight. */
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;

export const THOUSAND = 1_000;
export const MILLION = 1_000_000;
