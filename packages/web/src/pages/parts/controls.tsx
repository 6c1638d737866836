import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Query } from '../state/address.ts';
import { usePage } from '../state/surroundings.ts';

interface ChoiceProps<Value extends string> {
  /** What it is called in the address. */
  readonly name: string;
  /** Without it the word of the name. */
  readonly label?: string;
  readonly choices: readonly Value[];
  /** A choice in words; without it the word of its value. */
  readonly text?: (value: Value) => string;
  /** What is chosen where the address says nothing; there it is left out. */
  readonly usual?: NoInfer<Value>;
  /** What is chosen, where the address alone does not say it. */
  readonly value?: string;
  /** What else changes with it. */
  readonly and?: Query;
}

function useChoice<Value extends string>(props: ChoiceProps<Value>) {
  const { word, query, change } = usePage();
  const { name, label = word(name), text = word, usual, value, and } = props;
  return {
    label,
    text,
    chosen: value ?? query[name] ?? usual,
    choose: (it: string): void => change({ [name]: it === usual ? undefined : it, ...and }),
  };
}

/** A few choices side by side; one is pressed. */
export function Segmented<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, text, chosen, choose } = useChoice(props);
  return (
    <div class="segmented" role="group" aria-label={label}>
      {props.choices.map((it) => (
        <button key={it} type="button" aria-pressed={it === chosen} onClick={() => choose(it)}>
          {text(it)}
        </button>
      ))}
    </div>
  );
}

/** Many choices in a list. */
export function Choosing<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, text, chosen = '', choose } = useChoice(props);
  const id = useId();
  return (
    <label class="field" for={id}>
      <span>{label}</span>
      <select id={id} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {props.choices.map((it) => (
          <option key={it} value={it}>
            {text(it)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The colour of a line in a chart. */
export const Swatch = ({ of }: { readonly of: string }): JSX.Element => (
  <span class="swatch" style={{ background: `var(--line-${of})` }} />
);
