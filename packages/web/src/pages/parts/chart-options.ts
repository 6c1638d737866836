import uPlot from 'uplot';
import { axisText, type UnitOf } from '../../shared/units.ts';
import type { Language } from '../../api/words.ts';

/** One line of a chart, or bars of what was bought and sold. */
export interface Line {
  /** Whose: `foreign` has the colour `--line-foreign`. */
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly unit: UnitOf;
  readonly isBars?: boolean;
  /** From this place on the figures may still change: drawn dashed. */
  readonly provisionalFrom?: number | undefined;
}

export interface ChartShape {
  readonly xs: readonly number[];
  readonly lines: readonly Line[];
  readonly tickText: (x: number) => string;
  /** The steps at which ticks may stand. */
  readonly steps: readonly number[];
  /** Where nothing was recorded. */
  readonly gaps?: readonly (readonly [number, number])[] | undefined;
  readonly language: Language;
}

const DASH = [4, 4];
const LINE_WIDTH = 2;
const AXIS_WIDTH = 68;
/** As uPlot numbers the sides of a chart. */
const SIDES: Readonly<Record<'left' | 'right', number>> = { left: 3, right: 1 };

/** Prices and levels have the axis on the right. */
const sideOf = ({ unit }: Line): 'left' | 'right' =>
  unit === 'point' || unit === 'price' ? 'right' : 'left';

/** Amounts are nets; prices, levels and percentages are not. */
export const isNetIn = (unit: UnitOf | undefined): boolean =>
  unit === 'won' || unit === 'share' || unit === 'contract';

const probe = document.createElement('span');

/** A colour of the theme that is shown, as a canvas takes it. */
function colourOf(name: string): string {
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The drawn series of the lines: what is final solid, what is provisional dashed, bars by side. */
interface Drawn {
  readonly series: uPlot.Series;
  readonly values: readonly (number | null)[];
}

function drawn(line: Line): readonly Drawn[] {
  const { values, isBars, provisionalFrom = values.length } = line;
  const scale = sideOf(line);
  if (isBars === true) return bars(values, scale, provisionalFrom);
  const stroke = colourOf(`--line-${line.key}`);
  const series = { scale, stroke, width: LINE_WIDTH, spanGaps: false, points: { show: false } };
  const solid = values.map((it, place) => (place < provisionalFrom ? it : null));
  const isOnePoint = solid.filter((it) => it !== null).length < 2;
  const final = { series: { ...series, points: { show: isOnePoint, size: 6 } }, values: solid };
  if (provisionalFrom >= values.length) return [final];
  const dashed = values.map((it, place) => (place >= provisionalFrom - 1 ? it : null));
  const dots = { show: true, size: 5 };
  return [final, { series: { ...series, dash: DASH, points: dots }, values: dashed }];
}

const never = (): never => {
  throw new TypeError('no bars');
};

/** Bars by side; what may still change is hollow. */
function bars(
  values: readonly (number | null)[],
  scale: string,
  provisionalFrom: number,
): readonly Drawn[] {
  const isOf = (side: string, value: number): boolean => value > 0 === (side === '--buying');
  return (['--buying', '--selling'] as const).flatMap((side) =>
    [false, true].map((isProvisional): Drawn => ({
      series: {
        scale,
        fill: isProvisional ? colourOf('--card') : colourOf(side),
        stroke: colourOf(side),
        width: isProvisional ? LINE_WIDTH : 0,
        points: { show: false },
        paths: (uPlot.paths.bars ?? never)({ size: [0.7, 40] }),
      },
      values: values.map((it, place) =>
        it !== null && isOf(side, it) && place >= provisionalFrom === isProvisional ? it : null,
      ),
    })),
  );
}

/** Options and data of uPlot for a chart. */
export function optionsFor(
  shape: ChartShape,
  size: { readonly width: number; readonly height: number },
  onCursor: (place: number | undefined) => void,
): { readonly options: uPlot.Options; readonly data: uPlot.AlignedData } {
  const { lines, xs, tickText, steps, gaps = [], language } = shape;
  const series = lines.flatMap(drawn);
  const ink = colourOf('--quiet');
  const grid = { stroke: colourOf('--grid'), width: 1 };
  const right = lines.find((it) => sideOf(it) === 'right');
  const left = lines.find((it) => sideOf(it) === 'left');
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: ink, font, ticks: { show: false } };
  const sided = (line: Line, scale: 'left' | 'right'): uPlot.Axis => ({
    ...axis,
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- an enum that exists in declarations alone
    side: SIDES[scale],
    scale,
    size: AXIS_WIDTH,
    grid: scale === 'right' ? { show: false } : grid,
    values: (_, ticks) => ticks.map((it) => axisText(it, line.unit, language)),
  });
  return {
    data: [xs, ...series.map(({ values }) => values)] as unknown as uPlot.AlignedData,
    options: {
      ...size,
      legend: { show: false },
      cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false } },
      padding: [8, right === undefined ? 12 : 0, 0, 0],
      scales: {
        x: {
          time: false,
          // Half a bar at each end.
          ...(lines.some(({ isBars }) => isBars)
            ? { range: (_, low, high) => [low - 0.5, high + 0.5] }
            : {}),
        },
        left: { range: (_, low, high) => withZero(low, high, left?.unit) },
        right: {},
      },
      axes: [
        {
          ...axis,
          size: 30,
          grid: { show: false },
          space: 64,
          incrs: [...steps],
          values: (_, ticks) => ticks.map((it) => (Number.isInteger(it) ? tickText(it) : '')),
        },
        ...(left === undefined ? [] : [sided(left, 'left')]),
        ...(right === undefined ? [] : [sided(right, 'right')]),
      ],
      series: [{}, ...series.map((it) => it.series)],
      hooks: {
        drawClear: [(chart) => shade(chart, gaps)],
        draw: [(chart) => zeroLine(chart, left !== undefined)],
        setCursor: [(chart) => onCursor(chart.cursor.idx ?? undefined)],
      },
    },
  };
}

const ROOM = 0.06;

/** Nets are read against 0; prices and percentages are not. */
function withZero(low: number, high: number, unit: UnitOf | undefined): [number, number] {
  if (low === null || high === null) return [0, 1];
  const [bottom, top] = isNetIn(unit) ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  const room = (top - bottom === 0 ? Math.abs(top) + 1 : top - bottom) * ROOM;
  return [bottom - room, top + room];
}

function zeroLine(chart: uPlot, hasLeft: boolean): void {
  const { ctx, bbox } = chart;
  if (!hasLeft) return;
  const y = chart.valToPos(0, 'left', true);
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.strokeStyle = colourOf('--quiet');
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** A gap is seen as one, not as an empty place. */
function shade(chart: uPlot, gaps: readonly (readonly [number, number])[]): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.fillStyle = colourOf('--gap');
  for (const [from, to] of gaps) {
    const [left, right] = [chart.valToPos(from, 'x', true), chart.valToPos(to, 'x', true)];
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}
