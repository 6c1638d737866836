import type { JSX } from 'preact';
import type { PageQuery } from '../parts/choices.tsx';

export function StockPage(_: { readonly query: PageQuery }): JSX.Element {
  return <p />;
}
