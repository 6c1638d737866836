import { createHash } from 'node:crypto';
import {
  type ForeignHolding,
  type InvestorTable,
  type Measure,
  partitionOf,
  type Provenance,
  type SectorId,
  type TradingDay,
} from '@investor-flow/core';

type Figures = Omit<
  ForeignHolding,
  keyof Provenance | 'stock' | 'venue' | 'day' | 'dayBasis' | 'status'
>;

/** A desk that has KOSPI to the won and to the share, and one stock's foreign holdings. */
export interface Desk {
  readonly stock: string;
  /** Its first day. */
  readonly began: TradingDay;
  readonly table: (day: TradingDay, sector: SectorId, measure: Measure) => InvestorTable;
  readonly holding: (day: TradingDay) => Figures;
}

/** A number below 2³² that belongs to its words. */
const draw = (...words: readonly string[]): number =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE();

const LIMIT = 2 ** 33;

/** Opens the desk of a name: the same name has the same figures. `onRead` is reported each time they are looked at. */
export const createDesk = (name: string, onRead: () => void): Desk => ({
  stock: '005930',
  began: '2024-01-02',
  table(day, sector, measure) {
    onRead();
    const sectors = sector === 'all' ? partitionOf('kospi') : [sector];
    const net = (who: string): number =>
      sectors.reduce((sum, it) => sum + draw(name, day, it, measure, who) - 2 ** 31, 0);
    const [foreign, institution] = [net('foreign'), net('institution')];
    return {
      individual: { net: 0 - foreign - institution }, // somebody sold what the others bought
      foreign: { net: foreign },
      institution: { net: institution },
    };
  },
  holding(day) {
    onRead();
    const heldShares = 2 ** 32 + draw(name, day, 'held');
    const percent = Math.round((heldShares / LIMIT) * 10_000) / 100;
    return {
      heldShares,
      limitShares: LIMIT,
      acquirableShares: LIMIT - heldShares,
      ownershipPercent: percent,
      limitUsedPercent: percent,
      changeShares: draw(name, day, 'change') - 2 ** 31,
      limitChangeShares: 0,
      close: 50_000 + (draw(name, day, 'close') % 20_000),
      closeChange: (draw(name, day, 'closeChange') % 2_000) - 1_000,
      tradedShares: draw(name, day, 'traded'),
    };
  },
});
