import type { ComponentChildren, JSX } from 'preact';
import type { PageName } from '../../api/pages.ts';
import { goTo, linkTo, type Query } from '../state/address.ts';

interface LinkProps {
  readonly page: PageName;
  readonly query?: Query;
  readonly class?: string;
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
}

/** A link within the pages; with a modifier the browser opens it its own way. */
export function Link({ page, query = {}, isCurrent = false, ...rest }: LinkProps): JSX.Element {
  const link = linkTo(page, query);
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0)
      return;
    event.preventDefault();
    goTo(link);
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  return <a href={link} onClick={follow} aria-current={isCurrent ? 'page' : undefined} {...rest} />;
}
