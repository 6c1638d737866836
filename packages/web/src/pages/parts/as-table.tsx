import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../state/surroundings.ts';

/** The table beside a canvas; it is made when it is opened, so a long day costs nothing while it is closed. */
export function AsTable({
  isOpen = false,
  children,
}: {
  readonly isOpen?: boolean;
  readonly children: () => ComponentChildren;
}): JSX.Element {
  const { say } = usePage();
  const [open, setOpen] = useState(isOpen);
  return (
    <details class="as-table" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('table')}</summary>
      {open ? children() : null}
    </details>
  );
}
