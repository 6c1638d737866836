import type { InvestorFlow, StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useNames } from '../state/surroundings.ts';
import { Chart } from './chart.tsx';
import type { Line } from './chart-options.ts';
import { Segmented, Toggles } from './controls.tsx';
import { chosenInvestors, investorsText, toggleChoices } from './investor-choice.ts';
import type { SeriesProps } from './series-props.ts';

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100];
/** `11-27`, and the year where there is room. */
const MONTH_AND_DAY = 5;

/** A series as lines and as a table: sums since the first session, or each session's own net. */
export function SeriesChart<Row extends InvestorFlow | StockFlow>(
  props: SeriesProps<Row>,
): JSX.Element {
  const { series, measure, beside, query, change } = props;
  const { say, investor, setting, language } = useNames();
  const { rows, points } = series;
  const chosen = chosenInvestors(query['investors']);
  const shows = query['show'] === 'daily' ? 'daily' : 'cumulative';
  const unit = measure === 'value' ? ('won' as const) : (rows[0]?.volumeUnit ?? 'share');
  const xs = useMemo(() => rows.map((_, place) => place), [rows]);
  const provisionalFrom = firstProvisional(rows);
  const lines = useMemo((): readonly Line[] => {
    const found = points[measure];
    return [
      ...chosen.flatMap((id): readonly Line[] => {
        const mine = found?.[id as 'foreign'];
        if (mine === undefined) return [];
        const byDay = new Map(mine.map((it) => [it.day, shows === 'daily' ? it.net : it.total]));
        const values = rows.map(({ day }) => byDay.get(day) ?? null);
        const isBars = shows === 'daily' && chosen.length === 1;
        const colour = `--line-${id}`;
        return [{ key: id, label: investor(id), colour, unit, values, isBars, provisionalFrom }];
      }),
      {
        key: 'beside',
        label: beside.label,
        colour: '--line-index',
        unit: beside.unit,
        axis: 'right' as const,
        values: rows.map((row) => beside.valueOf(row) ?? null),
        provisionalFrom,
      },
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is chosen stands in the address
  }, [series, measure, query['investors'], shows, language]);
  if (rows.length === 0) return <p class="quiet">{say('nothing')}</p>;
  return (
    <>
      <div class="panel-tools">
        <Segmented
          label={say('byDay')}
          value={shows}
          choices={[
            { value: 'cumulative', label: say('cumulative') },
            { value: 'daily', label: say('daily') },
          ]}
          onChoose={(it) => change({ show: it === 'cumulative' ? undefined : it })}
        />
      </div>
      <Toggles
        label={say('investors')}
        choices={toggleChoices(
          setting.investors,
          (id) => points[measure]?.[id as 'foreign'] !== undefined,
          investor,
        )}
        chosen={chosen}
        onChange={(it) => change({ investors: investorsText(it) })}
      />
      <Chart
        label={`${say(shows)} ${rows[0]?.day ?? ''} ~ ${rows.at(-1)?.day ?? ''}`}
        xs={xs}
        lines={lines}
        steps={STEPS}
        tickText={(x) => rows[x]?.day.slice(MONTH_AND_DAY) ?? ''}
        originAt={(place) => rows[place]}
        placeText={(place) => rows[place]?.day ?? ''}
        height={360}
      />
      <Missing days={series.missing} />
    </>
  );
}

export function Missing({ days }: { readonly days: readonly string[] }): JSX.Element | null {
  const { say } = useNames();
  if (days.length === 0) return null;
  return (
    <p class="quiet">
      {say('missing')}: {days.join(', ')}
    </p>
  );
}

const firstProvisional = (rows: readonly { readonly status: string }[]): number | undefined => {
  const place = rows.findIndex(({ status }) => status !== 'final');
  return place < 0 ? undefined : place;
};
