import { redisLimiter, redisTokenStore } from '@investor-flow/redis';
import { startSandbox } from '@investor-flow/sandbox';
import {
  createKiwoom,
  createKoreaInvestment,
  type ForeignHolding,
  type InvestorFlow,
  type KiwoomSettings,
  type Source,
} from 'investor-flow';
import { createClient } from 'redis';

const foreigners = async (source: Pick<Source, 'broker' | 'investorFlow'>): Promise<string> => {
  const flow = await source.investorFlow({ market: 'kospi' });
  return flow.match(
    ({ day, value }: InvestorFlow) => `${source.broker} ${day} ${value?.foreign.net}`,
    ({ kind, message }) => `${kind}: ${message}`,
  );
};

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const redis = createClient(); // never connected: the settings below compile, and that is all
export const shared: KiwoomSettings = {
  ...sandbox.kiwoom,
  tokens: redisTokenStore(redis),
  limiter: redisLimiter(redis),
};
const kiwoom = createKiwoom(sandbox.kiwoom);
const koreainvestment = createKoreaInvestment(sandbox.koreainvestment);
console.log(await foreigners(kiwoom));

export const refused = [
  // @ts-expect-error Korea Investment has no list of stocks, and its type says so.
  () => koreainvestment.stocks({ market: 'kospi' }),
  // @ts-expect-error There is no such market.
  () => kiwoom.investorFlow({ market: 'nasdaq' }),
];

const week = { stock: '005930', from: '2026-11-16', to: '2026-11-20' };
const held = (await kiwoom.foreignHoldings(week)).unwrapOr([]);
const newest: ForeignHolding | undefined = held[0];
console.log(held.length, newest?.day, newest?.heldShares);
await Promise.all([kiwoom.close(), koreainvestment.close()]);
