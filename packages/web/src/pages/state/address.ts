import { useEffect, useState } from 'preact/hooks';
import { type PageName, PAGES } from '../../api/pages.ts';

/** What the address says: the page, and its question as a query. */
export interface Address {
  readonly page: PageName;
  readonly query: Readonly<Record<string, string>>;
}

function read(): Address {
  const { pathname, search } = window.location;
  const page = PAGES.find((it) => pathname === `/${it}`) ?? 'market';
  return { page, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** An address as a link. */
export function linkTo(
  page: PageName,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const kept = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const text = new URLSearchParams(kept).toString().replaceAll('%2C', ',');
  return text === '' ? `/${page}` : `/${page}?${text}`;
}

const CHANGED = 'investor-flow-address';

/** Goes to an address without loading the page again. */
export function goTo(link: string, { replaces = false } = {}): void {
  if (replaces) window.history.replaceState(null, '', link);
  else window.history.pushState(null, '', link);
  window.dispatchEvent(new Event(CHANGED));
}

export function useAddress(): Address {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const changed = (): void => setAddress(read());
    window.addEventListener('popstate', changed);
    window.addEventListener(CHANGED, changed);
    return () => {
      window.removeEventListener('popstate', changed);
      window.removeEventListener(CHANGED, changed);
    };
  }, []);
  return address;
}
