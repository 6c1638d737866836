import {
  type ComparisonLine,
  type ComparisonVerdict,
  type FlowComparison,
  INVESTOR_TREE,
  type LineVerdict,
  type Market,
  type Measure,
  MEASURES,
  type SectorId,
  type SeriesComparison,
  type Source,
} from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { type Language, type Text, text } from '../language.ts';
import { sayNoRoom } from '../questions/print.ts';
import { type Csv, csvText, fieldsCsv } from './csv.ts';
import { headline, marksOf } from './heading.ts';
import {
  investorText,
  marketText,
  MEASURE_WORDS,
  sectorText,
  SIDE_WORDS,
  VERDICT_WORDS,
} from './labels.ts';
import { koreanMoment } from './numbers.ts';
import { type Column, column, drawn, type Section, section, type Tone } from './section.ts';
import { wrapped } from './width.ts';

interface At {
  readonly given: Arguments;
  readonly context: CommandContext;
}

const LINE_VERDICTS: Readonly<Record<LineVerdict, { readonly word: Text; readonly tone: Tone }>> = {
  equal: { word: text('같음', 'equal'), tone: 'good' },
  'within-rounding': { word: text('반올림', 'rounding'), tone: 'good' },
  moving: { word: text('움직임', 'moving'), tone: 'warning' },
  different: { word: text('다름', 'different'), tone: 'bad' },
  'left-only': { word: text('왼쪽만', 'left only'), tone: 'faint' },
  'right-only': { word: text('오른쪽만', 'right only'), tone: 'faint' },
};

const TONES: Readonly<Record<ComparisonVerdict, Tone>> = {
  agree: 'good',
  moving: 'warning',
  disagree: 'bad',
  incomparable: 'warning',
};

const LINE_COLUMNS = [
  'investor',
  'measure',
  'side',
  'left',
  'right',
  'difference',
  'tolerance',
  'verdict',
  'because',
] as const;
const LINES: Csv<ComparisonLine> = fieldsCsv<ComparisonLine>(LINE_COLUMNS);

interface DayLine extends ComparisonLine {
  readonly day: string;
}
const DAY_LINES: Csv<DayLine> = fieldsCsv<DayLine>(['day', ...LINE_COLUMNS]);

/** Prints two answers side by side, each number with its verdict. */
export async function printComparison(
  comparison: FlowComparison,
  { market, sector }: { readonly market: Market; readonly sector: SectorId },
  { given, context }: At,
): Promise<void> {
  const { left, right, lines, caveats, obstacles, verdict } = comparison;
  const { display, say } = context;
  const { language, paint, width } = display;
  if (given.json === true) return context.print(`${JSON.stringify(comparison)}\n`);
  if (given.csv === true) {
    await context.print(csvText(LINES, lines, given.bom));
    say(
      text(
        `왼쪽 ${left.broker}, 오른쪽 ${right.broker}, ${left.day}: ${VERDICT_WORDS[verdict].ko}.`,
        `${left.broker} is left, ${right.broker} is right; day ${left.day}: ${verdict}.`,
      ),
    );
    for (const { message } of obstacles)
      say(text(`비교 불가: ${message}.`, `Not comparable: ${message}.`));
  } else {
    const made = drawn(
      MEASURES.flatMap((measure) => measureSection(comparison, measure, language)),
      { ...display, unit: given.unit },
    );
    const subject = `${marketText(market)[language]} ${sectorText(market, { id: sector, code: sector, name: sector })[language]}`;
    const sides = [left, right].map(
      ({ broker, api, day, observedAt }) =>
        `${broker} ${api} ${day} (${text('조회', 'observed')[language]} ${koreanMoment(observedAt)})`,
    );
    const reasons = lines.flatMap(({ investor, because }) =>
      because === undefined ? [] : [`${INVESTOR_TREE[investor].label[language]}: ${because}.`],
    );
    const below = [...reasons, conclusion(comparison)[language]].flatMap((it) =>
      wrapped(it, width),
    );
    await context.print(
      [
        ...marksOf([...new Set([left.environment, right.environment])], display),
        headline(subject, sides, display),
        ...made.lines,
        '',
        ...below.map((it) => paint[TONES[verdict]](it)),
      ]
        .map((it) => `${it}\n`)
        .join(''),
    );
    sayNoRoom(made.dropped, context);
  }
  for (const { kind, message } of caveats)
    say(text(`참고(${kind}): ${message}.`, `Note on ${kind}: ${message}.`));
}

/** What both tell, and every net; what one side alone tells of buying and selling is left to the other formats. */
function measureSection(
  { left, right, lines }: FlowComparison,
  measure: Measure,
  language: Language,
): readonly Section[] {
  const shown = lines.filter(
    (line) => line.measure === measure && (line.side === 'net' || line.difference !== undefined),
  );
  if (shown.length === 0) return [];
  const kind = measure === 'value' ? 'won' : 'count';
  const isNetAlone = shown.every(({ side }) => side === 'net');
  const broker = (name: string, side: 'left' | 'right'): Column<ComparisonLine> =>
    column(kind, text(name, name), (line) => line[side], { signed: isNetAlone });
  const columns: readonly Column<ComparisonLine>[] = [
    column('text', text('투자자', 'Investor'), (line) => investorText(line.investor)[language]),
    column('text', text('매매', 'Side'), ({ side }) =>
      isNetAlone ? undefined : SIDE_WORDS[side][language],
    ),
    broker(left.broker, 'left'),
    broker(right.broker, 'right'),
    column(kind, text('차이', 'Difference'), (line) => line.difference, { signed: true }),
    column('text', text('판정', 'Verdict'), (line) => LINE_VERDICTS[line.verdict].word[language], {
      tone: toneOf,
    }),
    column(kind, text('허용 오차', 'Tolerance'), (line) => line.tolerance, { drop: 1 }),
  ];
  const { ko, en } = MEASURE_WORDS[measure];
  return [section(shown, columns, isNetAlone ? text(`${ko} 순매수`, `${en} Net`) : text(ko, en))];
}

const toneOf = (written: unknown): Tone | undefined =>
  Object.values(LINE_VERDICTS).find(({ word }) => word.ko === written || word.en === written)?.tone;

function conclusion({ verdict, obstacles, lines }: FlowComparison): Text {
  const shared = lines.filter(({ difference }) => difference !== undefined).length;
  const different = lines.filter((line) => line.verdict === 'different').length;
  const why = obstacles.map(({ message }) => message).join('; ');
  const word = VERDICT_WORDS[verdict];
  return text(
    `${word.ko}: ${why === '' ? `함께 있는 수치 ${shared}개 가운데 ${different}개가 다름` : why}.`,
    `${word.en}: ${why === '' ? `${different} of ${shared} shared figures differ` : why}.`,
  );
}

type Day = SeriesComparison<FlowComparison>['days'][number];

/** Prints two series day by day. */
export async function printSeries(
  series: SeriesComparison<FlowComparison>,
  [left, right]: readonly [Source, Source],
  { given, context }: At,
): Promise<void> {
  const { days, leftOnly, rightOnly, verdict, firstDifferent } = series;
  const { display, say } = context;
  const { language, paint } = display;
  if (given.json === true) return context.print(`${JSON.stringify(series)}\n`);
  if (given.csv === true) {
    const lines = days.flatMap(({ day, comparison }) =>
      comparison.lines.map((line): DayLine => ({ day, ...line })),
    );
    return context.print(csvText(DAY_LINES, lines, given.bom));
  }
  const made = drawn([section(days, dayColumns(language))], { ...display, unit: given.unit });
  const since =
    firstDifferent === undefined
      ? text('', '')
      : text(`, ${firstDifferent}부터 다름`, `, first on ${firstDifferent}`);
  const word = VERDICT_WORDS[verdict];
  const line = text(
    `${word.ko}: ${days.length}거래일${since.ko}.`,
    `${word.en}: ${days.length} sessions${since.en}.`,
  );
  const environments = days.flatMap(({ comparison: it }) => [
    it.left.environment,
    it.right.environment,
  ]);
  await context.print(
    [
      ...marksOf([...new Set(environments)], display),
      headline(given.subject ?? '', [`${left.broker} | ${right.broker}`], display),
      ...made.lines,
      '',
      paint[TONES[verdict]](line[language]),
    ]
      .map((it) => `${it}\n`)
      .join(''),
  );
  sayNoRoom(made.dropped, context);
  for (const [broker, alone] of [
    [left.broker, leftOnly],
    [right.broker, rightOnly],
  ] as const)
    if (alone.length > 0)
      say(
        text(
          `${broker}에만 있는 날: ${alone.join(', ')}.`,
          `Only ${broker} has ${alone.join(', ')}.`,
        ),
      );
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
