import { NOW } from './fuzzed-brokers.ts';
import type { Json } from './json-text.ts';
import { expectSuccess } from './kiwoom-words.ts';
import { Fault, type Reader, reading, type Reading } from './reading.ts';

/** A token, and every end that its answer names, in epoch milliseconds. */
export interface TokenFacts {
  readonly value: string;
  readonly ends: readonly number[];
}

/** au10001. */
export const readKiwoomToken = (body: Json): Reading<TokenFacts> =>
  reading((reader) => {
    expectSuccess(reader, body);
    const value = tokenIn(reader, body, 'token');
    const end = koreanTime(reader.text(body, 'expires_dt'), /^(....)(..)(..)(..)(..)(..)$/);
    return { value, ends: [alive(end)] };
  });

/** tokenP: the end stands in the token itself, in a text, or in a number of seconds; they may contradict. */
export const readKoreaInvestmentToken = (body: Json): Reading<TokenFacts> =>
  reading((reader) => {
    const value = tokenIn(reader, body, 'access_token');
    const said = reader.field(body, 'access_token_token_expired');
    const text = said?.kind === 'text' ? said.text : '';
    const seconds = reader.field(body, 'expires_in');
    const digits =
      seconds?.kind === 'raw' ? seconds.raw : seconds?.kind === 'text' ? seconds.text : '';
    if (seconds !== undefined && digits !== '86400') reader.unusual();
    if (said !== undefined && text === '') reader.unusual();
    if (reader.field(body, 'rt_cd') !== undefined || reader.field(body, 'error_code') !== undefined)
      reader.unusual();
    const ends = [
      claimedEnd(value),
      koreanTime(text, /^(....)-(..)-(..) (..):(..):(..)$/),
      /^[-\d.eE+]+$/.test(digits) ? NOW + Number(digits) * 1000 : undefined,
    ].filter((end) => end !== undefined);
    // An end that has passed, or is not to be believed, may be passed over or refused.
    const good = ends.filter((end) => end > NOW && end < LAST);
    if (good.length < ends.length) reader.unusual();
    if (good.length === 0) throw new Fault('nothing says when it ends');
    return { value, ends: good };
  });

/** The last instant a date can name. */
const LAST = 8.64e15;

function alive(end: number | undefined): number {
  if (end === undefined) throw new Fault('no time');
  if (end <= NOW) throw new Fault('it has ended');
  return end;
}

/** What goes into a header: anything but visible characters would be changed, or refused, on its way. */
function tokenIn(reader: Reader, body: Json, key: string): string {
  const value = reader.text(body, key);
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Fault('no token');
  if (value.length > 1000) reader.unusual();
  return value;
}

function koreanTime(text: string, shape: RegExp): number | undefined {
  const [, ...parts] = shape.exec(text) ?? [];
  if (parts.length < 6 || parts.some((part) => !/^\d+$/.test(part))) return undefined;
  const [year, month, day, hours, minutes, seconds] = parts;
  const iso = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.000`;
  const instant = Date.parse(`${iso}Z`);
  if (!Number.isFinite(instant) || new Date(instant).toISOString() !== `${iso}Z`) return undefined;
  return instant - 9 * 3_600_000;
}

function claimedEnd(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return undefined;
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
