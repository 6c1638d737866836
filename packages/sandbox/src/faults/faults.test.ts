import { expect, test } from 'vitest';
import { type FaultName, createFaultDesk, type FaultDesk } from './faults.ts';

const CALL = { broker: 'kiwoom', api: 'ka10051' } as const;
const names = (desk: FaultDesk, call: Parameters<FaultDesk['take']>[0] = CALL): FaultName[] =>
  [...desk.take(call, () => true)].map(({ name }) => name);

test('a fault strikes once, or as often as asked', () => {
  const desk = createFaultDesk('1');
  desk.faults.add('reset');
  desk.faults.add('html', { times: 2 });
  expect([names(desk), names(desk), names(desk)]).toStrictEqual([['reset', 'html'], ['html'], []]);
});

test('it can wait, and it can be aimed', () => {
  const desk = createFaultDesk('1');
  desk.faults.add('reset', { after: 1, api: 'ka10051' });
  desk.faults.add('html', { broker: 'koreainvestment' });
  expect(names(desk)).toStrictEqual([]);
  expect(names(desk, { broker: 'kiwoom', api: 'ka10008' })).toStrictEqual([]);
  expect(names(desk)).toStrictEqual(['reset']);
  expect(names(desk, { broker: 'koreainvestment', api: 'tokenP' })).toStrictEqual(['html']);
});

test('a share strikes by seeded chance, without end', () => {
  const strikes = (seed: string): boolean[] => {
    const desk = createFaultDesk(seed);
    desk.faults.add('reset', { share: 0.25 });
    return Array.from({ length: 400 }, () => names(desk).length === 1);
  };
  expect(strikes('1')).toStrictEqual(strikes('1'));
  expect(strikes('2')).not.toStrictEqual(strikes('1'));
  const struck = strikes('1').filter(Boolean).length;
  expect(struck).toBeGreaterThan(60);
  expect(struck).toBeLessThan(140);
});

test('faults can be taken back, one or all', () => {
  const desk = createFaultDesk('1');
  const remove = desk.faults.add('reset', { times: Infinity });
  expect(names(desk)).toStrictEqual(['reset']);
  remove();
  expect(names(desk)).toStrictEqual([]);
  desk.faults.add('html');
  desk.faults.add('slow', { ms: 1 });
  desk.faults.clear();
  expect(names(desk)).toStrictEqual([]);
});

test('a fault that is not reached is not used up', () => {
  const desk = createFaultDesk('1');
  desk.faults.add('reset');
  desk.faults.add('html');
  const [first] = desk.take(CALL, () => true);
  expect(first?.name).toBe('reset');
  expect(names(desk)).toStrictEqual(['html']);
});
