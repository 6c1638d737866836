import { expect, it } from 'vitest';
import { csvRows, jsonRows, tableRows } from './rows.ts';

const printer = () => {
  const texts: string[] = [];
  return {
    texts,
    print: (text: string): Promise<void> => {
      texts.push(text);
      return Promise.resolve();
    },
  };
};

it('prints a JSON array page by page, all of it valid at the end and none of it before', async () => {
  const { texts, print } = printer();
  const rows = jsonRows<number>(print);
  await rows.add([1, 2]);
  expect(texts.join('')).toBe('[\n1,\n');
  await rows.add([]);
  await rows.add([3]);
  expect(() => JSON.parse(texts.join(''))).toThrow(SyntaxError);
  await rows.end();
  expect(texts.join('')).toBe('[\n1,\n2,\n3\n]\n');
});

it.each([[[]], [[[]]], [[[], []]]])('prints an empty array for the pages %j', async (pages) => {
  const { texts, print } = printer();
  const rows = jsonRows<number>(print);
  for (const page of pages) await rows.add(page);
  await rows.end();
  expect(JSON.parse(texts.join(''))).toEqual([]);
});

it('leaves an array open that was cut short, every row of it printed', async () => {
  const { texts, print } = printer();
  const rows = jsonRows<number>(print);
  await rows.add([1, 2]);
  await rows.cut();
  expect(texts.join('')).toBe('[\n1,\n2,\n');
});

it('prints nothing of a list that was cut before it began', async () => {
  const { texts, print } = printer();
  await jsonRows<number>(print).cut();
  await csvRows<number>(print, ['n'], (it) => [[it]]).cut();
  expect(texts).toEqual([]);
});

it('prints the columns once, before the first row or alone', async () => {
  const some = printer();
  const rows = csvRows<number>(some.print, ['n', 'twice'], (it) => [[it, it * 2]]);
  await rows.add([1]);
  await rows.add([2]);
  await rows.end();
  expect(some.texts).toEqual(['n,twice\n1,2\n', '2,4\n']);
  const none = printer();
  await csvRows<number>(none.print, ['n'], (it) => [[it]]).end();
  expect(none.texts).toEqual(['n\n']);
});

it('draws a table once, of everything', async () => {
  const drawn: (readonly number[])[] = [];
  const rows = tableRows<number>((all) => {
    drawn.push(all);
    return Promise.resolve();
  });
  await rows.add([1]);
  await rows.add([2, 3]);
  expect(drawn).toEqual([]);
  await rows.end();
  expect(drawn).toEqual([[1, 2, 3]]);
});
