import type { JSX } from 'preact';
import { linkTo } from '../state/address.ts';
import type { PageQuery } from './choices.tsx';
import { follow } from './header.tsx';

export interface ScreenProps {
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** A sector, with its history behind it. */
export function SectorLink({
  market,
  id,
  query,
  name,
}: {
  readonly market: string;
  readonly id: string;
  readonly query: PageQuery;
  readonly name: string;
}): JSX.Element {
  const link = linkTo('history', { broker: query['broker'], market, sector: id });
  return (
    <a href={link} onClick={follow(link)}>
      {name}
    </a>
  );
}
