import type { ForeignHolding } from '../model/foreign-holding.ts';

/** What every broker says of a holding, settled. */
export const holdingOf = (more: Partial<ForeignHolding> = {}): ForeignHolding => ({
  broker: 'kiwoom',
  environment: 'live',
  api: 'ka10008',
  stock: '005930',
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'stated',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  heldShares: 2_600,
  ownershipPercent: 26.06,
  limitUsedPercent: 26.06,
  ...more,
});
