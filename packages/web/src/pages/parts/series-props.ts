import type { Series } from '../../api/answers.ts';
import type { Step, UnitOf } from '../../shared/units.ts';
import type { PageQuery } from './choices.tsx';

/** What stands beside the nets of a session: the index of a market, the price of a stock. */
export interface Beside<Row> {
  readonly label: string;
  readonly unit: UnitOf;
  readonly valueOf: (row: Row) => number | undefined;
  readonly changeOf?: (row: Row) => number | undefined;
}

/** A series, and how it is shown. */
export interface SeriesProps<Row> {
  readonly series: Series<Row>;
  readonly measure: 'value' | 'volume';
  readonly beside: Beside<Row>;
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Figures that stand in their own unit. */
export const plainStep = (unit: UnitOf): Step => ({
  label: '',
  size: 1,
  decimals: unit === 'point' || unit === 'percent' ? 2 : 0,
});
