import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { askServer } from '../state/asking.ts';
import { usePage } from '../state/surroundings.ts';
import type { ViewState } from '../state/use-view.ts';

const FORMATS = ['csv', 'json', 'command'] as const;

/** Copies a view as CSV, as the JSON of its command, or as the command itself. */
export function CopyMenu({
  view,
  query = {},
}: Pick<ViewState<unknown>, 'view' | 'query'>): JSX.Element {
  const { say } = usePage();
  const [said, setSaid] = useState('');
  const menu = useRef<HTMLDetailsElement>(null);
  const copy = async (format: string): Promise<void> => {
    setSaid(`${say('asking')}…`);
    const outcome = await askServer<string>(
      `copy/${format}/${view}`,
      query,
      new AbortController().signal,
    );
    if ('trouble' in outcome) {
      setSaid(`${say('notCopied')}: ${outcome.trouble.message}`);
      return;
    }
    try {
      await navigator.clipboard.writeText(outcome.answer);
      setSaid(say('copied'));
    } catch (thrown) {
      setSaid(`${say('notCopied')}: ${String(thrown)}`);
    }
    menu.current?.removeAttribute('open');
    menu.current?.querySelector('summary')?.focus();
  };
  return (
    <div class="copy">
      <details
        class="menu"
        ref={menu}
        onKeyDown={(event) => {
          if (event.key === 'Escape') menu.current?.removeAttribute('open');
        }}
      >
        <summary>{say('copy')}</summary>
        <div class="popup menu-items">
          {FORMATS.map((format) => (
            <button key={format} type="button" onClick={() => void copy(format)}>
              {say(format)}
            </button>
          ))}
        </div>
      </details>
      <span class="said" role="status">
        {said}
      </span>
    </div>
  );
}
