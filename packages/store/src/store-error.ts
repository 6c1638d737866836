/** Why a store could not keep or give something. */
export interface StoreError {
  readonly kind:
    | 'missing'
    | 'ambiguous'
    | 'full'
    | 'unwritable'
    | 'unreadable'
    | 'newer'
    | 'closed';
  /** One sentence that says what to do. */
  readonly message: string;
  /** Where the store is, without a password. */
  readonly location: string;
}

export type StoreErrorKind = StoreError['kind'];

export const storeError = (kind: StoreErrorKind, message: string, location: string): StoreError =>
  Object.freeze({ kind, message, location });

/** The address of a database without what would let somebody in. */
export function shownLocation(location: string): string {
  if (!isAddress(location)) return location;
  const scheme = isPostgresAddress(location) ? 'postgres' : '…';
  if (!URL.canParse(location)) return `${scheme}://…`;
  const { host, pathname } = new URL(location);
  return `${scheme}://${host}${pathname}`;
}

/** A misspelt address is no file either: its name could hold a password. */
export const isAddress = (location: string): boolean =>
  /^[a-z][a-z\d+.-]+:\/\//i.test(location) || isPostgresAddress(location);

export const isPostgresAddress = (location: string): boolean => /^postgres(?:ql)?:/i.test(location);

/** SQLite's primary result codes. */
const SQLITE: Readonly<Record<number, readonly [StoreErrorKind, string]>> = {
  3: ['unwritable', 'the file may not be written: check its owner and mode'],
  5: ['unwritable', 'another process has been writing for too long: try again'],
  6: ['unwritable', 'another process has been writing for too long: try again'],
  8: ['unwritable', 'the file or its folder is read-only: check mode and mount'],
  10: ['unwritable', 'the disk failed or is full: check the disk'],
  11: ['unreadable', 'the file is damaged: restore a copy, or begin a new file'],
  13: ['full', 'the disk is full: make room, and ask again'],
  14: ['unwritable', 'the file cannot be opened: check that its folder exists and may be written'],
  26: ['unreadable', 'the file is not a database: name another one'],
};

/** PostgreSQL's SQLSTATE codes, and codes of the network. */
const POSTGRES: Readonly<Record<string, readonly [StoreErrorKind, string]>> = {
  '53100': ['full', 'the disk of the database is full: make room, and ask again'],
  '53200': ['full', 'the database has no memory left'],
  '42501': ['unwritable', 'the user of the database may not write its tables'],
  '25006': ['unwritable', 'the database only reads at present'],
  '28P01': ['unreadable', 'the database refuses the password'],
  '28000': ['unreadable', 'the database refuses the user'],
  '3D000': ['unreadable', 'there is no such database: create it'],
  ECONNREFUSED: ['unreadable', 'no database answers: check that it runs'],
};

/** What a database threw, as one of our errors; its own text follows, as it holds no secret. */
export function errorFrom(
  thrown: unknown,
  location: string,
  doing: 'reading' | 'writing',
): StoreError {
  const { code, errcode, message } = Object(thrown) as {
    readonly code?: unknown;
    readonly errcode?: unknown;
    readonly message?: unknown;
  };
  const found =
    typeof errcode === 'number'
      ? SQLITE[errcode & 0xff]
      : typeof code === 'string' && Object.hasOwn(POSTGRES, code)
        ? POSTGRES[code]
        : undefined;
  const text = typeof message === 'string' ? message.split('\n')[0] : 'unknown';
  const usual: StoreErrorKind = doing === 'reading' ? 'unreadable' : 'unwritable';
  const [kind, advice] = found ?? [usual, 'the database failed: try again'];
  const fitting =
    kind === 'unreadable' && doing === 'writing' && found === undefined ? usual : kind;
  return storeError(fitting, `The store cannot be used (${text}): ${advice}.`, location);
}
