import {
  answerTo,
  call,
  type CallContext,
  empty,
  impossible,
  isImpossible,
  provenanceOf,
  type Reply,
  sectorOn,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  type IndexQuote,
  ok,
  type PlanOf,
  type Result,
  type SectorId,
  sectorsOf,
} from '@investor-flow/core';
import { ka20001 } from '../wire/ka20001.ts';
import { indexOf, ka20003, nameOf } from '../wire/ka20003.ts';
import { rangeOf } from '../wire/levels.ts';
import { codeOf, idOf, marketOf } from '../wire/codes.ts';
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
    const row = isBlank
      ? ok(impossible('every figure is blank'))
      : read().map((it) => ({ name: nameOf(it), index: indexOf(it) }));
    if (row.isErr()) return err(reply.value.unreadable(row.error));
    const index = isImpossible(row.value) ? row.value : row.value.index;
    const name = isImpossible(row.value) ? '' : row.value.name;
    if (isImpossible(index)) context.leaveOut({ code, because: index.impossible }, ka20003.id);
    else {
      const sector = { id: idOf(market, code), code, name };
      quotes.push({ ...knownOf(context, plan, reply.value, sector), ...index });
    }
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
        const index = indexOf(row);
        if (isImpossible(index)) return err(empty(context, ka20001.id, index.impossible));
        const known = knownOf(context, plan, answer, { id, code, name: '' });
        return ok([{ ...known, ...index, ...rangeOf(row) }]);
      });
  });
}

/** What every index has in common with its answer, which names no day. */
function knownOf(
  context: CallContext,
  { market }: IndexPlan,
  answer: Pick<Reply<unknown>, 'api' | 'observedAt'>,
  sector: Parameters<typeof sectorOn>[2],
) {
  const day = assumedDay(context, { market });
  return {
    ...provenanceOf(context, answer),
    market,
    sector: sectorOn(market, day, sector),
    day,
    dayBasis: 'assumed' as const,
    status: 'provisional' as const,
  };
}
