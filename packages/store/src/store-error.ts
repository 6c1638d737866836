import { adviceOn, type StoreErrorKind } from './advice.ts';

/** Why a store could not keep or give something. */
export interface StoreError {
  readonly kind: StoreErrorKind;
  /** One sentence that says what to do. */
  readonly message: string;
  /** Where the store is, without a password. */
  readonly location: string;
}

/** Errors made here: what else is thrown comes from a database. */
const MADE = new WeakSet<object>();

export function storeError(kind: StoreErrorKind, message: string, location: string): StoreError {
  const error: StoreError = Object.freeze({ kind, message, location });
  MADE.add(error);
  return error;
}

/** The address of a database without what would let somebody in. */
export function shownLocation(location: string): string {
  if (!isAddress(location)) return location;
  const scheme = isPostgresAddress(location) ? 'postgres' : '…';
  if (!URL.canParse(location)) return `${scheme}://…`;
  const { host, pathname } = new URL(location);
  // A password with a slash in it is cut there: its end stands before an `@`.
  return pathname.includes('@') ? `${scheme}://…` : `${scheme}://${host}${pathname}`;
}

export const isPostgresAddress = (location: string): boolean => /^postgres(?:ql)?:/i.test(location);

/** A misspelt address, and the words of a connection (`host=… password=…`): no file, as its name would hold a password. */
export const isAddress = (location: string): boolean =>
  isPostgresAddress(location) ||
  /^[a-z][a-z\d+.-]+:\/\/|^\s*\w+\s*=.*\b(?:password|user|host|dbname)\s*=/i.test(location) ||
  /^\s*(?:password|user|host|dbname)\s*=/i.test(location);

/** What was thrown, as one of our errors; the database's own text stands in it, as it holds no secret. */
export function errorFrom(
  thrown: unknown,
  location: string,
  doing: 'reading' | 'writing',
): StoreError {
  if (typeof thrown === 'object' && thrown !== null && MADE.has(thrown))
    return thrown as StoreError;
  const { code, errcode, message } = Object(thrown) as {
    readonly code?: unknown;
    readonly errcode?: unknown;
    readonly message?: unknown;
  };
  const usual: StoreErrorKind = doing === 'reading' ? 'unreadable' : 'unwritable';
  const [kind, advice] = adviceOn(errcode, code) ?? [usual, 'the database failed: try again'];
  // A failed connection to several addresses has no text of its own.
  const isText = (it: unknown): it is string => typeof it === 'string' && it !== '';
  const [line = ''] = ([message, code].find(isText) ?? 'unknown').split('\n');
  return storeError(kind, `The store cannot be used (${line}): ${advice}.`, location);
}
