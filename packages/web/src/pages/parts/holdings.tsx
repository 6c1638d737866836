import type { ForeignHolding } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Holdings } from '../../api/answers.ts';
import { plainStep } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { AsTable } from './as-table.tsx';
import type { Line } from './chart-options.ts';
import { DayChart, firstProvisional } from './day-chart.tsx';
import { Figure, Tile } from './figure.tsx';
import { Nothing } from './panel.tsx';
import { type Column, Table } from './table.tsx';

interface HoldingsProps {
  readonly holdings: Holdings;
}

/** The newest holding in figures. */
export function HoldingTiles({ holdings }: HoldingsProps): JSX.Element | null {
  const { say } = usePage();
  const { headroom, rows } = holdings;
  const newest = rows.at(-1);
  if (newest === undefined) return null;
  const { limitUsedPercent: used } = newest;
  const shares = { of: newest, unit: 'share' } as const;
  const percent = { of: newest, unit: 'percent' } as const;
  return (
    <>
      <Tile
        name={`${say('ownership')} · ${newest.day}`}
        value={newest.ownershipPercent}
        label={say('ownership')}
        {...percent}
      >
        <span class="tile-more">
          {say('held')} <Figure value={newest.heldShares} label={say('held')} {...shares} />
        </span>
      </Tile>
      <Tile value={used} label={say('limitUsed')} {...percent}>
        <meter min={0} max={100} value={used} aria-label={`${say('limitUsed')} ${used}%`} />
        {headroom === null ? null : (
          <span class="tile-more">
            {say('headroom')} <Figure value={headroom.shares} label={say('headroom')} {...shares} />{' '}
            (
            <Figure value={headroom.percent} label={say('headroom')} {...percent} />)
          </span>
        )}
      </Tile>
    </>
  );
}

/** Ownership and use of the limit day by day, with the price. */
export function HoldingChart({ holdings: { rows } }: HoldingsProps): JSX.Element {
  const { say, language } = usePage();
  const lines = useMemo((): readonly Line[] => {
    const provisionalFrom = firstProvisional(rows);
    return HOLDING_LINES.filter(([, , , field]) =>
      rows.some((row) => row[field] !== undefined),
    ).map(([key, word, unit, field]) => ({
      key,
      label: say(word),
      unit,
      values: rows.map((row) => row[field] ?? null),
      provisionalFrom,
    }));
  }, [rows, language]);
  if (rows.length === 0) return <Nothing />;
  return (
    <>
      {rows.length < 2 ? null : (
        <DayChart label={say('holdings')} rows={rows} lines={lines} height={260} />
      )}
      <AsTable isOpen={rows.length < 2}>
        {() => (
          <Table
            caption={say('holdings')}
            rows={rows.toReversed()}
            keyOf={({ day }) => day}
            origin={(it) => it}
            columns={[
              { key: 'day', isName: true, cell: ({ day }) => day },
              ...HOLDING_COLUMNS.map(([key, word, unit]): Column<ForeignHolding> => ({
                key,
                head: say(word),
                by: (row) => row[key],
                unit,
                isNet: key === 'changeShares',
                step: plainStep(unit),
              })),
            ]}
          />
        )}
      </AsTable>
    </>
  );
}

const HOLDING_LINES = [
  ['ownership', 'ownership', 'percent', 'ownershipPercent'],
  ['limit', 'limitUsed', 'percent', 'limitUsedPercent'],
  ['price', 'price', 'price', 'close'],
] as const;
const HOLDING_COLUMNS = [
  ['heldShares', 'held', 'share'],
  ['changeShares', 'heldChange', 'share'],
  ['ownershipPercent', 'ownership', 'percent'],
  ['limitUsedPercent', 'limitUsed', 'percent'],
  ['acquirableShares', 'headroom', 'share'],
  ['close', 'price', 'price'],
] as const;
