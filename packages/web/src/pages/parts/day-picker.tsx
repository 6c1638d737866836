import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

interface DayPickerProps {
  readonly label: string;
  /** Nothing: the latest session. */
  readonly day: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

const MONTH = 'YYYY-MM'.length;

function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1 + by, 1));
  return date.toISOString().slice(0, MONTH);
}

/** A month of the exchange's calendar; days without a session cannot be chosen. */
export function DayPicker({ label, day, onChoose }: DayPickerProps): JSX.Element {
  const { say, setting } = useNames();
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
    onChoose(chosen);
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

function Month({ day, onChoose }: Omit<DayPickerProps, 'label'>): JSX.Element {
  const { say, setting, language } = useNames();
  const [month, setMonth] = useState((day ?? setting.latest).slice(0, MONTH));
  const { answer } = useView('calendar', { month });
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = grid.current?.querySelectorAll<HTMLButtonElement>(
      '.days button:not([disabled])',
    );
    const current = grid.current?.querySelector<HTMLButtonElement>('[aria-pressed=true]');
    if (answer !== undefined && !grid.current?.contains(document.activeElement))
      (current ?? buttons?.[buttons.length - 1])?.focus();
  }, [answer]);
  const names = Array.from({ length: 7 }, (_, place) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 10, 1 + place)),
    ),
  );
  const blank = new Date(`${month}-01T00:00:00Z`).getUTCDay();
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const cells = [...(grid.current?.querySelectorAll<HTMLButtonElement>('.days button') ?? [])];
    const at = cells.findIndex((it) => it === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    for (let next = at + step; next >= 0 && next < cells.length; next += Math.sign(step))
      if (cells[next]?.disabled === false) {
        cells[next]?.focus();
        return;
      }
  };
  return (
    <div class="month" role="dialog" aria-label={say('chooseDay')} ref={grid} onKeyDown={move}>
      <div class="month-head">
        <button
          type="button"
          aria-label={say('previousMonth')}
          onClick={() => setMonth(monthAfter(month, -1))}
        >
          ‹
        </button>
        <strong aria-live="polite">{month}</strong>
        <button
          type="button"
          aria-label={say('nextMonth')}
          disabled={month >= setting.latest.slice(0, MONTH)}
          onClick={() => setMonth(monthAfter(month, 1))}
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
        {Array.from({ length: blank }, (_, place) => (
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
