import { describe, it } from 'vitest';
import { CELLS } from './cells.ts';
import { type BrokerName, PLACES } from './effect.ts';
import { play } from './play.ts';

/** One test a cell. */
export function suiteOf(broker: BrokerName): void {
  describe.each(PLACES)(`${broker}: %s`, (place) => {
    for (const cell of CELLS.filter((it) => it.broker === broker && it.place === place))
      it(`${cell.asked}: ${cell.title}`, () => play(cell));
  });
}
