import type { BrokerErrorKind } from '@investor-flow/core';
import type { FaultName, Sandbox } from '@investor-flow/sandbox';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openPair, type Pair } from '../support/pair.ts';

type Expected = BrokerErrorKind | 'answered';

/** What each fault ends in when it strikes a data call once: cured by sending again, or a typed error. */
const ENDS: readonly (readonly [FaultName, Expected])[] = [
  ['token-killed', 'answered'],
  ['throttled', 'answered'],
  ['server-error', 'answered'],
  ['reset', 'answered'],
  ['cut-off', 'answered'],
  ['slow', 'answered'],
  ['html', 'unreadable'],
  ['redirect', 'unreadable'],
  ['too-large', 'unreadable'],
  ['torn-json', 'unreadable'],
  ['renamed-column', 'unreadable'],
  ['missing-column', 'unreadable'],
  ['saturated-number', 'unreadable'],
  ['wrong-type', 'unreadable'],
  ['empty-list', 'empty'],
];

const QUESTIONS = [
  ['kiwoom', 'ka10051', 'investorFlow'],
  ['kiwoom', 'ka10051', 'sectorFlows'],
  ['kiwoom', 'ka10008', 'foreignHoldings'],
  ['koreainvestment', 'FHPTJ04030000', 'investorFlow'],
] as const;

/** An empty page of a longer list breaks its promise. */
const expectedOf = (api: string, fault: FaultName, usual: Expected): Expected =>
  api === 'ka10008' && fault === 'empty-list' ? 'unreadable' : usual;

function ask(pair: Pair, broker: 'kiwoom' | 'koreainvestment', question: string) {
  if (question === 'foreignHoldings')
    return pair.kiwoom.foreignHoldings({ stock: '005930', limit: 5 });
  return question === 'sectorFlows'
    ? pair[broker].sectorFlows({ market: 'kospi' })
    : pair[broker].investorFlow({ market: 'kospi' });
}

const secretsOf = ({ kiwoom, koreainvestment }: Sandbox): readonly string[] => [
  kiwoom.appKey,
  kiwoom.secretKey,
  koreainvestment.appKey,
  koreainvestment.appSecret,
];

describe.each(QUESTIONS)('%s %s: %s', (broker, api, question) => {
  // The minute koreainvestment wants between two tokens has tests of its own.
  const ends = ENDS.filter(([fault]) => fault !== 'token-killed' || broker === 'kiwoom').map(
    ([fault, usual]) => [fault, expectedOf(api, fault, usual)] as const,
  );
  it.each(ends)('%s ends in %s', async (fault, expected) => {
    await using pair = await openPair({}, { timeoutMs: 400, retries: 2 });
    pair.sandbox.faults.add(fault, { api });
    const result = await ask(pair, broker, question);
    const kind = result.isOk() ? 'answered' : result.error.kind;
    expect(kind, JSON.stringify(result)).toBe(expected);
    if (result.isErr()) {
      expect(result.error.at).toEqual({ broker, operation: question, api });
      expect(Object.isFrozen(result.error)).toBe(true);
    }
    const shown = inspect(result, { depth: Infinity }) + JSON.stringify(result);
    for (const secret of secretsOf(pair.sandbox)) expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(/Bearer |authorization/i);
    expect((await ask(pair, broker, question)).isOk()).toBe(true);
    expect(pair.sandbox.violations).toEqual([]);
  });

  it.each([
    ['server-error', 'unavailable'],
    ['reset', 'unavailable'],
    ['slow', 'unavailable'],
    ['throttled', 'throttled'],
  ] as const)('%s that stays ends in %s after the allowed tries', async (fault, expected) => {
    await using pair = await openPair({}, { timeoutMs: 200, retries: 1 });
    pair.sandbox.faults.add(fault, { api, times: 50 });
    const result = await ask(pair, broker, question);
    expect(result.isErr() && result.error.kind).toBe(expected);
    expect(pair.sandbox.requests.filter((it) => it.api === api)).toHaveLength(2);
  });
});

describe('a fault while the token is issued', () => {
  it.each([
    ['kiwoom', 'au10001'],
    ['koreainvestment', 'tokenP'],
  ] as const)('%s: cured where sending again can help, typed where not', async (broker, api) => {
    const ends: string[] = [];
    for (const fault of ['server-error', 'reset', 'html', 'torn-json'] as const) {
      await using pair = await openPair({}, { retries: 1 });
      pair.sandbox.faults.add(fault, { api });
      const result = await pair[broker].investorFlow({ market: 'kospi' });
      ends.push(`${fault}: ${result.isOk() ? 'answered' : result.error.kind}`);
      if (result.isErr()) expect(result.error.at.api).toBe(api);
    }
    expect(ends).toEqual([
      'server-error: answered',
      'reset: answered',
      'html: unreadable',
      'torn-json: unreadable',
    ]);
  });
});

describe('a blank row', () => {
  it('kiwoom: is left out of the sectors and announced; asked for alone it is empty', async () => {
    const left: string[] = [];
    await using pair = await openPair(
      {},
      { onEvent: (event) => event.type === 'left-out' && left.push(event.code) },
    );
    pair.sandbox.faults.add('blank-row', { api: 'ka10051', row: '013', times: 2 });
    const all = await pair.kiwoom.sectorFlows({ market: 'kospi' });
    expect(all.isOk() && all.value).toHaveLength(27);
    expect(left).toEqual(['013']);
    const query = { market: 'kospi', sector: 'electrical-electronics' } as const;
    const one = await pair.kiwoom.investorFlow(query);
    expect(one.isErr() && one.error.kind).toBe('empty');
  });

  it('koreainvestment: is left out of the sectors and announced; asked for alone it is empty', async () => {
    const left: string[] = [];
    await using pair = await openPair(
      {},
      { onEvent: (event) => event.type === 'left-out' && left.push(event.code) },
    );
    pair.sandbox.faults.add('blank-row', { api: 'FHPTJ04030000', after: 4 });
    const all = await pair.koreainvestment.sectorFlows({ market: 'kospi' });
    expect(all.isOk() && all.value).toHaveLength(27);
    expect(left).toHaveLength(1);
    pair.sandbox.faults.add('blank-row', { api: 'FHPTJ04030000' });
    const one = await pair.koreainvestment.investorFlow({ market: 'kospi' });
    expect(one.isErr() && one.error.kind).toBe('empty');
  });
});
