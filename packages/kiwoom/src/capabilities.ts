import { frozen, offersIn } from '@investor-flow/adapter-kit';
import { type Capabilities, capabilitiesOf, type Environment } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';

const LIVE = frozen(capabilitiesOf(offersIn(ANSWERS, 'live')));
const MOCK = frozen(capabilitiesOf(offersIn(ANSWERS, 'mock')));

/** The capabilities of Kiwoom in an environment; of one that is known only at run time the widest. */
export type KiwoomCapabilities<E extends Environment = 'live'> = [E] extends ['mock']
  ? typeof MOCK
  : typeof LIVE;

/** What Kiwoom answers where; the mock host has KRX alone. */
export const kiwoomCapabilities = <const E extends Environment = 'live'>(
  environment?: E,
): KiwoomCapabilities<E> & Capabilities =>
  (environment === 'mock' ? MOCK : LIVE) as KiwoomCapabilities<E> & Capabilities;
