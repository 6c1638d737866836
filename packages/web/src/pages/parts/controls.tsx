import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoosingProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A few choices side by side; one is pressed. */
export function Segmented({ label, choices, value, onChoose }: ChoosingProps): JSX.Element {
  return (
    <div class="segmented" role="group" aria-label={label}>
      {choices.map((it) => (
        <button
          key={it.value}
          type="button"
          aria-pressed={it.value === value}
          onClick={() => onChoose(it.value)}
        >
          {it.label}
        </button>
      ))}
    </div>
  );
}

/** Many choices in a list. */
export function Choosing({ label, choices, value, onChoose }: ChoosingProps): JSX.Element {
  const id = useId();
  return (
    <label class="field" for={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map((it) => (
          <option key={it.value} value={it.value}>
            {it.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TogglesProps {
  readonly label: string;
  readonly choices: readonly (Choice & { readonly colour?: string })[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of choices at once; each names its line in the chart. */
export function Toggles({ label, choices, chosen, onChange }: TogglesProps): JSX.Element {
  return (
    <div class="toggles" role="group" aria-label={label}>
      {choices.map(({ value, label: name, colour }) => {
        const isOn = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            class="toggle"
            aria-pressed={isOn}
            onClick={() =>
              onChange(isOn ? chosen.filter((it) => it !== value) : [...chosen, value])
            }
          >
            {colour === undefined ? null : <span class={`swatch line-${colour}`} />}
            {name}
          </button>
        );
      })}
    </div>
  );
}
