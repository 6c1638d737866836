import {
  type ComparisonLine,
  type ComparisonVerdict,
  INVESTOR_TREE,
  type Measure,
  MEASURES,
} from 'investor-flow';
import { type Column, column } from '../answer/table.ts';

/** One investor and side of two brokers; on one day of a series. */
export interface ComparedRow extends Pick<ComparisonLine, 'investor' | 'side'> {
  readonly day?: string;
  readonly dayVerdict?: ComparisonVerdict;
  readonly value?: ComparisonLine;
  readonly volume?: ComparisonLine;
}

/** The lines of a comparison, both measures of an investor and side in one row. */
export function comparedRows(
  lines: readonly ComparisonLine[],
  more: Pick<ComparedRow, 'day' | 'dayVerdict'> = {},
): readonly ComparedRow[] {
  const rows = new Map<string, ComparedRow>();
  for (const line of lines) {
    const { investor, side, measure } = line;
    const key = `${investor} ${side}`;
    rows.set(key, { ...more, investor, side, ...rows.get(key), [measure]: line });
  }
  return [...rows.values()];
}

export const COMPARED_COLUMNS: readonly Column<ComparedRow>[] = [
  column('day', 'text', '일자', ({ day }) => day),
  column('dayVerdict', 'text', '일자 판정', ({ dayVerdict }) => dayVerdict),
  column('investor', 'text', '투자자', ({ investor }) => investor),
  column('name', 'text', '투자자명', ({ investor }) => INVESTOR_TREE[investor].label.ko),
  column('side', 'text', '구분', ({ side }) => side),
  ...MEASURES.flatMap(columnsOf),
];

function columnsOf(measure: Measure): readonly Column<ComparedRow>[] {
  const unit = measure === 'value' ? 'amount' : 'shares';
  const figure = (
    name: 'left' | 'right' | 'difference' | 'tolerance',
    label: string,
  ): Column<ComparedRow> =>
    column(`${measure}.${name}`, unit, label, (row) => row[measure]?.[name]);
  return [
    figure('left', '왼쪽'),
    figure('right', '오른쪽'),
    figure('difference', '차이 (오른쪽 - 왼쪽)'),
    figure('tolerance', '반올림 허용'),
    column(`${measure}.verdict`, 'text', '판정', (row) => row[measure]?.verdict),
    column(`${measure}.because`, 'words', '정의 차이', (row) => row[measure]?.because),
  ];
}
