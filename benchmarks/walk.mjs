// A year of a market from a broker that answers one session a call, on the real clock: how much of the quota is used.
import { createKiwoom } from '@investor-flow/kiwoom';
import { same, valueOf } from './support/gate.mjs';
import { paced } from './support/paced.mjs';

/** What Kiwoom allows a real key for each of its calls. */
const PER_SECOND = 5;
const SESSIONS = 250;
const year = (source, limit) => source.flowHistory({ market: 'kospi', limit });

export const rows = () =>
  paced({
    what: `a year of a market, ${SESSIONS} calls at ${PER_SECOND} a second`,
    broker: 'kiwoom',
    perSecond: PER_SECOND,
    create: createKiwoom,
    api: 'ka10051',
    calls: SESSIONS,
    refuses: 0,
    first: (source) => year(source, 1),
    ask: async (source) => {
      const days = valueOf('the year', await year(source, SESSIONS));
      same('sessions answered', new Set(days.map(({ day }) => day)).size, SESSIONS);
    },
  });
