import {
  type FlowFigures,
  INVESTOR_TREE,
  INVESTORS,
  type Measure,
  MEASURES,
  type Trade,
  type VolumeUnit,
} from 'investor-flow';
import { type Column, column } from '../answer/table.ts';
import type { Unit } from '../answer/unit.ts';

/** A row that has figures by investor. */
type InvestorRow = Partial<Pick<FlowFigures, 'value' | 'volume' | 'volumeUnit'>>;

export const SIDES = { net: '순매수', buy: '매수', sell: '매도' } as const satisfies Record<
  keyof Trade,
  string
>;
export const SIDE_NAMES = Object.keys(SIDES) as readonly (keyof Trade)[];

export const unitOf = (measure: Measure, volumeUnit: VolumeUnit | undefined): Unit =>
  measure === 'value' ? 'amount' : volumeUnit === 'contract' ? 'contracts' : 'shares';

/** A column for each measure, investor and side; what no row has is left out of the table. */
export const investorColumns = <Row extends InvestorRow>(
  rows: readonly Row[],
): readonly Column<Row>[] =>
  MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) =>
      SIDE_NAMES.map((side) =>
        column<Row>(
          `${measure}.${investor}.${side}`,
          unitOf(measure, rows[0]?.volumeUnit),
          `${INVESTOR_TREE[investor].label.ko} ${SIDES[side]}`,
          (row) => row[measure]?.[investor]?.[side],
        ),
      ),
    ),
  ).filter(({ of }) => rows.some((row) => of(row) !== undefined));
