import type { Store, StoreError } from '@investor-flow/store';
import {
  byQuestion,
  type Capabilities,
  err,
  type InvestorFlow,
  type InvestorFlowQuery,
  koreanTime,
  krxCalendar,
  MARKETS,
  ok,
  planQuestion,
  type Result,
  SECTOR_IDS,
  type TradingDay,
} from 'investor-flow';
import { caveatsOf } from '../answer/caveats.ts';
import { sharedFacts, subjectFacts } from '../answer/facts.ts';
import { brokerFailure, failed, type Failure, storeFailure } from '../answer/failure.ts';
import { column } from '../answer/table.ts';
import { AMOUNTS, FIELDS } from '../input/field-schemas.ts';
import { anything, oneOf } from '../input/read-input.ts';
import { INDEX } from '../questions/market-flows.ts';
import { investorColumns } from '../questions/investor-columns.ts';
import { FLOW } from '../questions/meanings.ts';
import { type Broker, type Call, tabled, type Tabled, toolWith } from './tool.ts';

type Query = Pick<InvestorFlowQuery, 'market' | 'sector' | 'day'>;
type Asked = Required<Query>;

const MEANING = `${FLOW} Each row is the day so far at that moment (누적), as it was recorded: subtract two rows to see what happened between them.`;

/** The course of a day, from the store. */
export const intradayFlow = toolWith(
  {
    name: 'get_intraday_flow',
    title: 'Course of a day (장중 수급 추이)',
    description:
      'How the flow of a market (or sector) developed during one day: a row for each moment that was recorded, oldest first, each cumulative since the opening. Amounts are net, in 억원 (100,000,000 won). It reads the store on this machine alone and asks no broker: a day that was not recorded has no rows. For the figures of now use get_market_flow.',
  },
  {
    required: { market: [FIELDS.market, oneOf(MARKETS)] },
    optional: { sector: [FIELDS.sector, oneOf(SECTOR_IDS)], day: [FIELDS.day, anything] },
    shared: AMOUNTS,
  },
  async (asked: Query, call) => {
    const day = dayAsked(asked, call);
    return day.isErr() ? err(day.error) : course({ sector: 'all', ...asked, day: day.value }, call);
  },
);

/** What a store is asked may be more than a broker offers, so only the question itself is checked. */
const WIDEST = byQuestion(() => ({ support: 'full' as const })) as unknown as Capabilities;

/** The day of a question, the latest session where it names none; a day without a session is refused. */
const dayAsked = (query: object, { now }: Call): Result<TradingDay, Failure> =>
  planQuestion(
    {
      broker: 'store',
      capabilities: WIDEST,
      moment: () => ({ calendar: krxCalendar, now: now() }),
    },
    'investorFlow',
    query,
  )
    .map(({ day }) => day)
    .mapErr(brokerFailure);

async function course(query: Asked, call: Call): Promise<Result<Tabled, Failure>> {
  const opened = await call.openStore();
  if (opened.isErr())
    return err('kind' in opened.error ? storeFailure(opened.error) : noStore(opened.error));
  const rows = await recorded(opened.value, query, call.answering.brokers);
  if (rows.isErr()) return err(storeFailure(rows.error));
  if (rows.value.length === 0) return err(nothingRecorded(query));
  const flows = rows.value;
  const { facts, columns } = sharedFacts(flows);
  return ok(
    tabled<InvestorFlow>({
      meaning: MEANING,
      facts: { ...subjectFacts({ ...query }), source: 'the store', ...facts },
      columns: [
        column('time', 'text', '시각 (한국)', ({ observedAt }) => timeOf(observedAt)),
        ...columns,
        ...INDEX,
        ...investorColumns(flows),
      ],
      rows: flows,
      caveats: [
        'Recorded answers of the broker; it may lag the market by minutes, and moments that were not recorded are missing.',
        ...caveatsOf(flows),
      ],
    }),
  );
}

/** What is kept of the first broker that has anything of the day; brokers and environments are never mixed. */
async function recorded(
  store: Store,
  query: Asked,
  brokers: readonly Broker[],
): Promise<Result<readonly InvestorFlow[], StoreError>> {
  for (const { name: broker, environment } of brokers) {
    const found = await store.observations('investorFlow', query, { broker, environment });
    if (found.isErr() && found.error.kind !== 'missing') return err(found.error);
    if (found.isOk() && found.value.length > 0) return ok(found.value);
  }
  return ok([]);
}

const RECORD = 'Tell the user to record the session while it runs';

const nothingRecorded = ({ market, day }: Asked): Failure =>
  failed('empty', `Nothing of ${day} was recorded.`, {
    next: `${RECORD}: \`investor-flow watch ${market} --store\`. For one day as a whole use get_market_flow.`,
  });

const noStore = ({ message }: { readonly message: string }): Failure =>
  failed('empty', message, { next: `${RECORD}, and name its store with --store.` });

/** `HH:MM:SS` in Korea, which is whole hours from UTC. */
function timeOf(observedAt: string): string {
  const { minutes } = koreanTime(Date.parse(observedAt));
  const parts = [Math.floor(minutes / 60), minutes % 60, new Date(observedAt).getUTCSeconds()];
  return parts.map((it) => String(it).padStart(2, '0')).join(':');
}
