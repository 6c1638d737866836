import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { Troubled } from './trouble.tsx';

const PAUSE_MS = 250;

/** Finds a stock by a part of its name or by its code. */
export function StockSearch(): JSX.Element {
  const { say, market, change } = usePage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWanted(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { answer = [], trouble } = useView('find', wanted === '' ? undefined : { text: wanted });
  const choose = (code: string): void => {
    setTyped('');
    setWanted('');
    change({ stock: code });
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const first = answer[0]?.stock ?? typed.trim().toUpperCase();
        if (first !== '') choose(first);
      }}
    >
      <label class="field" for={id}>
        <span>{say('findStock')}</span>
        <input
          id={id}
          type="search"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {answer.length === 0 ? null : (
        <ul class="popup found" aria-label={say('found')}>
          {answer.map((it) => (
            <li key={it.stock}>
              <button type="button" onClick={() => choose(it.stock)}>
                <strong>{it.name}</strong> <span>{it.stock}</span> <span>{market(it.market)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {trouble === undefined || wanted === '' ? null : <Troubled trouble={trouble} />}
    </form>
  );
}
