import type { ComparisonLine, FlowComparison } from 'investor-flow';
import type { Look } from '../look.ts';
import { inFull, inWords, koreanClock, withSign } from './figures.ts';
import { headline, markOf } from './heading.ts';
import { investorLabel, word } from './labels.ts';
import { type Column, type Table, table } from './table.ts';

/** Two brokers side by side, every figure with its verdict in words, and the verdict of all at the end. */
export function comparisonTable(subject: string, comparison: FlowComparison, look: Look): Table {
  const { left, right, lines } = comparison;
  const { language } = look;
  const columns: readonly Column[] = [
    { heading: word('investor', language), lean: 'left' },
    { heading: word('figure', language), lean: 'left' },
    ...[left, right].flatMap(({ broker }) => [
      { heading: broker },
      { heading: word('rounded', language), drop: 1 },
    ]),
    { heading: word('difference', language), drop: 0 },
    { heading: word('verdict', language), isProse: true },
  ];
  const shown = lines.filter((line) => line.side === 'net' || line.difference !== undefined);
  const rows = shown.map((line) => [
    investorLabel(line.investor, language),
    `${word(line.measure, language)} ${word(line.side, language)}`,
    ...figures(line, line.left, look),
    ...figures(line, line.right, look),
    line.difference === undefined ? '' : withSign(line.difference),
    verdictOf(line, comparison, look),
  ]);
  const drawn = table(columns, rows, look.width);
  const environments = [...new Set([left.environment, right.environment])];
  return {
    lines: [
      ...environments.flatMap((it) => markOf(it, look)),
      headline(subject, [sideText(left, look), sideText(right, look)], look),
      '',
      ...drawn.lines,
      '',
      ...aloneText(comparison, look),
      conclusion(comparison, look),
    ],
    dropped: drawn.dropped,
  };
}

const sideText = (
  { broker, api, day, observedAt }: FlowComparison['left'],
  { language }: Look,
): string => `${broker} ${api} ${day} (${word('observed', language)} ${koreanClock(observedAt)})`;

function figures(
  { measure, side }: ComparisonLine,
  amount: number | undefined,
  { language, paint }: Look,
): readonly string[] {
  if (amount === undefined) return ['', ''];
  const eye = measure === 'value' ? inWords(amount, language) : '';
  if (side !== 'net') return [inFull(amount), eye.replace('+', '')];
  return [paint.signed(amount, withSign(amount)), paint.signed(amount, eye)];
}

function verdictOf(
  { verdict, tolerance, because }: ComparisonLine,
  { left, right }: FlowComparison,
  { language, paint }: Look,
): string {
  const isKorean = language === 'ko';
  switch (verdict) {
    case 'equal':
      return paint.good(isKorean ? '같음' : 'equal');
    case 'within-rounding': {
      const most = tolerance === undefined ? '' : inFull(tolerance);
      return paint.good(isKorean ? `반올림 범위 안 (±${most})` : `within rounding (±${most})`);
    }
    case 'different': {
      const most = tolerance === undefined ? '' : ` (±${inFull(tolerance)})`;
      const said = isKorean ? `다름: 반올림${most}보다 큼` : `different: more than rounding${most}`;
      return paint.bad(because === undefined ? said : `${said}; ${because}`);
    }
    case 'left-only':
      return paint.faint(isKorean ? `${left.broker}에만 있음` : `only ${left.broker} tells it`);
    case 'right-only':
      return paint.faint(isKorean ? `${right.broker}에만 있음` : `only ${right.broker} tells it`);
  }
}

/** What one side tells besides net figures is named, and left to the other formats. */
function aloneText({ left, right, lines }: FlowComparison, { language }: Look): readonly string[] {
  const hidden = lines.filter(({ side, difference }) => side !== 'net' && difference === undefined);
  return [left, right].flatMap(({ broker }, place) => {
    const only = place === 0 ? 'left-only' : 'right-only';
    const theirs = hidden.filter(({ verdict }) => verdict === only);
    if (theirs.length === 0) return [];
    const sides = [...new Set(theirs.map(({ side }) => word(side, language)))].join(', ');
    return language === 'ko'
      ? [`${sides}: ${broker}에만 있음 (${theirs.length}개, --json과 --csv로 볼 수 있음).`]
      : [`Only ${broker} tells ${sides} (${theirs.length} figures; --json and --csv have them).`];
  });
}

function conclusion(
  { verdict, obstacles, lines }: FlowComparison,
  { language, paint }: Look,
): string {
  const brush = { agree: paint.good, disagree: paint.bad, incomparable: paint.warning }[verdict];
  const shared = lines.filter(({ difference }) => difference !== undefined).length;
  const different = lines.filter((line) => line.verdict === 'different').length;
  const counted =
    language === 'ko'
      ? `함께 있는 수치 ${shared}개 가운데 ${different}개가 다름`
      : `${different} of ${shared} shared figures differ`;
  const why = obstacles.map(({ message }) => message).join('; ');
  return brush(`${word(verdict, language)}: ${why === '' ? counted : why}.`);
}
