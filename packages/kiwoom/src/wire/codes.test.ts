import { expect, it } from 'vitest';
import { idOf, isElsewhere, marketOf, MARKETS } from './codes.ts';

// The codes themselves are in `test/conformance/sector-codes.test.ts`.

it.each(['022', '031', '104', '136', '160', '201', '603', '', '1', '0001', 'constructor'])(
  'no market knows the code %j, and none claims it',
  (code) => {
    for (const market of ['kospi', 'kosdaq'] as const) {
      expect(idOf(market, code)).toBeUndefined();
      expect(isElsewhere(market, code)).toBe(false);
    }
  },
);

it('serves two markets', () => {
  expect(MARKETS).toEqual({ kospi: '0', kosdaq: '1' });
  expect(marketOf('kospi')).toBe('kospi');
  expect(() => marketOf('etf')).toThrow(TypeError);
});
