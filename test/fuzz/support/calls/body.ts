import { type Json, list, object, raw, text } from '../json-text.ts';
import { expectSuccess as expectKoreaInvestment } from '../koreainvestment-words.ts';
import { expectSuccess as expectKiwoom } from '../kiwoom-words.ts';
import { Fault, type Reader, reading, type Reading } from '../reading.ts';
import { type Call, keyIn } from './call.ts';

/** What a row says: each figure under its path in the model, and the name where it is plain. */
export interface Facts {
  readonly figures: Readonly<Record<string, number>>;
  readonly name?: string;
}

/** The rows of an answer by key; of a row that is wrong, why. */
export type Rows = ReadonlyMap<string, readonly (Facts | Fault)[]>;

const ENVELOPE = {
  kiwoom: { return_code: raw('0'), return_msg: text('정상적으로 처리되었습니다') },
  koreainvestment: {
    rt_cd: text('0'),
    msg_cd: text('MCA00000'),
    msg1: text('정상처리 되었습니다.'),
  },
} as const;

const isKiwoom = ({ broker }: Call): boolean => broker === 'kiwoom';

/** Figures of the rows below the first differ from its own. */
const moved = (figure: string, place: number): string =>
  figure.replace(/\d+/, (digits) => String(Number(digits) + place * 3));

function rowAt(call: Call, place: number): Json {
  const { key, name, figures, unused = [], texts = {} } = call;
  const columns = Object.assign(
    {},
    ...[...Object.values(figures), ...unused].map((it) => it.columns),
  ) as Readonly<Record<string, string>>;
  return object([
    ...(key === undefined ? [] : [[key.column, text(key.texts[place] ?? '')] as const]),
    ...(name === undefined ? [] : [[name, text(`종목${place}`)] as const]),
    ...Object.entries(texts).map(([column, it]) => [column, text(it)] as const),
    ...Object.entries(columns).map(([column, it]) => [column, text(moved(it, place))] as const),
    ['not_in_the_model', text('2')],
  ]);
}

/** An ordinary answer. */
export function ordinary(call: Call): Json {
  const rows = (call.key?.texts ?? ['']).map((_, place) => rowAt(call, place));
  const envelope = Object.entries(ENVELOPE[isKiwoom(call) ? 'kiwoom' : 'koreainvestment']);
  const [first] = rows;
  if (first?.kind !== 'object') throw new Error('no row');
  if (call.list === undefined) return object([...first.pairs, ...envelope]);
  return object([[call.list, call.key === undefined ? first : list(rows)], ...envelope]);
}

/** The same as the last page of a series that goes on: no row. */
export const noMore = (call: Call): Json =>
  object([
    [call.list ?? '', list([])],
    ...Object.entries(ENVELOPE[isKiwoom(call) ? 'kiwoom' : 'koreainvestment']),
  ]);

/** What a careful reader makes of a body, by the documents alone. */
export const readRows = (call: Call, body: Json): Reading<Rows> =>
  reading((reader) => {
    (isKiwoom(call) ? expectKiwoom : expectKoreaInvestment)(reader, body);
    const items = itemsIn(reader, call, body);
    const rows = new Map<string, (Facts | Fault)[]>();
    const { key } = call;
    const keys = items.map((row) => {
      if (row.kind !== 'object') throw new Fault('a row is no object');
      return key === undefined ? '' : keyIn(reader, row, key);
    });
    const usual = key?.texts.map((it) => key.read(it)) ?? [''];
    if (keys.join() !== usual.join()) reader.unusual();
    for (const [place, row] of items.entries()) {
      const at = keys[place] ?? '';
      rows.set(at, [...(rows.get(at) ?? []), factsOf(reader, call, row, items[place + 1])]);
    }
    return rows;
  });

function itemsIn(reader: Reader, { list: member, key }: Call, body: Json): readonly Json[] {
  if (member === undefined) return [body];
  const found = reader.field(body, member);
  if (found?.kind === 'object') {
    if (key !== undefined || found.pairs.length === 0) reader.unusual();
    return found.pairs.length === 0 ? [] : [found];
  }
  if (found?.kind !== 'list') throw new Fault(`${member} is no list`);
  if (key === undefined) reader.unusual();
  if (key === undefined && found.items.length > 1) throw new Fault('more than one row');
  return found.items;
}

function factsOf(reader: Reader, call: Call, row: Json, older: Json | undefined): Facts | Fault {
  const read = reading((own) => {
    for (const [column, usual] of Object.entries(call.texts ?? {}))
      if (own.text(row, column) !== usual) own.unusual();
    for (const it of call.unused ?? []) {
      const unused = reading((other) => it.read(other, row, older));
      if (unused.is === 'fault' || !unused.sure) own.unusual();
    }
    const figures = Object.entries(call.figures).flatMap(([path, it]) => {
      const value = it.read(own, row, older);
      return value === undefined ? [] : [[path, value] as const];
    });
    const name = call.name === undefined ? undefined : own.text(row, call.name);
    const isPlain = name !== undefined && /^[\p{L}\p{N}]+$/u.test(name);
    if (name !== undefined && !isPlain) own.unusual();
    // Nothing that a row can be read from is twice in it.
    if (row.kind === 'object') for (const [column] of row.pairs) own.field(row, column);
    return {
      facts: { figures: Object.fromEntries(figures), ...(isPlain ? { name } : {}) },
      sure: own.sure,
    };
  });
  if (read.is === 'fault') {
    reader.unusual();
    return new Fault(read.why);
  }
  if (!read.sure) reader.unusual();
  return read.value.facts;
}
