import type { Redactor } from './redact.ts';

/** The longest text an error quotes. */
const LONGEST_QUOTE = 2000;

/** As much of a broker's text as an error may show; secrets go before it is cut, so that none is torn. */
export const quote = (redact: Redactor, text: string): string =>
  redact(text).slice(0, LONGEST_QUOTE);

/** What Node and the helpers of bundlers say of a module that is not there; no more than its name is quoted. */
const MISSING =
  /^(?:Cannot find (?:package|module) '[^']+'|(?:Dynamic require of|Could not dynamically require) "[^"]+"|require is not defined)/;

/** Why the system failed, in words that hold no secret: an errno with its path, or a missing module. */
export function systemReason(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const missing = MISSING.exec(thrown.message)?.[0];
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (!/^(?:E[A-Z0-9]{2,}|ERR_[A-Z_]+|MODULE_NOT_FOUND)$/.test(code))
    return missing === undefined ? undefined : `${missing}, as in a bundle without it`;
  const path = 'path' in thrown && typeof thrown.path === 'string' ? ` ${thrown.path}` : '';
  return `${code}${path}${missing === undefined ? '' : `: ${missing}`}`;
}
