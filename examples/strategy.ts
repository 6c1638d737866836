import type { BrokerError, Market, ResultAsync, Source } from 'investor-flow';

/** What foreigners and institutions both bought of one industry, in won. */
export interface JointBuying {
  readonly sector: string;
  readonly foreign: number;
  readonly institution: number;
}

/**
 * The industries that foreigners and institutions both bought, the most wanted first.
 *
 * Groups, sizes, segments and the market itself overlap the industries, so they stay out. It is written against `Source`
 * and never learns which broker answers.
 */
export const jointBuying = (
  source: Source,
  market: Market = 'kospi',
): ResultAsync<readonly JointBuying[], BrokerError> =>
  source.sectorFlows({ market }).map((flows) =>
    flows
      .filter(({ sector }) => sector.level === 'industry')
      .flatMap(({ sector, value }): readonly JointBuying[] => {
        if (value === undefined) return [];
        const [foreign, institution] = [value.foreign.net, value.institution.net];
        return foreign > 0 && institution > 0
          ? [{ sector: sector.name, foreign, institution }]
          : [];
      })
      .toSorted((a, b) => b.foreign + b.institution - (a.foreign + a.institution)),
  );
