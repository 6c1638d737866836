import type { JSX } from 'preact';
import { wonStep } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { Link } from './link.tsx';
import type { Column } from './table.tsx';

interface SectorProps {
  readonly market: string;
  readonly id: string;
}

/** A sector, with its history behind it. */
export function SectorLink({ market, id }: SectorProps): JSX.Element {
  const { sector, query } = usePage();
  return (
    <Link page="history" query={{ broker: query['broker'], market, sector: id }}>
      {sector(market, { id })}
    </Link>
  );
}

interface SectorNet {
  readonly sector: string;
  readonly net: number;
}

/** The sector of a row, and its net over several sessions. */
export function useSectorColumns<Row extends SectorNet>(rows: readonly Row[]) {
  const { say, language, where } = usePage();
  const step = wonStep(
    rows.map(({ net }) => net),
    language,
  );
  const sector: Column<Row> = {
    key: 'sector',
    isName: true,
    cell: (row) => <SectorLink market={where.market} id={row.sector} />,
  };
  const net: Column<Row> = {
    key: 'net',
    head: `${say('sum')} (${step.label})`,
    by: (row) => row.net,
    unit: 'won',
    label: () => say('net'),
    isNet: true,
    step,
  };
  return { sector, net };
}
