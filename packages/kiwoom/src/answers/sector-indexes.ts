import {
  answerTo,
  call,
  type CallContext,
  empty,
  type Impossible,
  impossible,
  isImpossible,
  provenanceOf,
  type Reply,
  sectorOn,
} from '@investor-flow/adapter-kit';
import {
  type Breadth,
  type BrokerError,
  err,
  type IndexQuote,
  ok,
  type PlanOf,
  type Result,
  type SectorId,
  sectorsOf,
} from '@investor-flow/core';
import { ka20001, type SectorIndexColumns } from '../wire/ka20001.ts';
import { type IndexColumns, ka20003, STEPS } from '../wire/ka20003.ts';
import { codeOf, idOf, marketOf } from '../wire/sectors.ts';
import { assumedDay } from './now.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: {
    kospi: sectorsOf('kospi').map(({ id }) => id),
    kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
  },
} as const;

type IndexPlan = PlanOf<'sectorIndexes'>;

/** One call: every sector of the market, or one sector with the range of its day. */
export const sectorIndexes = answerTo<'sectorIndexes'>()({
  offer: OFFER,
  calls: () => 1,
  answer: (plan, context) =>
    plan.sector === undefined ? everySector(context, plan) : oneSector(context, plan, plan.sector),
});

async function everySector(
  context: CallContext,
  plan: IndexPlan,
): Promise<Result<readonly IndexQuote[], BrokerError>> {
  const market = marketOf(plan.market);
  const reply = await call(context, ka20003, { market });
  if (reply.isErr()) return err(reply.error);
  const quotes: IndexQuote[] = [];
  for (const { key: code, isBlank, read } of reply.value.rows) {
    const row = isBlank ? ok(undefined) : read();
    if (row.isErr()) return err(reply.value.unreadable(row.error));
    const id = idOf(market, code);
    const quote =
      row.value === undefined
        ? impossible('every figure is blank')
        : quoteOf(context, plan, reply.value, {
            sector: { id, code, name: row.value.stk_nm },
            row: row.value,
          });
    if (isImpossible(quote)) context.leaveOut({ code, because: quote.impossible }, ka20003.id);
    else quotes.push(quote);
  }
  return quotes.length === 0
    ? err(empty(context, ka20003.id, 'the answer has no sector with an index'))
    : ok(quotes);
}

async function oneSector(
  context: CallContext,
  plan: IndexPlan,
  id: SectorId,
): Promise<Result<readonly IndexQuote[], BrokerError>> {
  const market = marketOf(plan.market);
  const code = codeOf(market, id);
  if (code === undefined) return err(empty(context, ka20001.id, `${id} has no code`));
  const reply = await call(context, ka20001, { market, code });
  return reply.andThen(({ rows: [first], ...answer }) => {
    if (first === undefined || first.isBlank)
      return err(empty(context, ka20001.id, 'every figure is blank'));
    return first
      .read()
      .mapErr(answer.unreadable)
      .andThen((row) => {
        const sector = { id, code, name: '' };
        const quote = quoteOf(context, plan, answer, { sector, row });
        return isImpossible(quote)
          ? err(empty(context, ka20001.id, quote.impossible))
          : ok([{ ...quote, ...rangeOf(row) }]);
      });
  });
}

interface Told {
  readonly sector: Parameters<typeof sectorOn>[2];
  readonly row: Omit<IndexColumns, 'stk_nm'>;
}

function quoteOf(
  context: CallContext,
  { market }: IndexPlan,
  answer: Pick<Reply<unknown>, 'api' | 'observedAt'>,
  { sector, row }: Told,
): IndexQuote | Impossible {
  if (row.cur_prc === 0) return impossible('the index is 0');
  const day = assumedDay(context, { market });
  const breadth = breadthOf(row);
  return {
    ...provenanceOf(context, answer),
    market,
    sector: sectorOn(market, day, sector),
    day,
    dayBasis: 'assumed',
    status: 'provisional',
    price: row.cur_prc,
    change: row.pred_pre,
    changePercent: row.flu_rt,
    volume: row.trde_qty * STEPS.volume,
    turnover: row.trde_prica * STEPS.turnover,
    rounding: STEPS,
    ...(breadth === undefined ? {} : { breadth }),
  };
}

/** Absent where no issue is counted at all: volatility and dividend indexes (measured). */
function breadthOf({ rising, upl, stdns, fall, lst }: Told['row']): Breadth | undefined {
  if (rising + stdns + fall === 0) return undefined;
  return {
    advancing: rising,
    upperLimit: upl,
    unchanged: stdns,
    declining: fall,
    lowerLimit: lst,
  };
}

/** Before the first trade of a day there is no range. */
const rangeOf = ({
  open_pric: open,
  high_pric: high,
  low_pric: low,
}: SectorIndexColumns): Pick<IndexQuote, 'open' | 'high' | 'low'> =>
  open === 0 || high === 0 || low === 0 ? {} : { open, high, low };
