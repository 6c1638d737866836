import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { stepFor, unitLabel } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { type Column, Table } from './table.tsx';

interface Row {
  readonly investor: string;
  readonly parent: string | null;
  readonly net: number;
  readonly buy?: number;
  readonly sell?: number;
}

/** What each investor bought and sold, parts under their whole. */
export function FlowTable({ flow }: { readonly flow: InvestorFlow }): JSX.Element {
  const { say, investor: nameOf, language, setting, measure } = usePage();
  const rows = setting.investors.flatMap(({ id, parent }): readonly Row[] => {
    const trade = flow[measure]?.[id];
    return trade === undefined ? [] : [{ ...trade, investor: id, parent }];
  });
  const unit = measure === 'value' ? 'won' : flow.volumeUnit;
  const amounts = rows.flatMap(({ net, buy, sell }) => [net, buy ?? net, sell ?? net]);
  const step = stepFor(unit, amounts, language);
  const widest = Math.max(...rows.map(({ net }) => Math.abs(net)), 1);
  const hasSides = rows.some(({ buy }) => buy !== undefined);
  const figures = (side: 'net' | 'buy' | 'sell'): Column<Row> => ({
    key: side,
    by: (row) => row[side],
    unit,
    label: (row) => `${nameOf(row.investor)} ${say(side)} ${say(measure)}`,
    isNet: side === 'net',
    step,
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'investor',
      isName: true,
      cell: ({ investor, parent }) => (
        <span class={parent === null ? 'whole' : 'part'}>{nameOf(investor)}</span>
      ),
    },
    figures('net'),
    {
      key: 'bar',
      head: <span class="unseen">{say('share')}</span>,
      class: 'bar-cell',
      isMinor: hasSides,
      cell: ({ net }) => <Bar net={net} widest={widest} />,
    },
    ...(hasSides ? [figures('buy'), figures('sell')] : []),
  ];
  return (
    <Table
      caption={`${say('net')} ${say(measure)}`}
      unit={step.label || unitLabel(unit, language)}
      columns={columns}
      rows={rows}
      keyOf={({ investor }) => investor}
      origin={() => flow}
      rowClass={({ parent }) => (parent === null ? 'whole-row' : 'part-row')}
    />
  );
}

interface BarProps {
  readonly net: number;
  readonly widest: number;
}

/** A net as a bar from the middle: to the right what was bought. */
function Bar({ net, widest }: BarProps): JSX.Element {
  const width = `${(Math.abs(net) / widest) * 50}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span
        class={net >= 0 ? 'buying' : 'selling'}
        style={net >= 0 ? { left: '50%', width } : { right: '50%', width }}
      />
    </span>
  );
}
