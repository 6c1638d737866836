/** Can a broker of my own stand beside the two? Four members make one, and the same strategy runs on it. */
// Run it: npm run build, then node examples/dist/third-broker.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import * as flow from 'investor-flow';
import { jointBuying } from './strategy.ts';
import { inWords } from './table.ts';

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const yesterday = () =>
  flow.latestSession(flow.krxCalendar, sandbox.clock.now() - 24 * 3_600_000, 'krx')?.day;
const renamed = (it: flow.InvestorFlow): flow.InvestorFlow => ({ ...it, broker: 'mine' });

/** Kiwoom a day late, under a name of its own: figures that no longer move. */
const mine: flow.Broker = {
  name: 'mine',
  variables: { MINE_APP_KEY: 'appKey', MINE_SECRET_KEY: 'secretKey' },
  check: (settings) => flow.kiwoom.check(settings),
  open(settings) {
    const source = flow.kiwoom.open(settings);
    return {
      ...source,
      broker: 'mine',
      investorFlow: ({ day = yesterday(), ...query }, options) =>
        source.investorFlow({ ...query, day }, options).map(renamed),
      sectorFlows: ({ day = yesterday(), ...query }, options) =>
        source.sectorFlows({ ...query, day }, options).map((all) => all.map(renamed)),
    };
  },
};

const brokers = [flow.kiwoom, flow.koreainvestment, mine];
const settings = { kiwoom: sandbox.kiwoom, koreainvestment: sandbox.koreainvestment };
for (const { name: broker } of brokers) {
  const source = flow.connect({ broker, ...settings, mine: sandbox.kiwoom }, { brokers });
  if (source.isErr()) throw new Error(source.error.message);
  const [best] = (await jointBuying(source.value)).unwrapOr([]);
  console.log(broker.padEnd(16), inWords(best?.foreign ?? NaN).padStart(8), best?.sector);
  await source.value.close();
}
