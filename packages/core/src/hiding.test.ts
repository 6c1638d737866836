import { deepStrictEqual } from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hidingSecrets } from './hiding.ts';

const KEY = 'key-of-somebody';
const PHONE = '01012345678';
const clock = { now: () => 0 };
const plain = {
  appKey: KEY,
  environment: 'mock',
  baseUrl: 'https://broker.example',
  retries: 3,
  account: 12_345_678,
  lists: [KEY],
  proxy: false,
  clock,
  customer: { type: 'corporate', phoneNumber: PHONE },
};
const SECRETS = [KEY, PHONE, '12345678'];
const hiding = hidingSecrets(plain);

describe('settings that hide their secrets', () => {
  it.each<[string, () => string]>([
    ['printed', () => inspect(hiding)],
    ['printed within others', () => inspect({ config: [{ kiwoom: hiding }] }, { depth: 9 })],
    ['printed with all that is hidden', () => inspect(hiding, { showHidden: true, getters: true })],
    [
      'printed without being asked how, as by console.dir',
      () => inspect(hiding, { customInspect: false }),
    ],
    ['serialised', () => JSON.stringify({ hiding })],
  ])('show none %s', (_, print) => {
    for (const secret of SECRETS) expect(print()).not.toContain(secret);
  });

  it('show what is none, by its value, and the rest by its name', () => {
    expect(JSON.parse(JSON.stringify(hiding))).toEqual({
      appKey: '[hidden]',
      environment: 'mock',
      baseUrl: 'https://broker.example',
      retries: 3,
      account: '[hidden]',
      lists: '[hidden]',
      proxy: false,
      clock: {},
      customer: { type: 'corporate', phoneNumber: '[hidden]' },
    });
    expect(inspect(hiding)).toContain("appKey: '[hidden]'");
    expect(inspect(hiding)).toContain("phoneNumber: '[hidden]'");
  });

  it('are read, spread, taken apart and compared like any others', () => {
    expect(hiding.appKey).toBe(KEY);
    expect(hiding.customer.phoneNumber).toBe(PHONE);
    expect(hiding).toStrictEqual(plain);
    const { customer, ...rest } = hiding;
    expect({ ...rest, customer: { ...customer } }).toStrictEqual(plain);
    expect(Object.entries(hiding).map(([name]) => name)).toEqual(Object.keys(plain));
    expect(structuredClone({ ...hiding, clock: {} })).toStrictEqual({ ...plain, clock: {} });
    deepStrictEqual({ ...hiding, customer: { ...hiding.customer } }, plain);
  });

  it('hold a clock that is still the same one', () => {
    expect(hiding.clock).toBe(clock);
  });
});
