import type { JSX } from 'preact';
import type { PageQuery } from '../parts/choices.tsx';

export function ComparePage(_: { readonly query: PageQuery }): JSX.Element {
  return <p />;
}
