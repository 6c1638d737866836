import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question, Source } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { EVENING, movingClock } from '../../support/clock.ts';
import { replaying } from '../../support/replay.ts';
import { ROOT } from '../../support/sources.ts';
import type { Opened, Subject } from './subject.ts';

/** What was asked: the columns of a body, or the parameters of an address. */
type Asked = Readonly<Record<string, string | undefined>>;

/** The fixture that answers a call, by the call's id. */
type Fixtures = Readonly<Record<string, (asked: Asked) => string>>;

const KIWOOM: Fixtures = {
  ka10008: () => 'ka10008.first-page',
  ka10051: ({ mrkt_tp, amt_qty_tp }) =>
    `ka10051.${mrkt_tp === '0' ? 'kospi' : 'kosdaq'}-${amt_qty_tp === '0' ? 'value' : 'volume'}`,
};
const IN_SHARES = ['KSP', 'KSQ', 'ETF', 'ETN', 'ELW'];
const KOREA_INVESTMENT: Fixtures = {
  // Derivatives have an answer of their own, in contracts.
  FHPTJ04030000: ({ FID_INPUT_ISCD = '' }) =>
    `fhptj04030000.${IN_SHARES.includes(FID_INPUT_ISCD) ? 'kospi' : 'kospi200-futures'}`,
};

const fixture = (name: string): string =>
  readFileSync(join(ROOT, 'test', 'fixtures', `${name}.synthetic.json`), 'utf8');

async function opened(fixtures: Fixtures, open: (baseUrl: string) => Source): Promise<Opened> {
  const server = await replaying(({ url = '', headers }, body) => {
    const asked =
      body === ''
        ? Object.fromEntries(new URL(url, 'http://localhost').searchParams)
        : (JSON.parse(body) as Asked);
    const api = String(headers['api-id'] ?? headers['tr_id']);
    const name = fixtures[api]?.(asked);
    if (name === undefined) throw new Error(`no answer of ${api} is written down`);
    return fixture(name);
  });
  const source = open(server.url);
  const close = () =>
    Promise.all([source.close(), server[Symbol.asyncDispose]()]).then(() => undefined);
  return { source, seen: server.seen, [Symbol.asyncDispose]: close };
}

const ANSWERS: readonly Question[] = ['investorFlow', 'sectorFlows', 'foreignHoldings'];
const clock = () => movingClock(Date.parse(EVENING));

/** Both brokers on answers that are written down, so that a change of the sandbox cannot change them. */
export const REPLAYED: readonly Subject[] = [
  {
    name: 'kiwoom, replayed',
    capabilities: kiwoomCapabilities('custom'),
    answers: ANSWERS,
    open: () =>
      opened(KIWOOM, (baseUrl) =>
        createKiwoom({ appKey: 'key', secretKey: 'secret', baseUrl, clock: clock() }),
      ),
  },
  {
    name: 'koreainvestment, replayed',
    capabilities: koreaInvestmentCapabilities('custom'),
    answers: ANSWERS.filter((it) => it !== 'foreignHoldings'),
    open: () =>
      opened(KOREA_INVESTMENT, (baseUrl) =>
        createKoreaInvestment({ appKey: 'key', appSecret: 'secret', baseUrl, clock: clock() }),
      ),
  },
];
