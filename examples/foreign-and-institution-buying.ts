/** Which sectors do foreigners and institutions both buy? The same strategy on both brokers. */
// Run it: npm run build, then node examples/dist/foreign-and-institution-buying.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { createKiwoom, createKoreaInvestment, explain, type Source } from 'investor-flow';
import { jointBuying } from './strategy.ts';
import { columns, inWords, table } from './table.ts';

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const sources: readonly Source[] = [
  createKiwoom(sandbox.kiwoom),
  createKoreaInvestment(sandbox.koreainvestment),
];

for (const source of sources) {
  const bought = await jointBuying(source);
  bought.match(
    (sectors) => {
      console.log(`\n${source.broker}: ${sectors.length} sectors that both bought\n`);
      const rows = sectors.map(({ sector, foreign, institution }, place) => [
        `${place + 1}`,
        sector,
        inWords(foreign),
        inWords(institution),
        inWords(foreign + institution),
      ]);
      const across = columns('#', '<업종', '외국인', '기관계', 'together');
      console.log(table(across, rows).join('\n'));
    },
    (error) => console.log(explain(error)),
  );
  await source.close();
}
