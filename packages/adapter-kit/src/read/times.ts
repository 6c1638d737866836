import { column } from './columns.ts';
import { Fault, NO_TEXT } from './texts.ts';

const HHMMSS = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;
const NO_TIME = new Fault('must be a time written HHMMSS');

/** A column that holds a Korean time of day written HHMMSS, as `HH:MM:SS`. */
export const compactTime = column<string>((received) => {
  if (typeof received !== 'string') return NO_TEXT;
  return HHMMSS.test(received) ? received.replace(HHMMSS, '$1:$2:$3') : NO_TIME;
});
