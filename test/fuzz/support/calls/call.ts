import { isTradingDay, type Question } from '@investor-flow/core';
import type { Json } from '../json-text.ts';
import { Fault, type Reader } from '../reading.ts';
import type { Figure } from './figures.ts';

/** A row of any model. */
export type ModelRow = Readonly<Record<string, unknown>> & {
  readonly day?: string;
  readonly time?: string;
  readonly stock?: string;
  readonly name?: string;
  readonly sector?: { readonly code: string; readonly name: string };
};

/** What tells the rows of a list apart: a column, its ordinary texts, and what the model makes of them. */
export interface Key {
  readonly column: string;
  readonly texts: readonly string[];
  readonly read: (text: string) => string | undefined;
  readonly of: (row: ModelRow) => string | undefined;
}

/** One call by its document: how it is asked through the model, and what each figure of the model is on the wire. */
export interface Call {
  readonly api: string;
  readonly broker: 'kiwoom' | 'koreainvestment' | 'koreainvestmentMock';
  readonly ask: readonly [question: Question, query: object];
  /** Absent: the body is the row. */
  readonly list?: string;
  /** Absent: there is one row. */
  readonly key?: Key;
  /** A column of text that becomes the name. */
  readonly name?: string;
  readonly figures: Readonly<Record<string, Figure>>;
  /** Columns that are read as well, and of which the answer tells nothing. */
  readonly unused?: readonly Figure[];
  /** Columns of text that are read as well, each with what it usually says. */
  readonly texts?: Readonly<Record<string, string>>;
}

export type Rest = Pick<Call, 'key' | 'name' | 'unused' | 'texts'>;
/** A call of a broker; `what` is its id and the question that asks it, and the list of its rows unless the body is the row. */
export const callOf =
  (broker: Call['broker']) =>
  (what: string, query: object, rest: Rest, figures: Call['figures']): Call => {
    const [api = '', question, list] = what.split(' ');
    const rows = list === undefined ? {} : { list };
    return { api, broker, ask: [question as Question, query], ...rows, ...rest, figures };
  };

/** Three sessions up to the day of the question. */
export const DAYS = ['20261120', '20261119', '20261118'] as const;
export const FROM = '2026-11-18';
export const TO = '2026-11-20';

const dashed = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** Rows that are told apart by their day, their time or their stock; those of a list of stocks may have a name too. */
export const byDay = (column: string, end = ''): Rest => ({
  key: {
    column,
    texts: DAYS.map((it) => it + end),
    read: (text) => {
      if (!text.endsWith(end)) return undefined;
      const day = dashed(text.slice(0, text.length - end.length));
      return isTradingDay(day) ? day : undefined;
    },
    of: ({ day }) => day,
  },
});

export const byTime = (column: string): Rest => ({
  key: {
    column,
    texts: ['151200', '151100', '150900'],
    read: (text) => {
      const [, hours = '', minutes = '', seconds = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
      const isTime = hours !== '' && hours < '24' && minutes < '60' && seconds < '60';
      return isTime ? [hours, minutes, seconds].join(':') : undefined;
    },
    of: ({ time }) => time,
  },
});

export const byStock = (column: string, name: string): Rest => ({
  key: {
    column,
    texts: ['005930', '000660', '0197X0'],
    read: (text) => (/^[0-9A-Z]{6}$/.test(text) ? text : undefined),
    of: ({ stock }) => stock,
  },
  name,
});

/** A call that has one row. */
export const ONE: Rest = {};

/** The text of a row's key; there is no answer to a list with a row that has none. */
export function keyIn(reader: Reader, row: Json, { column, read }: Key): string {
  const key = read(reader.text(row, column));
  if (key === undefined) throw new Fault(`${column} is no key`);
  return key;
}
