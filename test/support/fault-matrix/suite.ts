import { describe, it } from 'vitest';
import { type Cell, CELLS } from './cells.ts';
import { PLACES } from './effect.ts';
import { play } from './play.ts';

/** One test a cell. */
export function suiteOf(
  title: string,
  isOf: (cell: Cell) => boolean,
  options: { readonly concurrent?: boolean } = {},
): void {
  describe.each(PLACES)(`${title}: %s`, options, (place) => {
    for (const cell of CELLS.filter((it) => it.place === place && isOf(it)))
      it(`${cell.broker} ${cell.asked}: ${cell.title}`, () => play(cell));
  });
}
