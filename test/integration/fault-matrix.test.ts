import { QUESTIONS } from '@investor-flow/core';
import { FAULT_NAMES } from '@investor-flow/sandbox';
import { expect, it } from 'vitest';
import { CELLS, TABLES } from '../support/fault-matrix/cells.ts';
import { ASKED, BROKERS, PLACES, SPELLS } from '../support/fault-matrix/effect.ts';

const excluded = CELLS.filter(({ effect }) => 'cannot' in effect);

const size = `${CELLS.length} cells: ${CELLS.length - excluded.length} expected, ${excluded.length} that cannot be`;
it(`fault matrix: ${size}`, () => {
  const missing = FAULT_NAMES.flatMap((fault) =>
    BROKERS.flatMap((broker) =>
      ASKED.flatMap((asked) =>
        PLACES.flatMap((place) =>
          SPELLS.filter((spell) =>
            CELLS.every(
              (it) =>
                it.fault !== fault ||
                it.broker !== broker ||
                it.asked !== asked ||
                it.place !== place ||
                it.spell !== spell,
            ),
          ).map((spell) => [fault, broker, asked, place, spell].join(' ')),
        ),
      ),
    ),
  );
  expect(missing).toEqual([]);
});

it.each(BROKERS)(
  'the table of %s has a row for every fault of the sandbox, and no other',
  (broker) => {
    expect(Object.keys(TABLES[broker]).toSorted()).toEqual([...FAULT_NAMES].toSorted());
  },
);

it('every question of a source is asked', () => {
  expect([...ASKED].toSorted()).toEqual([...QUESTIONS, 'foreignHoldingsPages'].toSorted());
});

it('a cell that cannot be says why in a sentence', () => {
  for (const { effect } of excluded)
    expect('cannot' in effect && effect.cannot.length).toBeGreaterThan(20);
});
