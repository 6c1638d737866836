import {
  answerList,
  answerTo,
  assumedOn,
  beside,
  call,
  type CallContext,
  empty,
  orEmpty,
  type Reply,
  sectorOn,
} from '@investor-flow/adapter-kit';
import { err, type PlanOf, type SectorId } from '@investor-flow/core';
import { ka20001 } from '../wire/ka20001.ts';
import { indexOf, ka20003, nameOf } from '../wire/ka20003.ts';
import { rangeOf } from '../wire/columns.ts';
import { codeOf, idOf, marketOf } from '../wire/codes.ts';
import { assumedDay } from './now.ts';
import { SECTORS } from './offers.ts';

type IndexPlan = PlanOf<'sectorIndexes'>;

/** One call: every sector of the market, or one sector with the range of its day. */
export const sectorIndexes = answerTo<'sectorIndexes'>()({
  offer: { support: 'full', markets: ['kospi', 'kosdaq'], sectors: SECTORS },
  calls: () => 1,
  answer: (plan, context) =>
    plan.sector === undefined ? everySector(context, plan) : oneSector(context, plan, plan.sector),
});

async function everySector(context: CallContext, plan: IndexPlan) {
  const market = marketOf(plan.market);
  const { id: api } = ka20003;
  const reply = await call(context, ka20003, { market });
  return reply.andThen(({ rows, unreadable, observedAt }) =>
    answerList(context, rows, {
      api,
      read: ({ key: code, read }) =>
        read()
          .mapErr(unreadable)
          .map((row) => {
            const sector = { id: idOf(market, code), code, name: nameOf(row) };
            return beside(knownOf(context, plan, { api, observedAt }, sector), indexOf(row));
          }),
      leftOut: ({ key: code }, because) => ({ code, because }),
      nothing: 'the answer has no sector with an index',
    }),
  );
}

async function oneSector(context: CallContext, plan: IndexPlan, id: SectorId) {
  const market = marketOf(plan.market);
  const { id: api } = ka20001;
  const code = codeOf(market, id);
  if (code === undefined) return err(empty(context, api, `${id} has no code`));
  const reply = await call(context, ka20001, { market, code });
  return reply.andThen(({ rows: [first], unreadable, observedAt }) => {
    if (first === undefined || first.isBlank)
      return err(empty(context, api, 'every figure is blank'));
    const known = knownOf(context, plan, { api, observedAt }, { id, code, name: '' });
    return first
      .read()
      .mapErr(unreadable)
      .andThen((row) => orEmpty(context, api, beside({ ...known, ...rangeOf(row) }, indexOf(row))))
      .map((quote) => [quote]);
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
  return { ...assumedOn(context, answer, day), market, sector: sectorOn(market, day, sector) };
}
