/** Can I change the broker and nothing else? One word of the configuration does it. */
// Run it: npm run build, then node examples/dist/switch-broker.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { connect, explain } from 'investor-flow';
import { won } from './table.ts';

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const settings = { kiwoom: sandbox.kiwoom, koreainvestment: sandbox.koreainvestment };

for (const broker of ['kiwoom', 'koreainvestment'] as const) {
  const source = connect({ broker, ...settings }).match(
    (connected) => connected,
    ({ message }) => {
      throw new Error(message);
    },
  );
  const flow = await source.investorFlow({ market: 'kospi' });
  flow.match(
    ({ broker: by, day, value, rounding }) => {
      console.log(`${by}, KOSPI on ${day}, to ${won(rounding.value ?? NaN)} won:`);
      console.log(`  individuals   ${won(value?.individual.net ?? NaN)}`);
      console.log(`  foreigners    ${won(value?.foreign.net ?? NaN)}`);
      console.log(`  institutions  ${won(value?.institution.net ?? NaN)}`);
    },
    (error) => console.log(explain(error)),
  );
  await source.close();
}
