import { err, type Issue, ok, type Result } from '@investor-flow/core';

/** More than any answer of a broker holds, by far: a page is fifty rows. */
const MOST_VALUES = 100_000;
/** A text longer than this is looked over first: lists within lists take thirty times their text in memory. */
const LONG_TEXT = 1024 * 1024;

/**
 * Reads an answer as JSON.
 *
 * A key that stands twice in one object has no value: the host's own reader would silently take the last. More than
 * 100,000 values are refused too, before anybody checks them one by one.
 */
export function readJson(text: string): Result<unknown, Issue> {
  if (
    text.length > LONG_TEXT &&
    count(text, '[') + count(text, '{') + count(text, ',') > MOST_VALUES
  )
    return issue(TOO_MUCH);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return issue('is no JSON');
  }
  const least = leastLength(body);
  if (least === undefined) return issue(TOO_MUCH);
  return text.length === least || saysEveryKeyOnce(text, body)
    ? ok(body)
    : issue('says a key twice');
}

const TOO_MUCH = `holds more than ${MOST_VALUES} values`;
const issue = (message: string) => err({ path: '', message });

/**
 * How long the shortest text is that says all this: without a blank, an escape or a number of two digits. Nothing where it
 * holds too much.
 *
 * A text of that length has no room for a key that was lost, and a broker's usual one has it.
 */
function leastLength(body: unknown): number | undefined {
  const open = [body];
  let length = 0;
  let values = 1;
  const add = (value: unknown): void => {
    values += 1;
    if (typeof value === 'string') length += value.length + QUOTES;
    else if (typeof value === 'object' && value !== null) open.push(value);
    else length += typeof value === 'number' ? 1 : String(value).length;
  };
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    const before = values;
    if (Array.isArray(it)) for (const one of it) add(one);
    else if (typeof it === 'object' && it !== null)
      for (const key in it) {
        length += key.length + QUOTES + COLON;
        add(it[key as keyof typeof it]);
      }
    length += BRACKETS + Math.max(0, values - before - 1);
    if (values > MOST_VALUES) return undefined;
  }
  return length;
}

const [QUOTES, COLON, BRACKETS] = [2, 1, 2];

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** As many colons as keys: none stands in a text, and none belongs to a key that was lost. */
function saysEveryKeyOnce(text: string, body: unknown): boolean {
  const keys = keysIn(body);
  return count(text, ':') === keys || count(text.replaceAll(STRING, ''), ':') === keys;
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}

/** How many keys all objects of a body have together. */
function keysIn(body: unknown): number {
  const open = [body];
  let keys = 0;
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    if (typeof it !== 'object' || it === null) continue;
    const inner: readonly unknown[] = Array.isArray(it) ? it : Object.values(it);
    if (!Array.isArray(it)) keys += inner.length;
    for (const one of inner) if (typeof one === 'object' && one !== null) open.push(one);
  }
  return keys;
}
