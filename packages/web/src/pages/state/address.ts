import { useEffect, useState } from 'preact/hooks';
import { type PageName, PAGES } from '../../api/pages.ts';

/** A question as an address holds it; what is undefined or empty is left out. */
export type Query = Readonly<Record<string, string | undefined>>;

/** What the address says: the page, and its question. */
export interface Address {
  readonly page: PageName;
  readonly query: Query;
}

function read(): Address {
  const { pathname, search } = window.location;
  const page = PAGES.find((it) => pathname === `/${it}`) ?? 'market';
  return { page, query: Object.fromEntries(new URLSearchParams(search)) };
}

export const parametersOf = (query: Query): [string, string][] =>
  Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');

/** An address as a link. */
export function linkTo(page: PageName, query: Query): string {
  const text = new URLSearchParams(parametersOf(query)).toString().replaceAll('%2C', ',');
  return text === '' ? `/${page}` : `/${page}?${text}`;
}

const CHANGED = 'investor-flow-address';

/** Goes to an address without loading the page again. */
export function goTo(link: string): void {
  window.history.pushState(null, '', link);
  window.dispatchEvent(new Event(CHANGED));
}

export function useAddress(): Address {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const changed = (): void => setAddress(read());
    const kinds = ['popstate', CHANGED];
    for (const kind of kinds) window.addEventListener(kind, changed);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, changed);
    };
  }, []);
  return address;
}
