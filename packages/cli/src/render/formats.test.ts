import { expect, it } from 'vitest';
import { csvLine } from './formats.ts';

it.each([
  [['a', 1, undefined, -0.5], 'a,1,,-0.5\n'],
  [['a,b', 'say "no"', 'two\nlines', 'cr\r'], '"a,b","say ""no""","two\nlines","cr\r"\n'],
  [['음식료/담배', ''], '음식료/담배,\n'],
])('quotes %j as RFC 4180 has it', (cells, line) => expect(csvLine(cells)).toBe(line));
