import type { InvestorFlow, StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { wonStep } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import { Figure } from './figure.tsx';
import { plainStep, type SeriesProps } from './series-props.ts';
import { type Column, Table } from './table.tsx';

/** The same series as a table, newest first. */
export function SeriesTable<Row extends InvestorFlow | StockFlow>({
  series,
  measure,
  beside,
  query,
  change,
}: SeriesProps<Row>): JSX.Element {
  const { say, investor, setting, language } = useNames();
  const { rows } = series;
  const ids = setting.investors
    .map(({ id }) => id)
    .filter((id) => rows.some((row) => row[measure]?.[id] !== undefined));
  const amounts = rows.flatMap((row) => ids.flatMap((id) => row[measure]?.[id]?.net ?? []));
  const unit = measure === 'value' ? ('won' as const) : (rows[0]?.volumeUnit ?? 'share');
  const step =
    measure === 'value' ? wonStep(amounts, language) : { label: '', size: 1, decimals: 0 };
  const columns: readonly Column<Row>[] = [
    {
      key: 'day',
      head: say('day'),
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
      cell: (row) => (
        <Figure
          value={beside.valueOf(row)}
          of={row}
          unit={beside.unit}
          label={beside.label}
          step={plainStep(beside.unit)}
        />
      ),
    },
    ...ids.map((id): Column<Row> => ({
      key: id,
      head: investor(id),
      by: (row) => row[measure]?.[id]?.net,
      cell: (row) => (
        <Figure
          value={row[measure]?.[id]?.net}
          of={row}
          unit={unit}
          label={`${investor(id)} ${say('net')}`}
          isNet
          step={step}
        />
      ),
    })),
  ];
  return (
    <>
      <p class="unit">
        {say('unit')}: {step.label === '' ? unit : step.label}
      </p>
      <Table
        caption={say('daily')}
        columns={columns}
        rows={rows.toReversed()}
        keyOf={({ day }) => day}
        sort={query['sort']}
        onSort={(sort) => change({ sort })}
        rowClass={({ status }) => (status === 'final' ? '' : 'is-provisional')}
      />
    </>
  );
}
