import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { bundled } from '../__fixtures__/bundled.ts';

const MOST_BYTES = 120_000;
const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../dist/pages/${name}`, import.meta.url)), 'utf8');
beforeAll(bundled);

it('is small: script and style together, compressed', () => {
  const size = ['app.js', 'style.css', 'index.html']
    .map((name) => gzipSync(read(name)).length)
    .reduce((a, b) => a + b);
  expect(size).toBeLessThan(MOST_BYTES);
});

it('names no other host, and holds nothing that its policy forbids', () => {
  for (const name of ['app.js', 'style.css', 'index.html']) {
    const text = read(name).replaceAll('http://www.w3.org/', '');
    expect([name, text.match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/i)?.[0]]).toEqual([
      name,
      undefined,
    ]);
    expect(text).not.toMatch(/@import|@font-face|\beval\(|new Function/);
  }
  expect(read('index.html')).not.toMatch(/<script(?![^>]*src=)|style=|onclick=/);
});
