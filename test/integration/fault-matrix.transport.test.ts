import { describe, it } from 'vitest';
import { BROKERS } from '../support/pair.ts';
import { playTransport, titleOf } from '../fault-matrix/transport-cell.ts';
import { SPELLS, TRANSPORT_FAULTS, TRANSPORT_PLACES } from '../fault-matrix/transport-faults.ts';

const places = BROKERS.flatMap((broker) =>
  TRANSPORT_PLACES.map((place) => [broker, place] as const),
);

describe.each(places)('%s, %s call', (broker, place) => {
  const cells = TRANSPORT_FAULTS[broker].flatMap((struck) =>
    SPELLS.map((spell) => ({ broker, place, spell, struck })),
  );
  it.each(cells.map((cell) => [titleOf(cell), cell] as const))('%s', (_, cell) =>
    playTransport(cell),
  );
});
