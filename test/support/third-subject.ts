import { connect, kiwoom, koreainvestment } from 'investor-flow';
import { EVENING } from './clock.ts';
import { valueOf } from './results.ts';
import type { Opened, Subject } from './subject.ts';
import { CAPABILITIES, mine } from './third-broker.ts';

export const BROKERS = [kiwoom, koreainvestment, mine];

function open(): Promise<Opened> {
  let reads = 0;
  const clock = { now: () => Date.parse(EVENING) };
  const onRead = (): void => void (reads += 1);
  const config = { broker: 'mine', mine: { desk: 'seoul', clock, onRead } };
  const source = valueOf(connect(config, { brokers: BROKERS }));
  return Promise.resolve({
    source,
    seen: () => reads,
    [Symbol.asyncDispose]: () => source.close(),
  });
}

/** A broker that an app brings itself. */
export const THIRD: Subject = { name: 'a third broker', capabilities: CAPABILITIES, open };
