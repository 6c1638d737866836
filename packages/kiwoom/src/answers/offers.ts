import { sectorsOf } from '@investor-flow/core';

/** Every sector of the two stock markets. */
export const SECTORS = {
  kospi: sectorsOf('kospi').map(({ id }) => id),
  kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
} as const;

/** Every market and sector of ka10051. */
export const FLOW_OFFER = {
  support: 'partial',
  because: 'Volumes are read in thousands of shares, a unit Kiwoom does not document',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
  sides: ['net'],
  history: {
    kind: 'any-day',
    because: 'Days back to 2014-07-01 have been seen served; what lies before is unknown',
  },
} as const;

/** The mock host has KRX alone. */
export const KRX_ONLY = { venues: ['krx'] } as const;

/** A call names one day. */
export const FLOW_HISTORY_OFFER = { ...FLOW_OFFER, daysPerCall: 1 } as const;
