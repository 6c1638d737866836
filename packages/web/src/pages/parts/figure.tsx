import type { ComponentChildren, JSX } from 'preact';
import {
  exactText,
  quantityText,
  stepped,
  type Step,
  type UnitOf,
  wonText,
} from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { Swatch } from './controls.tsx';

/** Where a figure comes from. */
export interface Origin {
  readonly broker: string;
  readonly environment: string;
  readonly api: string;
  readonly observedAt: string;
  readonly day?: string | undefined;
  readonly dayBasis?: string | undefined;
  readonly status?: string | undefined;
}

interface FigureProps {
  readonly value: number | undefined;
  /** Without it the figure stands for itself: a count. */
  readonly of?: Origin | undefined;
  readonly unit: UnitOf;
  /** What it is, for the details. */
  readonly label: string;
  /** A net has the sign and the colour of buying or selling. */
  readonly isNet?: boolean | undefined;
  /** The step of its table; without one it is written in words. */
  readonly step?: Step | undefined;
}

/** One figure: exact in `value`, readable as text, with its origin. */
export function Figure({ value, of, unit, label, isNet = false, step }: FigureProps): JSX.Element {
  const { language } = usePage();
  if (value === undefined) return <span class="none">–</span>;
  if (of === undefined) return <data value={String(value)}>{value.toLocaleString('en-US')}</data>;
  const text =
    step !== undefined
      ? stepped(value, step, isNet)
      : unit === 'won'
        ? wonText(value, language, isNet)
        : unit === 'share' || unit === 'contract'
          ? quantityText(value, unit, language, isNet)
          : exactText(value, unit, language, isNet);
  return (
    <data
      value={String(value)}
      class={isNet ? sideOf(value) : 'plain'}
      data-label={label}
      data-exact={exactText(value, unit, language, isNet)}
      data-broker={of.broker}
      data-environment={of.environment}
      data-api={of.api}
      data-day={of.day}
      data-basis={of.dayBasis}
      data-status={of.status}
      data-observed={of.observedAt}
    >
      {text}
    </data>
  );
}

export const sideOf = (value: number): string =>
  value > 0 ? 'buying' : value < 0 ? 'selling' : 'even';

interface TileProps extends FigureProps {
  /** Without it the label of the figure. */
  readonly name?: string;
  /** The line of a chart that it has the colour of. */
  readonly line?: string;
  /** Smaller, under the figure. */
  readonly children?: ComponentChildren;
}

/** One figure, large, under its name. */
export const Tile = ({ name, line, children, ...figure }: TileProps): JSX.Element => (
  <div class="tile">
    <span class="tile-name">
      {line === undefined ? null : <Swatch of={line} />}
      {name ?? figure.label}
    </span>
    <span class="tile-figure">
      <Figure {...figure} />
    </span>
    {children}
  </div>
);
