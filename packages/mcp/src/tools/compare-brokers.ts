import {
  BROKERS,
  compareSources,
  err,
  type FlowComparison,
  ok,
  type QueryOf,
  type Result,
  type SeriesComparison,
  type Source,
} from 'investor-flow';
import { caveatsOf } from '../answer/caveats.ts';
import { brokerFailure, failed, type Failure, wrongField } from '../answer/failure.ts';
import { text } from '../input/json-schema.ts';
import { NAME_CHARACTERS, plainText, SENTENCE_CHARACTERS } from '../answer/plain-text.ts';
import { AMOUNTS, FIELDS } from '../input/field-schemas.ts';
import { anything, textUpTo } from '../input/read-input.ts';
import { subjectFacts } from '../answer/facts.ts';
import { COMPARED_COLUMNS, type ComparedRow, comparedRows } from './comparison-rows.ts';
import { partOf, restOfSeries } from './comparison-parts.ts';
import { type Call, type Fields as Query, tabled, type Tabled, toolWith } from './tool.ts';

const NAMES = BROKERS.map(({ name }) => name);
const MEANING =
  'The same figures of two brokers side by side. difference is right less left; tolerance is what rounding alone explains. verdict of a line: equal, within-rounding, moving (figures still change), different, left-only, right-only; because names a difference of definition that explains it. verdict of all: agree, moving, disagree, or incomparable (obstacles say why).';
const side = text(`A broker: ${NAMES.join(', ')}.`);

const NAME = textUpTo(NAME_CHARACTERS);
/** What values are right of a question's own fields is for the library to say. */
const OPTIONAL = ['sector', 'day', 'from', 'to', 'limit', 'venue', 'measures'] as const;

/** Two brokers side by side. */
export const compareBrokers = toolWith(
  {
    name: 'compare_brokers',
    title: 'Two brokers side by side (증권사 비교)',
    description:
      'Asks two brokers for the flow of the same market (or sector) and compares every figure: on one day, or with from, to or limit day by day. It says of each difference whether rounding or a definition explains it. Amounts are in 억원 (100,000,000 won). Both brokers must be set up.',
  },
  {
    required: { market: [FIELDS.market, anything], left: [side, NAME], right: [side, NAME] },
    optional: Object.fromEntries(OPTIONAL.map((it) => [it, [FIELDS[it], anything]])),
    shared: AMOUNTS,
  },
  async ({ left, right, ...query }: Query, call) => {
    const pair = brokersNamed(String(left), String(right), call);
    return pair.isErr() ? err(pair.error) : compared(pair.value, { query, left, right }, call);
  },
);

function brokersNamed(
  left: string,
  right: string,
  { answering: { brokers } }: Call,
): Result<readonly [Source, Source], Failure> {
  const sourceOf = (name: string): Source | undefined =>
    brokers.find((it) => it.name === name)?.source;
  const [one, other] = [sourceOf(left), sourceOf(right)];
  if (one !== undefined && other !== undefined) return ok([one, other]);
  const [field, missing] = one === undefined ? ['left', left] : ['right', right];
  const known = brokers.map(({ name }) => name).join(', ');
  if (!NAMES.some((it) => it === missing))
    return err(wrongField(field, `must be one of the brokers that are set up: ${known}`));
  return err(
    failed('configuration', `${missing} is not set up; set up are: ${known}.`, {
      next: `Tell the user that the keys of ${missing} are to be set, and the server started again.`,
    }),
  );
}

/** The question, and the names under which the two brokers were asked for. */
interface Asked {
  readonly query: Query;
  readonly left: unknown;
  readonly right: unknown;
}

async function compared(
  [left, right]: readonly [Source, Source],
  { query, ...names }: Asked,
  call: Call,
): Promise<Result<Tabled, Failure>> {
  const { signal } = call;
  if (!['from', 'to', 'limit'].some((it) => query[it] !== undefined)) {
    const day = await compareSources(left, right, query as QueryOf<'investorFlow'>, { signal });
    return day.map((it) => dayTable(it, query)).mapErr(brokerFailure);
  }
  if (query['day'] !== undefined)
    return err(wrongField('day', 'cannot stand beside from, to or limit'));
  const part = partOf(query);
  const series = await compareSources(left, right, part.query as QueryOf<'flowHistory'>, {
    question: 'flowHistory',
    signal,
  });
  return series
    .map((it) => {
      const rest = restOfSeries(it, part);
      return seriesTable(it, query, rest && { ...rest, ...names });
    })
    .mapErr(brokerFailure);
}

/** Sentences of this library, which may name a sector as its broker writes it. */
const messages = (stated: readonly { readonly message: string }[]): readonly string[] => [
  ...new Set(stated.map(({ message }) => plainText(message, SENTENCE_CHARACTERS))),
];

function dayTable(comparison: FlowComparison, query: Query): Tabled {
  const { left, right, verdict, apartMs, obstacles, caveats, lines } = comparison;
  return tabled<ComparedRow>({
    meaning: MEANING,
    facts: {
      ...subjectFacts(query),
      verdict,
      left,
      right,
      apartMs,
      obstacles: obstacles.length === 0 ? undefined : messages(obstacles),
    },
    columns: COMPARED_COLUMNS,
    rows: comparedRows(lines),
    caveats: [...caveatsOf([left, right]), ...messages(caveats)],
  });
}

function seriesTable(
  { days, leftOnly, rightOnly, verdict, firstDifferent }: SeriesComparison<FlowComparison>,
  query: Query,
  rest: Query | undefined,
): Tabled {
  const comparisons = days.map(({ comparison }) => comparison);
  const sides = comparisons.flatMap(({ left, right }) => [left, right]);
  return tabled<ComparedRow>({
    meaning: MEANING,
    facts: {
      ...subjectFacts(query),
      verdict,
      sessions: days.length,
      leftOnly,
      rightOnly,
      firstDifferent,
    },
    columns: COMPARED_COLUMNS,
    rows: days.flatMap(({ day, comparison }) =>
      comparedRows(comparison.lines, { day, dayVerdict: comparison.verdict }),
    ),
    caveats: [
      ...caveatsOf(sides),
      ...messages(comparisons.flatMap((it) => [...it.obstacles, ...it.caveats])),
      ...(rest === undefined ? [] : ['Older sessions follow: the verdict is of these alone.']),
    ],
    rest,
  });
}
