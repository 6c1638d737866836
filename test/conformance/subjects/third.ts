import { connect, kiwoom, koreainvestment } from 'investor-flow';
import { EVENING } from '../../support/clock.ts';
import { valueOf } from '../../support/results.ts';
import type { Subject } from './subject.ts';
import { CAPABILITIES, mine } from './third-broker.ts';

export const BROKERS = [kiwoom, koreainvestment, mine];

/** A broker that an app brings itself. */
export const THIRD: Subject = {
  name: 'a third broker',
  capabilities: CAPABILITIES,
  open: () => {
    let reads = 0;
    const clock = { now: () => Date.parse(EVENING) };
    const settings = { desk: 'seoul', clock, onRead: () => void (reads += 1) };
    const source = valueOf(connect({ broker: 'mine', mine: settings }, { brokers: BROKERS }));
    const close = () => source.close();
    return Promise.resolve({ source, seen: () => reads, [Symbol.asyncDispose]: close });
  },
};
