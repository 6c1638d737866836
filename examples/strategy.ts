import {
  type BrokerError,
  type Market,
  partitionOf,
  type ResultAsync,
  type Source,
} from 'investor-flow';

/** What foreigners and institutions both bought of one sector, in won. */
export interface JointBuying {
  readonly sector: string;
  readonly foreign: number;
  readonly institution: number;
}

/**
 * The sectors that foreigners and institutions both bought, the largest sum first.
 *
 * Sectors overlap, so it takes those of `partitionOf`, which together are the market: the industries, with financials (banks
 * are in no smaller sector) in place of securities and insurance. It is written against `Source`, so any broker can answer.
 */
export const jointBuying = (
  source: Source,
  market: Market = 'kospi',
): ResultAsync<readonly JointBuying[], BrokerError> =>
  source.sectorFlows({ market }).map((flows) => {
    const parts = partitionOf(market);
    return flows
      .filter(({ sector }) => sector.id !== undefined && parts.includes(sector.id))
      .flatMap(({ sector, value }): readonly JointBuying[] => {
        if (value === undefined) return [];
        const [foreign, institution] = [value.foreign.net, value.institution.net];
        return foreign > 0 && institution > 0
          ? [{ sector: sector.name, foreign, institution }]
          : [];
      })
      .toSorted((a, b) => b.foreign + b.institution - (a.foreign + a.institution));
  });
