import type { InvestorFlow, StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { plainStep, stepFor, unitLabel } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import type { SeriesProps } from './series-chart.tsx';
import { type Column, Table } from './table.tsx';

/** The same series as a table, newest first. */
export function SeriesTable<Row extends InvestorFlow | StockFlow>({
  series: { rows },
  beside,
}: SeriesProps<Row>): JSX.Element {
  const { say, investor, setting, language, measure } = usePage();
  const ids = setting.investors
    .map(({ id }) => id)
    .filter((id) => rows.some((row) => row[measure]?.[id] !== undefined));
  const amounts = rows.flatMap((row) => ids.flatMap((id) => row[measure]?.[id]?.net ?? []));
  const unit = measure === 'value' ? 'won' : (rows[0]?.volumeUnit ?? 'share');
  const step = stepFor(unit, amounts, language);
  const columns: readonly Column<Row>[] = [
    {
      key: 'day',
      isName: true,
      by: ({ day }) => day,
      cell: ({ day, status }) => (
        <>
          {day}
          {status === 'final' ? null : (
            <span class={`tag status-${status}`}>{say('provisional')}</span>
          )}
        </>
      ),
    },
    {
      key: 'beside',
      head: beside.label,
      by: beside.valueOf,
      unit: beside.unit,
      step: plainStep(beside.unit),
    },
    ...ids.map((id): Column<Row> => ({
      key: id,
      head: investor(id),
      by: (row) => row[measure]?.[id]?.net,
      unit,
      label: () => `${investor(id)} ${say('net')}`,
      isNet: true,
      step,
    })),
  ];
  return (
    <Table
      caption={say('daily')}
      unit={step.label || unitLabel(unit, language)}
      columns={columns}
      rows={rows.toReversed()}
      keyOf={({ day }) => day}
      origin={(it) => it}
      sort=""
    />
  );
}
