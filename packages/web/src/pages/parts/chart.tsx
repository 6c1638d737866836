import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { usePage } from '../state/surroundings.ts';
import { type ChartShape, isNetIn, type Line, optionsFor } from './chart-options.ts';
import { Swatch } from './controls.tsx';
import { Figure, type Origin } from './figure.tsx';

interface ChartProps extends Omit<ChartShape, 'language'> {
  /** What is drawn, for those who do not see it. */
  readonly label: string;
  /** Where the figures of one place come from. */
  readonly originAt: (place: number) => Origin | undefined;
  /** The place in words: a day, a time. */
  readonly placeText: (place: number) => string;
  readonly height: number;
}

/** Lines on a canvas; what the cursor is at stands in text above it, and the arrow keys move the cursor. */
export function Chart(props: ChartProps): JSX.Element {
  const { label, lines, xs, originAt, placeText, height } = props;
  const { say, language } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [theme, setTheme] = useState(0);

  useEffect(() => {
    const renew = (): void => setTheme((it) => it + 1);
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('investor-flow-theme', renew);
    media.addEventListener('change', renew);
    return () => {
      window.removeEventListener('investor-flow-theme', renew);
      media.removeEventListener('change', renew);
    };
  }, []);

  useEffect(() => {
    const home = place.current;
    if (home === null) return undefined;
    const size = { width: home.clientWidth, height };
    const { options, data } = optionsFor({ ...props, language }, size, setCursor);
    const made = new uPlot(options, data, home);
    chart.current = made;
    const watching = new ResizeObserver(() => made.setSize({ width: home.clientWidth, height }));
    watching.observe(home);
    return () => {
      watching.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [lines, xs, height, language, theme]);

  const last = xs.length - 1;
  const at = cursor ?? last;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last }[event.key];
    const made = chart.current;
    if (step === undefined || made === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, at + step));
    made.setCursor({ left: made.valToPos(xs[next] ?? last, 'x'), top: 0 });
  };
  return (
    <figure class="chart">
      <figcaption class="row readout">
        <span class="place">{placeText(at)}</span>
        {lines.map((line) => (
          <Readout key={line.key} line={line} at={at} of={originAt(at)} />
        ))}
      </figcaption>
      <div
        class="canvas"
        ref={place}
        role="img"
        tabIndex={0}
        aria-label={`${label} (${say('chartKeys')})`}
        onKeyDown={move}
      />
    </figure>
  );
}

interface ReadoutProps {
  readonly line: Line;
  readonly at: number;
  readonly of: Origin | undefined;
}

function Readout({ line, at, of }: ReadoutProps): JSX.Element {
  const value = line.values[at] ?? undefined;
  return (
    <span class="read">
      {line.isBars === true ? <span class="swatch bars" /> : <Swatch of={line.key} />}
      {line.label}{' '}
      {of === undefined ? (
        <span class="none">–</span>
      ) : (
        <Figure
          value={value}
          of={of}
          unit={line.unit}
          label={line.label}
          isNet={isNetIn(line.unit)}
        />
      )}
    </span>
  );
}
