import { frozen, offersIn } from '@investor-flow/adapter-kit';
import { type Capabilities, capabilitiesOf, type Environment } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';

const LIVE = frozen(capabilitiesOf(offersIn(ANSWERS, 'live')));
const MOCK = frozen(capabilitiesOf(offersIn(ANSWERS, 'mock')));

/** The capabilities of Korea Investment in an environment; of one that is known only at run time the widest. */
export type KoreaInvestmentCapabilities<E extends Environment = 'live'> = [E] extends ['mock']
  ? typeof MOCK
  : typeof LIVE;

/** What Korea Investment answers where; the mock host has less. */
export const koreaInvestmentCapabilities = <const E extends Environment = 'live'>(
  environment?: E,
): KoreaInvestmentCapabilities<E> & Capabilities =>
  (environment === 'mock' ? MOCK : LIVE) as KoreaInvestmentCapabilities<E> & Capabilities;
