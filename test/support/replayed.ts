import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { replaying } from './replay.ts';
import { ROOT } from './sources.ts';
import type { Opened, Subject } from './subject.ts';
import type { Clock } from '@investor-flow/adapter-kit';
import type { Source } from '@investor-flow/core';
import { EVENING } from './sandboxed.ts';

const fixture = (name: string): string =>
  readFileSync(join(ROOT, 'test', 'fixtures', `${name}.synthetic.json`), 'utf8');

/** A moment that does not move, but in which waiting takes no time. */
const clock = (): Clock => {
  let now = Date.parse(EVENING);
  return {
    now: () => now,
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
};

async function opened(
  data: Parameters<typeof replaying>[0]['data'],
  open: (baseUrl: string) => Source,
): Promise<Opened> {
  const server = await replaying({ data });
  const source = open(server.url);
  return {
    source,
    stock: '005930',
    seen: server.seen,
    [Symbol.asyncDispose]: async () => {
      await source.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The body that answers a Kiwoom call. */
function kiwoomBody(body: string): string {
  const asked = JSON.parse(body) as Readonly<Record<string, string>>;
  if (asked['stk_cd'] !== undefined) return fixture('ka10008.first-page');
  const market = asked['mrkt_tp'] === '0' ? 'kospi' : 'kosdaq';
  return fixture(`ka10051.${market}-${asked['amt_qty_tp'] === '0' ? 'value' : 'volume'}`);
}

/** Derivatives have bodies of their own, in contracts. */
function koreaInvestmentBody(url: string): string {
  const code = new URL(url, 'http://localhost').searchParams.get('FID_INPUT_ISCD') ?? '';
  const inShares = ['KSP', 'KSQ', 'ETF', 'ETN', 'ELW'].includes(code);
  return fixture(`fhptj04030000.${inShares ? 'kospi' : 'kospi200-futures'}`);
}

/** Both brokers on answers written down once, so that a change of the sandbox cannot change them. */
export const REPLAYED: readonly Subject[] = [
  {
    name: 'kiwoom, replayed',
    capabilities: kiwoomCapabilities('custom'),
    open: () =>
      opened(
        (_, body) => kiwoomBody(body),
        (baseUrl) => createKiwoom({ appKey: 'key', secretKey: 'secret', baseUrl, clock: clock() }),
      ),
  },
  {
    name: 'koreainvestment, replayed',
    capabilities: koreaInvestmentCapabilities('custom'),
    open: () =>
      opened(
        ({ url }) => koreaInvestmentBody(url ?? ''),
        (baseUrl) =>
          createKoreaInvestment({ appKey: 'key', appSecret: 'secret', baseUrl, clock: clock() }),
      ),
  },
];
