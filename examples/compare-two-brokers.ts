/** Do two brokers say the same? Where they differ: is it rounding, a definition, or a mistake? */
// Run it: npm run build, then node examples/dist/compare-two-brokers.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { compareSources, connectAll, explain, INVESTOR_TREE } from 'investor-flow';
import { columns, table, won } from './table.ts';

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const opened = connectAll({ kiwoom: sandbox.kiwoom, koreainvestment: sandbox.koreainvestment });
if (opened.isErr()) throw new Error(opened.error.message);
const { kiwoom, koreainvestment } = opened.value;
if (kiwoom === undefined || koreainvestment === undefined) throw new Error('both were opened');

const compared = await compareSources(kiwoom, koreainvestment, { market: 'kosdaq' });
compared.match(
  ({ verdict, lines, obstacles, caveats }) => {
    const cell = (figure: number | undefined): string => (figure === undefined ? '–' : won(figure));
    const rows = lines
      .filter(({ side }) => side === 'net')
      .map(({ investor, left, right, difference, tolerance, verdict: line }) => [
        INVESTOR_TREE[investor].label.ko,
        ...[left, right, difference, tolerance].map(cell),
        line,
      ]);
    const shown = ['kiwoom', 'koreainvestment', 'difference', 'tolerance'];
    console.log(table(columns('<순매수', ...shown, '<verdict'), rows).join('\n'));
    for (const { kind, message } of [...obstacles, ...caveats]) console.log(`${kind}: ${message}`);
    console.log(`The two ${verdict}.`);
  },
  (error) => console.log(explain(error)),
);
await Promise.all([kiwoom.close(), koreainvestment.close()]);
