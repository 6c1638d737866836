/** Asks both brokers for bodies as large as they can be, one after another, and prints what each ended in. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { delivered, type Delivery, USUAL } from './delivery.ts';
import { openBrokers } from './fuzzed-brokers.ts';

const MIB = 1024 * 1024;
/** A little less than what is still read. */
const MOST = 8 * MIB - 4096;
const times = (text: string, count: number): string => text.repeat(Math.floor(count));
const filled = (text: string): string => times(text, MOST / Buffer.byteLength(text));

const kiwoomList = (inner: string): string => `{"return_code":0,"inds_netprps":[${inner}]}`;
const kiwoomSays = (message: string): string =>
  JSON.stringify({ return_code: 7, return_msg: message });
const koreaInvestmentSays = (code: string, message: string): string =>
  JSON.stringify({ rt_cd: '1', msg_cd: code, msg1: message });
const plain = (text: string): Delivery => delivered(Buffer.from(text), USUAL);
const encoded = (encoding: string, body: Buffer): Delivery => ({
  status: 200,
  headers: { 'content-encoding': encoding },
  body,
  until: 1,
});

/** What is sent to whom. Each is made only when its turn comes. */
const CASES: Readonly<Record<string, () => Delivery>> = {
  'more than anybody reads': () => plain(times(' ', 9 * MIB)),
  'nothing but blanks': () => plain(filled(' ')),
  'a gzip bomb': () => encoded('gzip', gzipSync(Buffer.alloc(256 * MIB, '['))),
  'a brotli bomb': () => encoded('br', brotliCompressSync(Buffer.alloc(64 * MIB, '['))),
  'lists that never close': () => plain(times('[', 100_000)),
  'lists within lists': () => plain(times('[', 100_000) + times(']', 100_000)),
  'lists within lists to the end': () => plain(times('[', MOST / 2) + times(']', MOST / 2)),
  'objects within objects': () => plain(`${times('{"a":', 1e6)}1${times('}', 1e6)}`),
  'lists within a column': () =>
    plain(kiwoomList(`{"inds_cd":${times('[', 1e6)}${times(']', 1e6)}}`)),
  'rows without end': () => plain(kiwoomList(`${times('{},', MOST / 3 - 99)}{}`)),
  'numbers for rows': () => plain(kiwoomList(`${times('0,', MOST / 2 - 99)}0`)),
  'one key again and again': () => plain(`{${times('"a":1,', MOST / 6 - 1)}"a":1}`),
  'a key for every number': () =>
    plain(`{${Array.from({ length: 600_000 }, (_, at) => `"k${at}":1`).join()}}`),
  'texts full of colons': () => plain(kiwoomList(JSON.stringify(filled(':').slice(1_000)))),
  'a long text and a colon': () => plain(kiwoomList(`"${filled('9').slice(200)}:"`)),
  'texts full of escapes': () => plain(kiwoomList(`"${times('\\n', MOST / 2 - 99)}:"`)),
  'a figure of millions of digits': () =>
    plain(kiwoomList(`{"inds_cd":"001","ind_netprps":"${filled('9').slice(200)}"}`)),
  'a code of millions of letters': () =>
    plain(kiwoomList(`{"inds_cd":"${filled('A').slice(200)}_"}`)),
  'a return code of millions of digits': () =>
    plain(`{"return_code":"${filled('1').slice(100)}","return_msg":""}`),
  'a message of dots': () => plain(kiwoomSays(`${filled('.').slice(100)}x`)),
  'a message of blanks': () => plain(kiwoomSays(`x${filled(' ').slice(100)}x`)),
  'a message of brackets': () => plain(kiwoomSays(filled('[AB').slice(100))),
  'a quota of millions of digits': () => plain(kiwoomSays(`유량=${filled('9').slice(100)}`)),
  'a quota far away': () => plain(kiwoomSays(`유량${filled(' ').slice(100)}`)),
  'a bearer of nothing': () => plain(kiwoomSays(`Bearer${filled(' ').slice(100)}"`)),
  bearers: () => plain(filled('Bearer ')),
  'what looks like tokens': () => plain(filled('eyJaaaaaaaa.')),
  'what looks like one token': () => plain(filled('Aa1')),
  headers: () => ({ ...plain('{}'), headers: { 'next-key': times('k', 12_000) } }),
  'too many headers': () => ({ ...plain('{}'), headers: { 'next-key': times('k', 60_000) } }),
  'a code of blanks': () => plain(koreaInvestmentSays(`${filled(' ').slice(200)}!`, '')),
  'a code of blanks around a letter': () =>
    plain(koreaInvestmentSays(`${filled(' ').slice(MOST / 2)}a${times(' ', MOST / 2 - 99)}!`, '')),
  'a result of blanks': () => plain(`{"rt_cd":"${filled(' ').slice(200)}!","msg_cd":"1"}`),
  'a description of dots': () =>
    plain(JSON.stringify({ error_code: 'EGW1', error_description: `${filled('.').slice(99)}x` })),
  'rows for one': () => plain(`{"rt_cd":"0","msg_cd":"1","output":[${times('{},', 99_000)}{}]}`),
  'many columns': () => {
    const columns = Array.from({ length: 90_000 }, (_, at) => `"k${at}":""`).join();
    return plain(`{"rt_cd":"0","msg_cd":"1","output":{${columns}}}`);
  },
  'a blank figure of millions': () =>
    plain(`{"rt_cd":"0","msg_cd":"1","output":{"frgn_ntby_qty":"${filled(' ').slice(999)}"}}`),
};

const brokers = await openBrokers();
for (const [name, made] of Object.entries(CASES)) {
  const delivery = made();
  brokers.answer(() => delivery);
  for (const broker of ['kiwoom', 'koreainvestment'] as const) {
    process.stdout.write(`${JSON.stringify([name, broker])}\n`);
    const began = performance.now();
    const result = await brokers[broker].investorFlow({ market: 'kospi' });
    const end = result.isOk() ? 'answered' : result.error.kind;
    const length = JSON.stringify(result).length;
    const ms = Math.round(performance.now() - began);
    process.stdout.write(`${JSON.stringify([name, broker, end, length, ms])}\n`);
  }
}
await brokers[Symbol.asyncDispose]();
