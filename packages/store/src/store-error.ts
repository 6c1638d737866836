/** Why a store fails, in a word. */
export type StoreErrorKind =
  | 'missing'
  | 'ambiguous'
  | 'full'
  | 'unwritable'
  | 'unreadable'
  | 'newer'
  | 'closed';

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

/** By kind, what to do about codes: SQLite's primary results, those of the file system and the network, PostgreSQL's. */
const ADVICE: { readonly [K in StoreErrorKind]?: Readonly<Record<string, string>> } = {
  full: {
    'sqlite-13 ENOSPC EDQUOT': 'the disk is full: make room, and ask again',
    '53100': 'the disk of the database is full: make room, and ask again',
    '53200': 'the database has no memory left',
  },
  unwritable: {
    'sqlite-3 sqlite-8 EACCES EPERM EROFS':
      'the file or its folder may not be written: check owner, mode and mount',
    'sqlite-5 sqlite-6': 'another process has been writing for too long: end it, and try again',
    'sqlite-10': 'the disk failed or is full: check the disk',
    'sqlite-14': 'the file cannot be opened: check that its folder exists and may be written',
    ENOENT: 'its folder is not there',
    EISDIR: 'it is a folder: name a file in it',
    'ENOTDIR EEXIST': 'a file stands where its folder should be',
    '42501 3F000': 'the user of the database may not write its tables: grant it',
    '25006': 'the database only reads at present',
  },
  unreadable: {
    'sqlite-11': 'the file is damaged: restore a copy, or begin a new file',
    'sqlite-26': 'the file is not a database: name another one',
    'ECONNREFUSED ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH':
      'no database answers: check that it runs, and its address',
    'ECONNRESET EPIPE 57P01 57P02 57P03': 'the database stopped or restarts: try again',
    '53300': 'the database has no connection left: raise max_connections, or try again',
    '28P01 28000': 'the database refuses: check user and password',
    '3D000': 'there is no such database: create it',
    ERR_MODULE_NOT_FOUND:
      'this version of Node needs the package @photostructure/sqlite: install it',
  },
};

type Advice = readonly [StoreErrorKind, string];
const BY_CODE: ReadonlyMap<string, Advice> = new Map(
  Object.entries(ADVICE).flatMap(([kind, advice]) =>
    Object.entries(advice).flatMap(([codes, what]) =>
      codes.split(' ').map((code) => [code, [kind as StoreErrorKind, what]] as const),
    ),
  ),
);

/** What a code of a database means for the person who keeps answers: a number is SQLite's, with more in its upper bits. */
function adviceOn(errcode: unknown, code: unknown): Advice | undefined {
  if (typeof errcode === 'number') return BY_CODE.get(`sqlite-${errcode & 0xff}`);
  // A number there is not of a database: a DOMException has one.
  return typeof code === 'string' ? BY_CODE.get(code) : undefined;
}

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
