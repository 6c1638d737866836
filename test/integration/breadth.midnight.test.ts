import { ask, isSeries, offerOf, QUESTIONS, type Source } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { sampleOf } from '../conformance/samples.ts';
import { BROKERS, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';
import type { Row } from '../conformance/rows.ts';

/** Asks for every series without a range, and says which does not give thirty sessions up to that Friday. */
async function oddSeries(source: Source): Promise<readonly string[]> {
  const odd: string[] = [];
  for (const question of QUESTIONS.filter((it) => isSeries(it))) {
    const offer = offerOf(source.capabilities, question);
    // Thirty sessions of every sector are many calls, and planned like those of one.
    if (offer.support === 'none' || question === 'sectorFlowHistory') continue;
    const query = sampleOf(source.capabilities, question);
    const rows = valueOf(await ask(source, question, query as never)) as readonly Row[];
    const days = rows.map(({ day }) => day);
    const isLatest = 'history' in offer && offer.history.kind === 'latest-session';
    if (days[0] !== '2026-11-20' || new Set(days).size !== (isLatest ? 1 : 30)) odd.push(question);
  }
  return odd;
}

// The Korean date moves at midnight, and the newest session does not.
it.each(BROKERS)(
  '%s: a series without a range is thirty sessions up to Friday, before and after midnight',
  async (broker) => {
    await using pair = await unpaced({ now: '2026-11-20T23:59:30+09:00' });
    expect(await oddSeries(pair[broker])).toEqual([]);
    await pair.sandbox.clock.advance(90_000);
    expect(await oddSeries(pair[broker])).toEqual([]);
  },
);
