import {
  type ComparisonLine,
  type FlowComparison,
  INVESTOR_TREE,
  MARKETS,
  type SeriesComparison,
  type Source,
} from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { type Language, text } from '../language.ts';
import { marketNamed } from '../query.ts';
import { type Csv, csvText, fieldsCsv, jsonText } from '../render/formats.ts';
import { marketText, VERDICT_WORDS } from '../render/labels.ts';
import { type Column, column, section } from '../render/section.ts';
import { LINE_COLUMNS, printJudged } from './print-comparison.ts';

interface DayLine extends ComparisonLine {
  readonly day: string;
}
const DAY_LINES: Csv<DayLine> = fieldsCsv<DayLine>(['day', ...LINE_COLUMNS]);

type Day = SeriesComparison<FlowComparison>['days'][number];

/** Prints two series day by day. */
export async function printSeries(
  series: SeriesComparison<FlowComparison>,
  [left, right]: readonly [Source, Source],
  context: CommandContext,
): Promise<void> {
  const { days, leftOnly, rightOnly, verdict, firstDifferent } = series;
  const { display, say } = context;
  const market = MARKETS.find((it) => it === marketNamed(context.given.subject));
  const { language } = display;
  if (context.given.json === true) return context.print(jsonText(series));
  if (context.given.csv === true) {
    const lines = days.flatMap(({ day, comparison }) =>
      comparison.lines.map((line): DayLine => ({ day, ...line })),
    );
    return context.print(csvText(DAY_LINES, lines, context.given.bom));
  }
  const since =
    firstDifferent === undefined
      ? text('')
      : text(`, ${firstDifferent}부터 다름`, `, first on ${firstDifferent}`);
  const word = VERDICT_WORDS[verdict];
  const line = text(
    `${word.ko}: ${days.length}거래일${since.ko}.`,
    `${word.en}: ${days.length} sessions${since.en}.`,
  );
  await printJudged(
    [section(days, dayColumns(language))],
    {
      environments: days.flatMap(({ comparison: it }) => [
        it.left.environment,
        it.right.environment,
      ]),
      subject: market === undefined ? (context.given.subject ?? '') : marketText(market)[language],
      details: [`${left.broker} | ${right.broker}`],
      verdict,
      below: [line[language]],
    },
    context,
  );
  for (const [broker, alone] of [
    [left.broker, leftOnly],
    [right.broker, rightOnly],
  ] as const)
    if (alone.length > 0)
      say(`${broker}에만 있는 날: ${alone.join(', ')}.`, `Only ${broker} has ${alone.join(', ')}.`);
}

const dayColumns = (language: Language): readonly Column<Day>[] => {
  const different = ({ comparison: { lines } }: Day) =>
    lines.filter((it) => it.verdict === 'different');
  return [
    column('text', text('일자', 'Day'), ({ day }) => day),
    column('text', text('판정', 'Verdict'), ({ comparison: { verdict } }) =>
      language === 'ko' ? VERDICT_WORDS[verdict].ko : verdict,
    ),
    column(
      'count',
      text('비교', 'Compared'),
      ({ comparison }) =>
        comparison.lines.filter(({ difference }) => difference !== undefined).length,
    ),
    column('count', text('다름', 'Different'), (day) => different(day).length),
    column('text', text('다른 투자자', 'Where'), (day) =>
      [
        ...new Set(different(day).map(({ investor }) => INVESTOR_TREE[investor].label[language])),
      ].join(', '),
    ),
  ];
};
