import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Chart } from './chart.tsx';
import type { Line } from './chart-options.ts';
import type { Origin } from './figure.tsx';

interface DayChartProps {
  readonly label: string;
  readonly rows: readonly (Origin & { readonly day: string })[];
  readonly lines: readonly Line[];
  readonly height: number;
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100];
const MONTH_AND_DAY = 'YYYY-'.length;

/** Lines over sessions, one place each. */
export function DayChart({ rows, ...props }: DayChartProps): JSX.Element {
  const xs = useMemo(() => rows.map((_, place) => place), [rows]);
  return (
    <Chart
      {...props}
      xs={xs}
      steps={STEPS}
      tickText={(x) => rows[x]?.day.slice(MONTH_AND_DAY) ?? ''}
      originAt={(place) => rows[place]}
      placeText={(place) => rows[place]?.day ?? ''}
    />
  );
}

/** From which place on figures may still change. */
export const firstProvisional = (
  rows: readonly { readonly status: string }[],
): number | undefined => {
  const place = rows.findIndex(({ status }) => status !== 'final');
  return place < 0 ? undefined : place;
};
