// Every sector of both markets from a broker that answers one sector a call: how much of the key's quota is used.
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { child } from './support/child.mjs';
import { clockFrom } from './support/clock.mjs';
import { same, valueOf } from './support/gate.mjs';
import { atLeast, row } from './support/table.mjs';

const PER_SECOND = 18;
const CALLS = 28 + 31;
/** KOSDAQ's five segments have codes that the broker's document does not list, and zeros for answers. */
const UNFILLED = 5;

const percent = (share) => `${(share * 100).toFixed(1)} %`;

export async function rows() {
  const server = await child('./sandbox-server.mjs', 'koreainvestment', String(PER_SECOND));
  const { now, settings } = server.hello;
  const source = createKoreaInvestment({
    ...settings,
    environment: 'sandbox',
    requestsPerSecond: PER_SECOND,
    clock: clockFrom(now),
  });
  try {
    // The token, and a connection, are there before the clock starts.
    valueOf('a first flow', await source.investorFlow({ market: 'kospi' }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const markets = await Promise.all(
      ['kospi', 'kosdaq'].map((market) => source.sectorFlows({ market })),
    );
    const flows = markets.flatMap((it) => valueOf('the sectors', it));
    same('sectors with figures', flows.length, CALLS - UNFILLED);
    const { requests, violations } = await server.tell('told');
    same('violations at the server', violations, []);
    const calls = requests.filter(({ api }) => api === 'FHPTJ04030000').slice(1);
    const refused = calls.filter(({ status }) => status !== 200).length;
    same('calls answered', calls.length - refused, CALLS);
    const took = (calls.at(-1).realAt - calls[0].realAt) / 1000;
    const ideal = (CALLS - 1) / PER_SECOND;
    return [
      row('every sector of kospi and kosdaq, 59 calls at 18 a second', '(n−1)/18 s', {
        measured: ideal / took,
        show: percent,
        goal: atLeast(0.95, percent),
        note: `${took.toFixed(2)} s for ${ideal.toFixed(2)} s, ${refused} refused`,
      }),
    ];
  } finally {
    await source.close();
    await server.close();
  }
}
