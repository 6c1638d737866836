import { type InvestorFlow, INVESTORS, type Measure } from 'investor-flow';

export const FLOW_COLUMNS = [
  'broker',
  'environment',
  'api',
  'market',
  'sector',
  'venue',
  'day',
  'dayBasis',
  'status',
  'observedAt',
  'measure',
  'investor',
  'net',
  'buy',
  'sell',
] as const;

const MEASURES = ['value', 'volume'] as const satisfies readonly Measure[];

/** A line for each measure and investor that the flow tells. */
export const flowCells = (
  flow: InvestorFlow,
): readonly (readonly (string | number | undefined)[])[] =>
  MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) => {
      const trade = flow[measure]?.[investor];
      if (trade === undefined) return [];
      const { broker, environment, api, market, sector, venue } = flow;
      const { day, dayBasis, status, observedAt } = flow;
      const where = [broker, environment, api, market, sector.id ?? sector.code, venue];
      const when = [day, dayBasis, status, observedAt];
      return [[...where, ...when, measure, investor, trade.net, trade.buy, trade.sell]];
    }),
  );
