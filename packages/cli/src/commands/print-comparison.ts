import {
  type ComparisonLine,
  type ComparisonVerdict,
  type Environment,
  type FlowComparison,
  INVESTOR_TREE,
  type LineVerdict,
  type Market,
  type Measure,
  MEASURES,
  type SectorId,
  type VolumeUnit,
  volumeUnitOf,
} from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { type Language, type Text, text } from '../language.ts';
import { AMOUNT } from '../questions/columns.ts';
import { type Csv, csvText, fieldsCsv, jsonText } from '../render/formats.ts';
import { headline, marksOf } from '../render/heading.ts';
import {
  investorText,
  marketText,
  measureCaption,
  netCaption,
  sectorText,
  SIDE_WORDS,
  VERDICT_WORDS,
} from '../render/labels.ts';
import { koreanMoment } from '../render/numbers.ts';
import { type Column, column, drawn, type Section, section, type Tone } from '../render/section.ts';
import { wrapped } from '../render/width.ts';
import { words } from '../words.ts';

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

export const LINE_COLUMNS = [
  ...words('investor measure side left right difference tolerance verdict because'),
] as const;
const LINES: Csv<ComparisonLine> = fieldsCsv<ComparisonLine>(LINE_COLUMNS);

/** Prints two answers side by side, each number with its verdict. */
export async function printComparison(
  comparison: FlowComparison,
  { market, sector }: { readonly market: Market; readonly sector: SectorId },
  context: CommandContext,
): Promise<void> {
  const { left, right, lines, caveats, obstacles, verdict } = comparison;
  const { display, say } = context;
  const { language, width } = display;
  if (context.given.json === true) return context.print(jsonText(comparison));
  if (context.given.csv === true) {
    await context.print(csvText(LINES, lines, context.given.bom));
    say(
      `왼쪽 ${left.broker}, 오른쪽 ${right.broker}, ${left.day}: ${VERDICT_WORDS[verdict].ko}.`,
      `${left.broker} is left, ${right.broker} is right; day ${left.day}: ${verdict}.`,
    );
    for (const { message } of obstacles)
      say(`비교 불가: ${message}.`, `Not comparable: ${message}.`);
  } else {
    const volumeUnit = volumeUnitOf(market);
    const sides = [left, right].map(
      ({ broker, api, day, observedAt }) =>
        `${broker} ${api} ${day} (${text('조회', 'observed')[language]} ${koreanMoment(observedAt)})`,
    );
    const reasons = lines.flatMap(({ investor, because }) =>
      because === undefined ? [] : [`${INVESTOR_TREE[investor].label[language]}: ${because}.`],
    );
    await printJudged(
      MEASURES.flatMap((it) => measureSection(comparison, it, { language, volumeUnit })),
      {
        environments: [left.environment, right.environment],
        subject: `${marketText(market)[language]} ${sectorText(market, { id: sector, code: sector, name: sector })[language]}`,
        details: sides,
        verdict,
        below: [...reasons, conclusion(comparison)[language]].flatMap((it) => wrapped(it, width)),
      },
      context,
    );
  }
  for (const { kind, message } of caveats)
    say(`참고(${kind}): ${message}.`, `Note on ${kind}: ${message}.`);
}

interface Judged {
  readonly environments: readonly Environment[];
  readonly subject: string;
  readonly details: readonly string[];
  readonly verdict: ComparisonVerdict;
  /** What the comparison comes to, in its colour. */
  readonly below: readonly string[];
}

/** Prints the tables of a comparison between its subject and its verdict. */
export async function printJudged(
  sections: readonly Section[],
  { environments, subject, details, verdict, below }: Judged,
  context: CommandContext,
): Promise<void> {
  const { display } = context;
  const { lines, dropped } = drawn(sections, display);
  const marks = marksOf([...new Set(environments)], display);
  const judged = below.map((it) => display.paint[TONES[verdict]](it));
  const above = [...marks, headline(subject, details, display)];
  await context.printTable({ lines: [...above, ...lines, '', ...judged], dropped });
}

/** What both sides have, and every net; buying and selling that one side alone has is left to the other formats. */
function measureSection(
  { left, right, lines }: FlowComparison,
  measure: Measure,
  { language, volumeUnit }: { readonly language: Language; readonly volumeUnit: VolumeUnit },
): readonly Section[] {
  const shown = lines.filter(
    (line) => line.measure === measure && (line.side === 'net' || line.difference !== undefined),
  );
  if (shown.length === 0) return [];
  const kind = AMOUNT[measure];
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
  const captionOf = isNetAlone ? netCaption : measureCaption;
  return [section(shown, columns, captionOf(measure, volumeUnit))];
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
