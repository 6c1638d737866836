import type { InvestorFlow, StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../api/answers.ts';
import type { UnitOf } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import type { Line } from './chart-options.ts';
import { Segmented } from './controls.tsx';
import { DayChart, firstProvisional } from './day-chart.tsx';
import { chosenInvestors, InvestorChoice } from './investor-choice.tsx';
import { Nothing } from './panel.tsx';

/** A series, and what stands beside the nets of a session: the index of a market, the price of a stock. */
export interface SeriesProps<Row extends InvestorFlow | StockFlow> {
  readonly series: Series<Row>;
  readonly beside: {
    readonly label: string;
    readonly unit: UnitOf;
    readonly valueOf: (row: Row) => number | undefined;
  };
}

/** A series as lines: sums since the first session, or each session's own net. */
export function SeriesChart<Row extends InvestorFlow | StockFlow>({
  series,
  beside,
}: SeriesProps<Row>): JSX.Element {
  const { say, investor, language, measure, query } = usePage();
  const { rows, points } = series;
  const shows = query['show'] === 'daily' ? 'daily' : 'cumulative';
  const lines = useMemo((): readonly Line[] => {
    const chosen = chosenInvestors(query);
    const unit = measure === 'value' ? 'won' : (rows[0]?.volumeUnit ?? 'share');
    const provisionalFrom = firstProvisional(rows);
    return [
      ...chosen.flatMap((id): readonly Line[] => {
        const mine = points[measure]?.[id];
        if (mine === undefined) return [];
        const byDay = new Map(mine.map((it) => [it.day, shows === 'daily' ? it.net : it.total]));
        const values = rows.map(({ day }) => byDay.get(day) ?? null);
        const isBars = shows === 'daily' && chosen.length === 1;
        return [{ key: id, label: investor(id), unit, values, isBars, provisionalFrom }];
      }),
      {
        key: 'index',
        label: beside.label,
        unit: beside.unit,
        values: rows.map((row) => beside.valueOf(row) ?? null),
        provisionalFrom,
      },
    ];
  }, [series, measure, query['investors'], shows, language]);
  if (rows.length === 0) return <Nothing />;
  return (
    <>
      <div class="row panel-tools">
        <Segmented
          label={say('byDay')}
          name="show"
          usual="cumulative"
          value={shows}
          choices={['cumulative', 'daily']}
        />
      </div>
      <InvestorChoice has={(id) => points[measure]?.[id] !== undefined} />
      <DayChart
        label={`${say(shows)} ${rows[0]?.day ?? ''} ~ ${rows.at(-1)?.day ?? ''}`}
        rows={rows}
        lines={lines}
        height={360}
      />
      <Missing days={series.missing} />
    </>
  );
}

export function Missing({ days }: { readonly days: readonly string[] }): JSX.Element | null {
  const { say } = usePage();
  if (days.length === 0) return null;
  return (
    <p class="quiet">
      {say('missing')}: {days.join(', ')}
    </p>
  );
}
