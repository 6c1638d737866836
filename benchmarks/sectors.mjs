// Every sector of both markets from a broker that answers one sector a call: how much of the key's quota is used.
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { same, valueOf } from './support/gate.mjs';
import { paced } from './support/paced.mjs';

const CALLS = 28 + 31;
/** KOSDAQ's five segments have codes that the broker's document does not list, and zeros for answers. */
const UNFILLED = 5;

export const rows = () =>
  paced({
    what: 'every sector of kospi and kosdaq, 59 calls at 18 a second',
    broker: 'koreainvestment',
    perSecond: 18,
    create: createKoreaInvestment,
    api: 'FHPTJ04030000',
    calls: CALLS,
    first: (source) => source.investorFlow({ market: 'kospi' }),
    ask: async (source) => {
      const asked = ['kospi', 'kosdaq'].map((market) => source.sectorFlows({ market }));
      const flows = (await Promise.all(asked)).flatMap((it) => valueOf('the sectors', it));
      same('sectors with figures', flows.length, CALLS - UNFILLED);
    },
  });
