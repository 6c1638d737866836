import type { ForeignHolding } from 'investor-flow';
import { expect, it } from 'vitest';
import { walked } from './walked.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const page = (...days: readonly string[]) => days.map((day) => ({ day }) as ForeignHolding);

it.each([
  ['a number of days', { limit: 4 }, 0.5],
  ['a first day', { from: '2026-11-11', to: '2026-11-21' }, 0.2],
  ['whichever comes first', { from: '2026-11-11', to: '2026-11-21', limit: 4 }, 0.5],
  ['nothing', {}, undefined],
])('knows how far it is to %s', (_, query, share) => {
  const way = walked({ stock: '005930', ...query }, NOW);
  const done = way.after(page('2026-11-20', '2026-11-19'));
  expect(done).toEqual({ answers: 1, rows: 2, back: '2026-11-19', share });
});

it('adds pages up', () => {
  const way = walked({ stock: '005930' }, NOW);
  way.after(page('2026-11-20'));
  expect(way.after(page('2026-11-19', '2026-11-18'))).toMatchObject({ answers: 2, rows: 3 });
  expect(way.rows()).toBe(3);
});
