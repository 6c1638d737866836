/** A broker's second and ours never quite agree, and not every call takes equally long to arrive. */
export const SLACK_MS = 20;
const WINDOW_MS = 1000 + SLACK_MS;

/** How many starts a window may hold; a rate below one a second stretches the window instead. */
export interface Pace {
  readonly starts: number;
  readonly windowMs: number;
}

export const paceOf = (perSecond: number): Pace =>
  perSecond < 1
    ? { starts: 1, windowMs: WINDOW_MS / perSecond }
    : { starts: Math.floor(perSecond), windowMs: WINDOW_MS };
