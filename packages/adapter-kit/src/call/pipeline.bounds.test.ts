import { describe, expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { ask, refusing, scripted, type Step } from '../__fixtures__/scripted.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { unreadable } from './failed-attempt.ts';
import { redactor } from '../redact.ts';

const failing = async (step: Step) => {
  return errorOf(await ask(scripted([step], { retries: 0 })));
};

describe('how long an error may get', () => {
  const long = 'x'.repeat(1_000_000);

  it.each([
    ['rejected', { kind: 'rejected', code: long, brokerMessage: long }],
    ['empty', { kind: 'empty', because: long }],
    ['unavailable', { kind: 'unavailable', cause: { code: '1', message: long } }],
  ] as const)('%s: the broker is quoted with 2,000 characters at most', async (kind, refusal) => {
    const error = await failing(refusing(refusal));
    expect(error.kind).toBe(kind);
    expect(JSON.stringify(error).length).toBeLessThan(10_000);
  });

  it('is found however long the run of letters is that has to be looked at for secrets', () => {
    const error = unreadable({ redact: redactor([]) }, AT, [], 'Aa1'.repeat(2_700_000));
    expect(error.kind === 'unreadable' && error.received).not.toContain('Aa1');
  });

  it('shows no half of a secret that lies across the end of what is looked at', () => {
    const secret = 'never'.repeat(800);
    const error = unreadable({ redact: redactor([secret]) }, AT, [], `${secret} `.repeat(2000));
    expect(JSON.stringify(error)).not.toContain('never');
  });

  it('unreadable: a hundred faults at most', () => {
    const issues = Array.from({ length: 5000 }, (_, at) => ({ path: `${at}`, message: 'is bad' }));
    const error = unreadable({ redact: redactor([]) }, AT, issues, '');
    expect(error.kind === 'unreadable' && error.issues).toEqual(issues.slice(0, 100));
  });
});
