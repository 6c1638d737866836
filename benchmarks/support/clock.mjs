import { systemClock } from '@investor-flow/core';

/** A clock that is at an instant now and goes on at the pace of the real one. */
export function clockFrom(instant) {
  const ahead = instant - Date.now();
  return { ...systemClock, now: () => Date.now() + ahead };
}
