import { QUESTIONS, specOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { kiwoomCapabilities } from '../index.ts';

const LIVE = kiwoomCapabilities();
const MOCK = kiwoomCapabilities('mock');

it('answers every question', () => {
  const supports: readonly string[] = QUESTIONS.map((it) => LIVE[it].support);
  expect(supports).not.toContain('none');
});

describe.each(QUESTIONS)('the offer for %s', (question) => {
  const { support, because, ...parts } = { because: undefined, ...LIVE[question] };

  it('holds what the question varies in and nothing else', () => {
    expect(Object.keys(parts).toSorted()).toEqual(specOf(question).offers.toSorted());
  });

  it('says why it falls short', () => {
    expect(because === undefined).toBe(support === 'full');
  });

  it('is KRX alone on the mock host, and else the same', () => {
    const krx = 'venues' in parts ? { venues: ['krx'] } : {};
    expect(MOCK[question]).toEqual({ ...LIVE[question], ...krx });
  });
});
