/** What can go wrong, and what then? Nine kinds, and the compiler knows when one is forgotten. */
// Run it: npm run build, then node examples/dist/handle-every-error.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { type BrokerError, createKiwoom, createKoreaInvestment, type Result } from 'investor-flow';

function whatNow(error: BrokerError): string {
  switch (error.kind) {
    case 'invalid':
      return `correct the question: ${error.issues[0]?.path} ${error.issues[0]?.message}`;
    case 'unsupported':
    case 'empty':
      return `ask elsewhere: ${error.because}`;
    case 'unauthenticated':
      return `look at the settings: ${error.reason}`;
    case 'throttled':
    case 'unavailable':
      return `ask again in a while: ${error.code}`;
    case 'rejected':
      return `read what the broker says: ${error.brokerMessage}`;
    case 'unreadable':
      return `show us: ${error.issues[0]?.path} ${error.issues[0]?.message}`;
    case 'cancelled':
      return 'nothing to do';
  }
}
const print = (result: Result<unknown, BrokerError>): void =>
  result.match(console.log, (error) => console.log(`${error.kind.padEnd(15)} ${whatNow(error)}`));

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const kiwoom = createKiwoom({ ...sandbox.kiwoom, retries: 0 });
const koreainvestment = createKoreaInvestment(sandbox.koreainvestment);
print(await kiwoom.investorFlow({ market: 'kospi', day: '2026-11-15' }));
print(await koreainvestment.investorFlow({ market: 'kospi', day: '2026-11-19' }));
print(await kiwoom.investorFlow({ market: 'kospi' }, { signal: AbortSignal.abort() }));
for (const code of ['8050', '1700', '1511', '1902', '1999', 'missing-column']) {
  if (code === 'missing-column') sandbox.faults.add(code, { api: 'ka10051' });
  else sandbox.faults.add('error-code', { api: 'ka10051', code });
  print(await kiwoom.investorFlow({ market: 'kospi' }));
}
await Promise.all([kiwoom.close(), koreainvestment.close()]);
