import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backOffMs, closedFor, OPEN } from './back-off.ts';
import { type Task, taskId } from './task.ts';

const flow = { question: 'investorFlow', broker: 'kiwoom', query: { market: 'kospi' } } as const;

it.each<[Task, string]>([
  [
    { ...flow, step: 'rest', day: '2026-07-01' },
    'rest.kiwoom.investorFlow.kospi.all.krx.value.2026-07-01',
  ],
  [
    { ...flow, step: 'sample', at: Date.parse('2026-07-01T00:01:00Z'), everyMs: 1 },
    'sample.kiwoom.investorFlow.kospi.all.krx.value.20260701T000100Z',
  ],
  [
    {
      question: 'stockFlows',
      broker: 'a:b.c',
      query: { stock: '005930', measures: ['volume', 'value'] },
      step: 'backfill',
      from: '2010-01-04',
      to: '2026-07-01',
    },
    'backfill.a%3Ab%2Ec.stockFlows.005930.krx.value%2Bvolume.2010-01-04.2026-07-01',
  ],
])('a task has a name of its question, subject and day', (task, id) => {
  expect(taskId(task)).toBe(id);
});

it('names hold no colon, and differ where tasks do', () => {
  const task = fc.record({
    broker: fc.string({ minLength: 1 }),
    question: fc.constant('stockFlows' as const),
    query: fc.record({
      stock: fc.constantFrom('005930', '0197X0'),
      venue: fc.constantFrom('krx', 'nxt'),
    }),
    step: fc.constantFrom('rest' as const, 'settle' as const),
    day: fc.constantFrom('2026-07-01', '2026-07-02'),
  });
  fc.assert(
    fc.property(task, task, (a, b) => {
      expect(taskId(a)).not.toContain(':');
      expect(taskId(a) === taskId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

it('waits double, up to five minutes', () => {
  expect([1, 2, 3, 9, 10, 5000].map(backOffMs)).toEqual([
    1000, 2000, 4000, 256_000, 300_000, 300_000,
  ]);
  const gate = closedFor(closedFor(OPEN, 0), 1000);
  expect(gate).toEqual({ failures: 2, until: 3000 });
  expect(closedFor(gate, 3000, 60_000).until).toBe(63_000);
});
