/** Why a store fails, in a word. */
export type StoreErrorKind =
  | 'missing'
  | 'ambiguous'
  | 'full'
  | 'unwritable'
  | 'unreadable'
  | 'newer'
  | 'closed';

/** By kind, what to do about codes: SQLite's primary results, those of the file system and the network, PostgreSQL's. */
const ADVICE: { readonly [K in StoreErrorKind]?: Readonly<Record<string, string>> } = {
  full: {
    '13 ENOSPC EDQUOT': 'the disk is full: make room, and ask again',
    '53100': 'the disk of the database is full: make room, and ask again',
    '53200': 'the database has no memory left',
  },
  unwritable: {
    '3 8 EACCES EPERM EROFS':
      'the file or its folder may not be written: check owner, mode and mount',
    '5 6': 'another process has been writing for too long: end it, and try again',
    '10': 'the disk failed or is full: check the disk',
    '14': 'the file cannot be opened: check that its folder exists and may be written',
    ENOENT: 'its folder is not there',
    EISDIR: 'it is a folder: name a file in it',
    'ENOTDIR EEXIST': 'a file stands where its folder should be',
    '42501 3F000': 'the user of the database may not write its tables: grant it',
    '25006': 'the database only reads at present',
  },
  unreadable: {
    '11': 'the file is damaged: restore a copy, or begin a new file',
    '26': 'the file is not a database: name another one',
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
export const adviceOn = (errcode: unknown, code: unknown): Advice | undefined =>
  BY_CODE.get(typeof errcode === 'number' ? String(errcode & 0xff) : String(code));
