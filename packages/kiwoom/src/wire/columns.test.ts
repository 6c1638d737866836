import { expect, it } from 'vitest';
import { signedIn, unsignedIn } from './columns.ts';

it.each([
  [signedIn, ''],
  [signedIn, '-'],
  [unsignedIn, ''],
] as const)('two counts that are read have a sum that is exact: %o, %j', (schemaIn, sign) => {
  for (const step of [1, 1000, 1_000_000, 100_000_000]) {
    const most = Math.floor(Number.MAX_SAFE_INTEGER / step / 2);
    expect(schemaIn(step).safeParse(`${sign}${most}`).success).toBe(true);
    expect(schemaIn(step).safeParse(`${sign}${most + 1}`).success).toBe(false);
  }
});
