import { frozen, offersIn } from '@investor-flow/adapter-kit';
import { type Capabilities, capabilitiesOf, type Environment } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';

/** What Korea Investment answers on its live host; elsewhere it is this or less. */
export const LIVE = frozen(capabilitiesOf(offersIn(ANSWERS, 'live')));
const MOCK: Capabilities = frozen(capabilitiesOf(offersIn(ANSWERS, 'mock')));

/** What Korea Investment answers where; the mock host has less. */
export const koreaInvestmentCapabilities = (environment: Environment = 'live'): Capabilities =>
  environment === 'mock' ? MOCK : LIVE;
