import type { StoreErrorKind } from './store-error-kind.ts';

type Advice = readonly [StoreErrorKind, string];

const BUSY: Advice = [
  'unwritable',
  'another process has been writing for too long: end it, and try again',
];
const READ_ONLY: Advice = [
  'unwritable',
  'the file or its folder may not be written: check owner, mode and mount',
];
const FULL: Advice = ['full', 'the disk is full: make room, and ask again'];

/** SQLite's primary result codes. */
const SQLITE: Readonly<Record<number, Advice>> = {
  3: READ_ONLY,
  5: BUSY,
  6: BUSY,
  8: READ_ONLY,
  10: ['unwritable', 'the disk failed or is full: check the disk'],
  11: ['unreadable', 'the file is damaged: restore a copy, or begin a new file'],
  13: FULL,
  14: ['unwritable', 'the file cannot be opened: check that its folder exists and may be written'],
  26: ['unreadable', 'the file is not a database: name another one'],
};

const NO_ANSWER: Advice = [
  'unreadable',
  'no database answers: check that it runs, and its address',
];
const STOPPED: Advice = ['unreadable', 'the database stopped or restarts: try again'];
const REFUSED: Advice = ['unreadable', 'the database refuses: check user and password'];

const NOT_GRANTED: Advice = [
  'unwritable',
  'the user of the database may not write its tables: grant it',
];

/** Codes of the file system and of the network, and PostgreSQL's. */
const OTHERS: Readonly<Record<string, Advice>> = {
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  ENOENT: ['unwritable', 'its folder is not there'],
  EISDIR: ['unwritable', 'it is a folder: name a file in it'],
  ENOTDIR: ['unwritable', 'a file stands where its folder should be'],
  EEXIST: ['unwritable', 'a file stands where its folder should be'],
  ENOSPC: FULL,
  EDQUOT: FULL,
  ECONNREFUSED: NO_ANSWER,
  ENOTFOUND: NO_ANSWER,
  EAI_AGAIN: NO_ANSWER,
  ETIMEDOUT: NO_ANSWER,
  EHOSTUNREACH: NO_ANSWER,
  ECONNRESET: STOPPED,
  EPIPE: STOPPED,
  '57P01': STOPPED,
  '57P02': STOPPED,
  '57P03': STOPPED,
  '53300': [
    'unreadable',
    'the database has no connection left: raise max_connections, or try again',
  ],
  '53100': ['full', 'the disk of the database is full: make room, and ask again'],
  '53200': ['full', 'the database has no memory left'],
  '42501': NOT_GRANTED,
  '3F000': NOT_GRANTED,
  '25006': ['unwritable', 'the database only reads at present'],
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': ['unreadable', 'there is no such database: create it'],
  ERR_MODULE_NOT_FOUND: [
    'unreadable',
    'this version of Node needs the package @photostructure/sqlite: install it',
  ],
};

/** What a code of a database means for the person who keeps answers. */
export function adviceOn(errcode: unknown, code: unknown): Advice | undefined {
  if (typeof errcode === 'number') return SQLITE[errcode & 0xff];
  return typeof code === 'string' && Object.hasOwn(OTHERS, code) ? OTHERS[code] : undefined;
}
