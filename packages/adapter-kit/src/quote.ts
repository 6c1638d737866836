import type { Redactor } from './redact.ts';

/** The longest text an error quotes. */
const LONGEST_QUOTE = 2000;

/** As much of a broker's text as an error may show; secrets go before it is cut, so that none is torn. */
export const quote = (redact: Redactor, text: string): string =>
  redact(text).slice(0, LONGEST_QUOTE);

/** Why the system failed, in words that hold no secret: an errno with its path, or a missing module. */
export function systemReason(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string')
    return undefined;
  const { code, message } = thrown;
  if (!/^(?:E[A-Z0-9]{2,}|ERR_[A-Z_]+|MODULE_NOT_FOUND)$/.test(code)) return undefined;
  const path = 'path' in thrown && typeof thrown.path === 'string' ? ` ${thrown.path}` : '';
  const missing = /^Cannot find (?:package|module) '[^']+'/.exec(message)?.[0];
  return `${code}${path}${missing === undefined ? '' : `: ${missing}`}`;
}
