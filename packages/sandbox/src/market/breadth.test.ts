import { afterAll, expect, test } from 'vitest';
import { startClock } from '../clock.ts';
import { dayNumberOf } from '../days.ts';
import { createWorld } from '../world.ts';
import { breadthOf } from './breadth.ts';

const { clock, stop } = startClock('2026-11-26T12:00:00+09:00');
afterAll(stop);
const world = createWorld('1', clock);

const breadthOfStock = (code: string) => {
  const cells = world.flows.cellsOf('kosdaq').filter(({ name }) => name === code);
  const at = {
    market: 'kosdaq',
    sector: 'all',
    day: dayNumberOf('2026-11-25'),
    instant: clock.now(),
  } as const;
  const levelOf = () => world.indexLevels('kosdaq', 'all', at.day, at.instant);
  return breadthOf(cells, at, levelOf, world.pricesOf);
};

test('a halted stock is listed and neither rises, falls nor stands', () => {
  expect(breadthOfStock('348080')).toStrictEqual({
    advancing: 0,
    upperLimit: 0,
    unchanged: 0,
    declining: 0,
    lowerLimit: 0,
    listed: 1,
  });
});

test('a traded stock is one of the three', () => {
  const { advancing, unchanged, declining, listed } = breadthOfStock('247540');
  expect([advancing + unchanged + declining, listed]).toStrictEqual([1, 1]);
});
