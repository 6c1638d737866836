import type { Investor, Market, SectorId, SectorLevel } from 'investor-flow';
import type { Text } from './words.ts';

/** What a page needs before it asks anything: names, choices and the clock; no rule of a broker. */
export interface Setting {
  readonly version: string;
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  /** The latest session by calendar and clock. */
  readonly latest: string;
  /** Whether every figure comes from a sandbox inside the command. */
  readonly isEmbedded: boolean;
  readonly brokers: readonly BrokerSetting[];
  readonly markets: readonly MarketSetting[];
  /** In the order of the tree. */
  readonly investors: readonly InvestorSetting[];
}

export interface BrokerSetting {
  readonly name: string;
  readonly label: Text;
  /** Markets of flows day by day. */
  readonly markets: readonly Market[];
  /** Rankings, and over how many sessions each may be asked. */
  readonly rankings: readonly { readonly by: string; readonly sessions: readonly number[] }[];
  /** Why it has no rankings, or no stocks to search. */
  readonly lacks: readonly string[];
}

export interface MarketSetting {
  readonly id: Market;
  readonly label: Text;
  readonly volumeUnit: 'share' | 'contract';
  readonly sectors: readonly SectorSetting[];
}

export interface SectorSetting {
  readonly id: SectorId;
  readonly level: SectorLevel;
  readonly label: Text;
}

export interface InvestorSetting {
  readonly id: Investor;
  readonly parent: Investor | null;
  readonly label: Text;
}
