import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { wonStep } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import { Figure } from './figure.tsx';
import { type Column, Table } from './table.tsx';

interface Row {
  readonly investor: string;
  readonly parent: string | null;
  readonly net: number;
  readonly buy: number | undefined;
  readonly sell: number | undefined;
}

interface FlowTableProps {
  readonly flow: InvestorFlow;
  readonly measure: 'value' | 'volume';
}

const SIDES = ['buy', 'sell'] as const;

/** What each investor bought and sold, parts under their whole. */
export function FlowTable({ flow, measure }: FlowTableProps): JSX.Element {
  const { say, investor: nameOf, language, setting } = useNames();
  const table = flow[measure];
  const rows: readonly Row[] = setting.investors.flatMap(({ id, parent }) => {
    const trade = table?.[id];
    return trade === undefined
      ? []
      : [{ investor: id, parent, net: trade.net, buy: trade.buy, sell: trade.sell }];
  });
  const unit = measure === 'value' ? 'won' : flow.volumeUnit;
  const amounts = rows.flatMap(({ net, buy, sell }) => [net, buy ?? net, sell ?? net]);
  const step =
    measure === 'value' ? wonStep(amounts, language) : { label: '', size: 1, decimals: 0 };
  const widest = Math.max(...rows.map(({ net }) => Math.abs(net)), 1);
  const label = (row: Row, side: 'net' | 'buy' | 'sell'): string =>
    `${nameOf(row.investor)} ${say(side)} ${say(measure)}`;
  const hasSides = rows.some(({ buy }) => buy !== undefined);
  const columns: readonly Column<Row>[] = [
    {
      key: 'investor',
      head: say('investor'),
      isName: true,
      cell: ({ investor, parent }) => (
        <span class={parent === null ? 'whole' : 'part'}>{nameOf(investor)}</span>
      ),
    },
    {
      key: 'net',
      head: say('net'),
      cell: (row) => (
        <Figure value={row.net} of={flow} unit={unit} label={label(row, 'net')} isNet step={step} />
      ),
    },
    {
      key: 'bar',
      head: <span class="unseen">{say('share')}</span>,
      classOf: () => 'bar-cell',
      isMinor: hasSides,
      cell: ({ net }) => <Bar net={net} widest={widest} />,
    },
    ...(hasSides
      ? SIDES.map((side): Column<Row> => ({
          key: side,
          head: say(side),
          cell: (row) => (
            <Figure value={row[side]} of={flow} unit={unit} label={label(row, side)} step={step} />
          ),
        }))
      : []),
  ];
  return (
    <>
      <p class="unit">
        {say('unit')}: {measure === 'value' ? step.label : unitWord(flow.volumeUnit, language)}
      </p>
      <Table
        caption={`${say('net')} ${say(measure)}`}
        columns={columns}
        rows={rows}
        keyOf={({ investor }) => investor}
        rowClass={({ parent }) => (parent === null ? 'whole-row' : 'part-row')}
      />
    </>
  );
}

export const unitWord = (unit: 'share' | 'contract', language: 'ko' | 'en'): string =>
  language === 'ko'
    ? { share: '주', contract: '계약' }[unit]
    : { share: 'shares', contract: 'contracts' }[unit];

/** A net as a bar from the middle: to the right what was bought. */
export function Bar({
  net,
  widest,
}: {
  readonly net: number;
  readonly widest: number;
}): JSX.Element {
  const share = `${(Math.abs(net) / widest) * 50}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span
        class={net >= 0 ? 'bar-buying' : 'bar-selling'}
        style={net >= 0 ? { left: '50%', width: share } : { right: '50%', width: share }}
      />
    </span>
  );
}
