import { ask, type LeftOut } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { checkAfterwards } from './support/after-each.ts';
import { sent, spoilings } from './support/bodies.ts';
import { brokers } from './support/brokers.ts';
import { noMore, ordinary, readRows } from './support/calls/body.ts';
import type { Call, ModelRow } from './support/calls/call.ts';
import { expectRows } from './support/calls/expect-rows.ts';
import { KIWOOM_DAYS } from './support/calls/kiwoom-days.ts';
import { KIWOOM_LISTS } from './support/calls/kiwoom-lists.ts';
import { KOREA_INVESTMENT } from './support/calls/koreainvestment.ts';
import { delivered, USUAL } from './support/delivery.ts';
import { writeJson } from './support/json-text.ts';
import { fuzz, runsOr } from './support/runs.ts';
import { rowCallsOf } from '../support/row-reading.ts';

const CALLS: readonly Call[] = [...KIWOOM_DAYS, ...KIWOOM_LISTS, ...KOREA_INVESTMENT];

it.each(['kiwoom', 'koreainvestment'] as const)(
  'every call of %s that reads rows is here',
  (broker) => {
    const spoilt = CALLS.filter((call) => call.broker.startsWith(broker)).map(({ api }) => api);
    expect([...new Set(spoilt)].toSorted()).toEqual(rowCallsOf(broker).toSorted());
  },
);

describe.each(CALLS.map((call) => [call.api, JSON.stringify(call.ask), call] as const))(
  '%s, spoilt: %s',
  (api, _, call) => {
    it('every row that was sent and its figures, what is left out announced, or an error', () =>
      fuzz(
        spoilings,
        async (spoiling) => {
          const { delivery, body, plain } = sent(ordinary(call), spoiling);
          const end = delivered(Buffer.from(writeJson(noMore(call))), USUAL);
          let count = 0;
          brokers.answer(({ headers }) => {
            expect(headers['api-id'] ?? headers['tr_id']).toBe(api);
            count += 1;
            return count === 1 ? delivery : end;
          });
          const { signal } = brokers;
          const leftOut: LeftOut[] = [];
          const [question, query] = call.ask;
          const onLeftOut = (it: LeftOut): void => void leftOut.push(it);
          const source = brokers[call.broker];
          const result = await ask(source, question, query as never, { signal, onLeftOut });
          checkAfterwards(result, signal);
          const rows = result.map((answer): readonly ModelRow[] => [answer].flat() as never);
          expectRows(call, rows, body && readRows(call, body), { plain, leftOut });
        },
        brokers.server.said,
        runsOr(40),
      ));
  },
);
