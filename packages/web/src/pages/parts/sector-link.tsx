import type { JSX } from 'preact';
import { usePage } from '../state/surroundings.ts';
import { Link } from './link.tsx';

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
