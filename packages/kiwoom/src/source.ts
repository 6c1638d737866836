import {
  type Answers,
  type Asking,
  type Connection,
  flowsFrom,
  statusOf,
  together,
  unreadable,
  walkHoldings,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  failure,
  type FlowPlan,
  type HoldingsPlan,
  type InvestorFlow,
  INVESTORS,
  type InvestorTable,
  type Issue,
  ok,
  type Result,
} from '@investor-flow/core';
import { BROKER } from './settings.ts';
import { cursorIn } from './wire/dialect.ts';
import { ka10008 } from './wire/ka10008.ts';
import { DERIVED, ka10051, type SectorRow, STEPS } from './wire/ka10051.ts';
import { codeOf, codesOf, idOf, isServed, type ServedMarket } from './wire/sectors.ts';

/** Every question Kiwoom answers, and the call that answers it. */
export const answersOf = (link: Connection): Answers => ({
  async investorFlow(plan, asking) {
    const answer = await sectorsAnswer(link, plan, asking);
    if (answer.isErr()) return err(answer.error);
    const { rows, empty } = answer.value;
    const code = codeOf(answer.value.market, plan.sector);
    const row = rows.find(([first]) => first?.code === code);
    if (row === undefined) return err(empty(`the answer has no row for ${plan.sector}`));
    return readRow(plan, answer.value, row).andThen((read) =>
      'missing' in read ? err(empty(read.missing)) : ok(read),
    );
  },

  async sectorFlows(plan, asking) {
    const answer = await sectorsAnswer(link, plan, asking);
    if (answer.isErr()) return err(answer.error);
    const { rows, at, empty } = answer.value;
    const flows: InvestorFlow[] = [];
    const leaveOut = (code: string, because: string): void =>
      link.announce({ type: 'left-out', at, code, because });
    for (const row of rows) {
      const read = readRow(plan, answer.value, row);
      if (read.isErr()) return err(read.error);
      if ('missing' in read.value) leaveOut(read.value.code, read.value.missing);
      else flows.push(read.value);
    }
    for (const code of absentFrom(answer.value)) leaveOut(code, 'the answer has no row for it');
    return flows.length === 0 ? err(empty('the answer has no sector with a figure')) : ok(flows);
  },

  foreignHoldings: (plan, ask) =>
    walkHoldings(
      plan,
      (cursor) => holdingsPage(link, plan, cursor, ask()),
      () => failure.empty(at(ask(), ka10008.id), { because: 'the stock has no days' }),
    ),
});

const at = (asking: Asking, api: string): BrokerError['at'] => ({ ...asking.at, api });

/** Sectors of the market that an answer does not even name. */
function absentFrom({ market, rows }: SectorsAnswer): readonly string[] {
  const named = new Set(rows.map(([first]) => first?.code));
  return codesOf(market).filter((code) => !named.has(code));
}

/** One or two answers about the same sectors: a row is as many as measures were asked. */
interface SectorsAnswer {
  readonly at: BrokerError['at'];
  readonly market: ServedMarket;
  readonly rows: readonly (readonly SectorRow[])[];
  readonly flowOf: ReturnType<typeof flowsFrom>;
  /** Of the first answer, or of the one in that place: an error quotes what it is about. */
  readonly fault: (issues: readonly Issue[], place?: number) => BrokerError;
  readonly empty: (because: string) => BrokerError;
  /** Names and codes are the broker's own text. */
  readonly redact: (text: string) => string;
}

async function sectorsAnswer(
  link: Connection,
  plan: FlowPlan,
  asking: Asking,
): Promise<Result<SectorsAnswer, BrokerError>> {
  const here = at(asking, ka10051.id);
  const { market, day, venue, measures } = plan;
  if (!isServed(market)) return err(failure.unsupported(here, `Kiwoom does not serve ${market}`));
  const replies = await together(
    asking,
    measures.map(
      (measure) => (each: Asking) => link.ask(ka10051, { market, day, venue, measure }, each),
    ),
  );
  if (replies.isErr()) return err(replies.error);

  const [first, ...others] = replies.value;
  const fault = (issues: readonly Issue[], place = 0): BrokerError =>
    unreadable(link.line, here, issues, replies.value[place]?.text ?? '');
  const empty = (because: string): BrokerError => failure.empty(here, { because });
  if (first === undefined || replies.value.every(({ body }) => body.length === 0))
    return err(empty('the list of sectors is empty'));
  const rows = first.body.map((row) => [
    row,
    ...others.flatMap(({ body }) => body.find(({ code }) => code === row.code) ?? []),
  ]);
  const same =
    others.every(({ body }) => body.length === first.body.length) &&
    rows.every((row) => row.length === measures.length);
  if (!same)
    return err(fault([{ path: '', message: 'the answers for value and volume differ in rows' }]));
  // Every sector has always come on one page; were there ever more, the list would be short.
  const more = replies.value.findIndex(({ headers }) => cursorIn(headers) !== undefined);
  if (more >= 0)
    return err(fault([{ path: '', message: 'the list goes on on another page' }], more));
  const flowOf = flowsFrom({
    broker: BROKER,
    environment: link.environment,
    api: ka10051.id,
    plan,
    dayBasis: plan.session === 'open' ? 'requested' : 'assumed',
    observedAt: Math.max(...replies.value.map((reply) => reply.observedAt)),
    steps: STEPS,
    derived: DERIVED,
  });
  return ok({ at: here, market, rows, flowOf, fault, empty, redact: link.line.redact });
}

/** A row that the market did not have that day, and why we think so. */
type Missing = { readonly missing: string; readonly code: string };

function readRow(
  plan: FlowPlan,
  { market, flowOf, fault, redact }: SectorsAnswer,
  row: readonly SectorRow[],
): Result<InvestorFlow | Missing, BrokerError> {
  const [first] = row;
  if (first === undefined) return err(fault([{ path: '', message: 'a row is missing' }]));
  const code = redact(first.code);
  if (row.every(({ isBlank }) => isBlank)) return ok({ missing: 'every figure is blank', code });

  const tables: { [measure: string]: InvestorTable } = {};
  let name = '';
  let index: InvestorFlow['index'];
  for (const [place, it] of row.entries()) {
    const read = it.figures();
    if (read.isErr()) return err(fault(read.error, place));
    if (place === 0) ({ name, index } = read.value);
    tables[plan.measures[place] ?? ''] = read.value.table;
  }
  if (index === undefined && Object.values(tables).every(isAllZero))
    return ok({ missing: 'the sector did not exist on that day', code });
  const sector = { id: idOf(market, first.code), code, name: redact(name) };
  return ok(flowOf({ sector, tables, index }));
}

const isAllZero = (table: InvestorTable): boolean =>
  INVESTORS.every((investor) => table[investor] === undefined || table[investor].net === 0);

type HoldingsPage = ReturnType<Parameters<typeof walkHoldings>[1]>;

async function holdingsPage(
  link: Connection,
  { stock, venue }: HoldingsPlan,
  cursor: string | undefined,
  asking: Asking,
): HoldingsPage {
  const reply = await link.ask(ka10008, { stock, venue, cursor }, asking);
  return reply.map(({ body, headers, observedAt, text }) => {
    const statusOn = statusOf('stated', observedAt);
    const answered = new Date(observedAt).toISOString();
    return {
      cursor: cursorIn(headers),
      fault: (issues) => unreadable(link.line, at(asking, ka10008.id), issues, text),
      rows: body.map(({ day, figures }) => ({
        day,
        read: () =>
          figures().map((figure) => ({
            broker: BROKER,
            environment: link.environment,
            api: ka10008.id,
            stock,
            venue,
            status: statusOn(day),
            observedAt: answered,
            ...figure,
          })),
      })),
    };
  });
}
