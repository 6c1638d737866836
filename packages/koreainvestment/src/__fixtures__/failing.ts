import { setImmediate } from 'node:timers/promises';
import type { BrokerError } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import type { KoreaInvestment } from '../index.ts';
import {
  type Answer,
  answering,
  expectFitForLogs,
  granted,
  type Opened,
  opened,
  PATHS,
} from './over-nock.ts';
import { errorOf } from './results.ts';

type Answered = ReturnType<KoreaInvestment['investorFlow' | 'sectorFlows' | 'revoke']>;

/** A question that fails, what the broker answers meanwhile, and what the caller is told. */
export interface Failing {
  readonly title: string;
  readonly ask?: ((broker: KoreaInvestment) => Answered) | undefined;
  /** Answers of the token call; by default it goes well once. */
  readonly tokens?: readonly Answer[];
  readonly flows?: readonly Answer[];
  readonly settings?: Parameters<typeof opened>[0];
  readonly error: Readonly<Record<string, unknown>>;
  /** What the error must not have. */
  readonly absent?: string;
}

async function run(
  { ask, tokens = [granted()], flows = [], settings = {} }: Failing,
  echo: boolean,
): Promise<{ readonly error: BrokerError; readonly opened: Opened }> {
  const said = (answers: readonly Answer[]) => answers.map((answer) => ({ ...answer, echo }));
  answering(PATHS.token, said(tokens));
  answering(PATHS.flow, said(flows));
  const source = opened(settings);
  const result = await (ask ?? ((broker) => broker.investorFlow({ market: 'kospi' })))(
    source.broker,
  );
  await setImmediate(); // events arrive after the answer
  return { error: errorOf<BrokerError>(result), opened: source };
}

/** Each is told as it should be, and as it may be logged, also when the broker repeats what it was sent. */
export function eachIsTold(failings: readonly Failing[]): void {
  describe.each(failings)('$title', (failing) => {
    it(`is ${String(failing.error['kind'])}`, async () => {
      const { error, opened: from } = await run(failing, false);
      expect(error).toMatchObject(failing.error);
      expect(error.at.broker).toBe('koreainvestment');
      expect(Object.keys(error)).not.toContain(failing.absent);
      expectFitForLogs(error, from.events);
    });

    it('shows no key, secret or token when the broker repeats them', async () => {
      const { error, opened: from } = await run(failing, true);
      expect(error.kind).toBe(failing.error['kind']);
      const quoted = error.kind === 'unreadable' ? error.received : '[redacted]';
      expect(quoted).toContain('[redacted]');
      expectFitForLogs(error, from.events);
    });
  });
}

export const times = (count: number, answer: Answer): readonly Answer[] =>
  Array.from({ length: count }, () => answer);

/** A refusal of a data call, and one of a token call: two envelopes. */
export const refused = (msg_cd: string, msg1: string, status = 500): Answer => ({
  status,
  body: { rt_cd: '1', msg_cd, msg1 },
});
export const denied = (error_code: string, error_description: string, status = 403): Answer => ({
  status,
  body: { error_description, error_code },
});
