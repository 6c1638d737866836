import type { ForeignHolding } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Holdings } from '../../api/answers.ts';
import { useNames } from '../state/surroundings.ts';
import { AsTable } from './as-table.tsx';
import { Chart } from './chart.tsx';
import type { Line } from './chart-options.ts';
import { Figure } from './figure.tsx';
import { plainStep } from './series-props.ts';
import { Table } from './table.tsx';

/** The newest holding in figures. */
export function HoldingTiles({
  holdings,
}: {
  readonly holdings: Holdings | undefined;
}): JSX.Element | null {
  const { say } = useNames();
  const newest = holdings?.rows.at(-1);
  if (holdings === undefined || newest === undefined) return null;
  const { headroom } = holdings;
  return (
    <>
      <div class="tile">
        <span class="tile-name">
          {say('ownership')} · {newest.day}
        </span>
        <span class="tile-figure">
          <Figure
            value={newest.ownershipPercent}
            of={newest}
            unit="percent"
            label={say('ownership')}
          />
        </span>
        <span class="tile-more">
          {say('held')}{' '}
          <Figure value={newest.heldShares} of={newest} unit="share" label={say('held')} />
        </span>
      </div>
      <div class="tile">
        <span class="tile-name">{say('limitUsed')}</span>
        <span class="tile-figure">
          <Figure
            value={newest.limitUsedPercent}
            of={newest}
            unit="percent"
            label={say('limitUsed')}
          />
        </span>
        <meter
          min={0}
          max={100}
          value={newest.limitUsedPercent}
          aria-label={`${say('limitUsed')} ${newest.limitUsedPercent}%`}
        />
        {headroom === null ? null : (
          <span class="tile-more">
            {say('headroom')}{' '}
            <Figure value={headroom.shares} of={newest} unit="share" label={say('headroom')} /> (
            <Figure value={headroom.percent} of={newest} unit="percent" label={say('headroom')} />)
          </span>
        )}
      </div>
    </>
  );
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100];
const MONTH_AND_DAY = 5;

/** Ownership and use of the limit day by day, with the price. */
export function HoldingChart({ holdings }: { readonly holdings: Holdings }): JSX.Element {
  const { say, language } = useNames();
  const { rows } = holdings;
  const xs = useMemo(() => rows.map((_, place) => place), [rows]);
  const lines = useMemo((): readonly Line[] => {
    const place = rows.findIndex(({ status }) => status !== 'final');
    const provisionalFrom = place < 0 ? undefined : place;
    const line = (key: string, label: string, read: (row: ForeignHolding) => number): Line => ({
      key,
      label,
      colour: `--line-${key}`,
      unit: 'percent',
      values: rows.map(read),
      provisionalFrom,
    });
    const prices = rows.some(({ close }) => close !== undefined);
    return [
      line('ownership', say('ownership'), ({ ownershipPercent }) => ownershipPercent),
      line('limit', say('limitUsed'), ({ limitUsedPercent }) => limitUsedPercent),
      ...(prices
        ? [
            {
              key: 'price',
              label: say('price'),
              colour: '--line-price',
              unit: 'price' as const,
              axis: 'right' as const,
              values: rows.map(({ close }) => close ?? null),
              provisionalFrom,
            },
          ]
        : []),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language alone
  }, [rows, language]);
  if (rows.length === 0) return <p class="quiet">{say('nothing')}</p>;
  return (
    <>
      {rows.length < 2 ? null : (
        <Chart
          label={say('holdings')}
          xs={xs}
          lines={lines}
          steps={STEPS}
          tickText={(x) => rows[x]?.day.slice(MONTH_AND_DAY) ?? ''}
          originAt={(place) => rows[place]}
          placeText={(place) => rows[place]?.day ?? ''}
          height={260}
        />
      )}
      <AsTable isOpen={rows.length < 2}>
        {() => (
          <Table
            caption={say('holdings')}
            rows={rows.toReversed()}
            keyOf={({ day }) => day}
            rowClass={({ status }) => (status === 'final' ? '' : 'is-provisional')}
            columns={[
              { key: 'day', head: say('day'), isName: true, cell: ({ day }) => day },
              ...HOLDING_COLUMNS.map(({ key, word, unit, isNet }) => ({
                key,
                head: say(word),
                cell: (row: ForeignHolding) => (
                  <Figure
                    value={row[key]}
                    of={row}
                    unit={unit}
                    label={say(word)}
                    isNet={isNet}
                    step={plainStep(unit)}
                  />
                ),
              })),
            ]}
          />
        )}
      </AsTable>
    </>
  );
}

const HOLDING_COLUMNS = [
  { key: 'heldShares', word: 'held', unit: 'share', isNet: false },
  { key: 'changeShares', word: 'heldChange', unit: 'share', isNet: true },
  { key: 'ownershipPercent', word: 'ownership', unit: 'percent', isNet: false },
  { key: 'limitUsedPercent', word: 'limitUsed', unit: 'percent', isNet: false },
  { key: 'acquirableShares', word: 'headroom', unit: 'share', isNet: false },
  { key: 'close', word: 'price', unit: 'price', isNet: false },
] as const;
