import type { ComparisonLine, FlowComparison, SeriesComparison } from 'investor-flow';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  changing,
  FIRST_MARKET,
  MarketChoice,
  MeasureChoice,
  measureOf,
  type PageQuery,
  SectorChoice,
  SESSIONS,
} from '../parts/choices.tsx';
import { ComparisonLines, Notes, Verdict } from '../parts/comparison.tsx';
import { Choosing, Segmented } from '../parts/controls.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

/** Two brokers side by side: one day, or each day of a range; every difference is explained. */
export function ComparePage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say, setting, of, language } = useNames();
  const change = changing('compare', query);
  const { brokers } = setting;
  const { left = brokers[0]?.name, right = brokers[1]?.name } = query;
  const { market = FIRST_MARKET, sector, day, limit } = query;
  const measure = measureOf(query);
  const asked = {
    left,
    right,
    market,
    sector,
    ...(limit === undefined ? { day } : { limit, to: day }),
    measures: query['measures'],
  };
  const state = useView('comparison', asked, { follows: day === undefined });
  const choices = brokers.map(({ name, label }) => ({ value: name, label: of(label) }));
  return (
    <>
      <div class="choices">
        <Choosing
          label={say('left')}
          value={left ?? ''}
          choices={choices}
          onChoose={(it) => change({ left: it })}
        />
        <button
          type="button"
          class="swap"
          aria-label={say('swap')}
          title={say('swap')}
          onClick={() => change({ left: right, right: left })}
        >
          ⇄
        </button>
        <Choosing
          label={say('right')}
          value={right ?? ''}
          choices={choices}
          onChoose={(it) => change({ right: it })}
        />
        <MarketChoice query={{ ...query, broker: left ?? '' }} change={change} />
        <SectorChoice query={query} change={change} />
        <DayPicker
          label={limit === undefined ? say('day') : say('until')}
          day={day}
          onChoose={(it) => change({ day: it })}
        />
        <Segmented
          label={say('sessions')}
          value={limit ?? '1'}
          choices={['1', ...SESSIONS].map((it) => ({
            value: it,
            label: language === 'ko' ? `${it}${say('sessionsShort')}` : it,
          }))}
          onChoose={(it) => change({ limit: it === '1' ? undefined : it })}
        />
        <MeasureChoice query={query} change={change} />
      </div>
      <Panel
        title={say('compare')}
        state={state}
        origins={({ of: what, comparison }) =>
          what === 'day'
            ? [comparison.left, comparison.right]
            : comparison.days.flatMap((it) => [it.comparison.left, it.comparison.right])
        }
        copies={{ view: 'comparison', query: asked }}
      >
        {(it) =>
          it.of === 'day' ? (
            <OneDay comparison={it.comparison} />
          ) : (
            <Range comparison={it.comparison} measure={measure} />
          )
        }
      </Panel>
    </>
  );
}

function OneDay({ comparison }: { readonly comparison: FlowComparison }): JSX.Element {
  return (
    <>
      <Verdict verdict={comparison.verdict} />
      <Notes comparison={comparison} />
      <ComparisonLines comparison={comparison} />
    </>
  );
}

interface RangeProps {
  readonly comparison: SeriesComparison<FlowComparison>;
  readonly measure: 'value' | 'volume';
}

type Day = RangeProps['comparison']['days'][number];

/** Each day with its verdict; the lines of the chosen one under it. */
function Range({ comparison }: RangeProps): JSX.Element {
  const { say } = useNames();
  const { days, leftOnly, rightOnly, firstDifferent } = comparison;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const shown = days.find(({ day }) => day === (chosen ?? firstDifferent)) ?? days[0];
  const differing = (it: Day): readonly ComparisonLine[] =>
    it.comparison.lines.filter(({ verdict }) => verdict === 'different' || verdict === 'moving');
  return (
    <>
      <Verdict verdict={comparison.verdict} />
      {firstDifferent === undefined ? null : (
        <p class="quiet">
          {say('firstDifferent')}: {firstDifferent}
        </p>
      )}
      {leftOnly.length + rightOnly.length === 0 ? null : (
        <p class="quiet">
          {say('onlyIn')}: {[...leftOnly, ...rightOnly].join(', ')}
        </p>
      )}
      <div class="columns narrow-first">
        <Table
          caption={say('byDay')}
          rows={days}
          keyOf={({ day }) => day}
          columns={[
            {
              key: 'day',
              head: say('day'),
              isName: true,
              cell: ({ day }) => (
                <button
                  type="button"
                  class="link"
                  aria-pressed={day === shown?.day}
                  onClick={() => setChosen(day)}
                >
                  {day}
                </button>
              ),
            },
            {
              key: 'verdict',
              head: say('verdict'),
              isText: true,
              cell: (it) => <Verdict verdict={it.comparison.verdict} />,
            },
            {
              key: 'lines',
              head: say('lines'),
              cell: (it) =>
                `${it.comparison.lines.filter(({ difference }) => difference !== undefined).length}`,
            },
            { key: 'different', head: say('different'), cell: (it) => `${differing(it).length}` },
          ]}
        />
        {shown === undefined ? null : (
          <section aria-label={shown.day}>
            <h3>{shown.day}</h3>
            <Notes comparison={shown.comparison} />
            <ComparisonLines comparison={shown.comparison} />
          </section>
        )}
      </div>
    </>
  );
}
