import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

interface DayPickerProps {
  readonly label: string;
  /** What the day is called in the address; without it there, it is the latest session. */
  readonly name: 'day' | 'to';
}

const MONTH = 'YYYY-MM'.length;

/** A month of the exchange's calendar; days without a session cannot be chosen. */
export function DayPicker({ label, name }: DayPickerProps): JSX.Element {
  const { say, setting, query, change } = usePage();
  const { [name]: day } = query;
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && place.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (chosen: string | undefined): void => {
    change({ [name]: chosen });
    close();
  };
  return (
    <div
      class="field day-picker"
      ref={place}
      onKeyDown={(it) => void (it.key === 'Escape' && close())}
    >
      <span>{label}</span>
      <button
        type="button"
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={`${label}: ${day ?? say('latest')}`}
        onClick={() => setOpen(!isOpen)}
      >
        {day ?? `${say('latest')} (${setting.latest})`}
      </button>
      {isOpen ? <Month day={day} onChoose={choose} /> : null}
    </div>
  );
}

interface MonthProps {
  readonly day: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

function Month({ day, onChoose }: MonthProps): JSX.Element {
  const { say, setting, language } = usePage();
  const [month, setMonth] = useState((day ?? setting.latest).slice(0, MONTH));
  const { answer } = useView('calendar', { month });
  const first = new Date(`${month}-01T00:00:00Z`);
  const go = (by: number): void => {
    const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1));
    setMonth(date.toISOString().slice(0, MONTH));
  };
  const grid = useRef<HTMLDivElement>(null);
  const cells = (): readonly HTMLButtonElement[] => [
    ...(grid.current?.querySelectorAll<HTMLButtonElement>('.days button') ?? []),
  ];
  useEffect(() => {
    if (answer === undefined || grid.current?.contains(document.activeElement) === true) return;
    const current = cells().find((it) => it.getAttribute('aria-pressed') === 'true');
    (current ?? cells().findLast((it) => !it.disabled))?.focus();
  }, [answer]);
  const names = Array.from({ length: 7 }, (_, place) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 10, 1 + place)),
    ),
  );
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const all = cells();
    const at = all.findIndex((it) => it === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const onward =
      step > 0 ? all.slice(at + step) : all.slice(0, Math.max(0, at + step + 1)).toReversed();
    onward.find((it) => !it.disabled)?.focus();
  };
  return (
    <div
      class="popup month"
      role="dialog"
      aria-label={say('chooseDay')}
      ref={grid}
      onKeyDown={move}
    >
      <div class="row month-head">
        <button type="button" aria-label={say('previousMonth')} onClick={() => go(-1)}>
          ‹
        </button>
        <strong aria-live="polite">{month}</strong>
        <button
          type="button"
          aria-label={say('nextMonth')}
          disabled={month >= setting.latest.slice(0, MONTH)}
          onClick={() => go(1)}
        >
          ›
        </button>
      </div>
      <div class="days">
        {names.map((name) => (
          <span key={name} class="weekday">
            {name}
          </span>
        ))}
        {Array.from({ length: first.getUTCDay() }, (_, place) => (
          <span key={`blank-${place}`} />
        ))}
        {(answer?.days ?? []).map(({ day: one, state }) => (
          <button
            key={one}
            type="button"
            disabled={state !== 'open'}
            aria-pressed={one === (day ?? answer?.latest)}
            aria-label={state === 'closed' ? `${one} ${say('closed')}` : one}
            onClick={() => onChoose(one === answer?.latest ? undefined : one)}
          >
            {Number(one.slice(-2))}
          </button>
        ))}
      </div>
      <button type="button" class="latest" onClick={() => onChoose(undefined)}>
        {say('latest')}
      </button>
    </div>
  );
}
