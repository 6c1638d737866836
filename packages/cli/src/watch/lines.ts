import { type InvestorFlow, INVESTOR_TREE, type Measure, type Sample } from 'investor-flow';
import stringWidth from 'string-width';
import type { Display } from '../render/display.ts';
import { type Text, text } from '../language.ts';
import { marksOf } from '../render/heading.ts';
import { marketText, netCaption, sectorText } from '../render/labels.ts';
import { duration, grouped, koreanMoment, withSign } from '../render/numbers.ts';
import { unitFor } from '../render/unit.ts';

/** Writes the answers of a watched flow, a line each. */
export interface Lines {
  /** What stands above the first line. */
  readonly heading: readonly string[];
  line(sample: Sample): string;
}

const WATCHED = ['individual', 'foreign', 'institution'] as const;
const WIDTHS = { time: 8, figure: 10, change: 8, index: 9, age: 6 };
/** Of a broker that names no step, in won. */
const USUAL_STEP = 1_000_000;
/** A quantity is written in full. */
const WHOLE = { size: 1, decimals: 0, label: text('', '') };

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly cell: (sample: Sample) => string;
}

/** The lines of one subject, with the unit and the columns that its first answer needs. */
export function linesOf({ flow }: Sample, measure: Measure, display: Display): Lines {
  const { language, paint, width } = display;
  const unit =
    measure === 'value'
      ? unitFor(display.unit ?? '억', [flow.rounding.value ?? USUAL_STEP])
      : WHOLE;
  const signed = (amount: number | undefined, size: number): string =>
    amount === undefined
      ? '–'.padStart(size)
      : paint.signed(amount, withSign(amount / unit.size, unit.decimals).padStart(size));
  const plain = (heading: Text, size: number, cell: Column['cell']): Column => ({
    heading: heading[language],
    width: size,
    cell: (sample) => cell(sample).padStart(size),
  });
  const figures = (label: Text, of: (flow: InvestorFlow) => number | undefined): Column => {
    const size = Math.max(WIDTHS.figure, stringWidth(label[language]));
    return {
      heading: label[language],
      width: size,
      cell: ({ flow: it }) => signed(of(it), size),
    };
  };
  const columns: Column[] = [
    plain(text('시각', 'Time'), WIDTHS.time, ({ flow: it }) =>
      koreanMoment(it.observedAt).slice(11, 19),
    ),
    ...WATCHED.flatMap((investor): Column[] => [
      figures(INVESTOR_TREE[investor].label, (it) => it[measure]?.[investor].net),
      {
        heading: text('증감', 'change')[language],
        width: WIDTHS.change,
        cell: ({ since }) => signed(since[measure]?.[investor].net, WIDTHS.change),
      },
    ]),
    plain(text('경과', 'Age'), WIDTHS.age, ({ ageMs }) => duration(ageMs)),
    plain(text('지수', 'Index'), WIDTHS.index, ({ flow: it }) =>
      it.index === undefined ? '' : grouped(it.index.price, 2),
    ),
  ];
  const kept = columns.filter((_, place) => widthOf(columns.slice(0, place + 1)) <= width);
  const caption = netCaption(measure, flow.volumeUnit)[language];
  const unitLabel = unit.label[language] === '' ? '' : `, ${unit.label[language]}`;
  return {
    heading: [
      ...marksOf([flow.environment], display),
      `${paint.heading(subjectOf(flow, display))}  ${flow.day}  ${flow.broker} ${flow.api}  ${caption}${unitLabel}`,
      kept.map(({ heading, width: size }) => padded(heading, size)).join(' '),
    ],
    line: (sample) => kept.map(({ cell }) => cell(sample)).join(' '),
  };
}

const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, it) => sum + it.width + 1, -1);

/** Korean letters are two cells wide. */
const padded = (heading: string, size: number): string =>
  ' '.repeat(Math.max(0, size - stringWidth(heading))) + heading;

const subjectOf = ({ market, sector }: InvestorFlow, { language }: Display): string =>
  `${marketText(market)[language]} ${sectorText(market, sector)[language]}`;
