import type { ComparisonLine, FlowComparison, SeriesComparison } from 'investor-flow';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MarketChoice, MeasureChoice, SectorChoice, SESSIONS } from '../parts/choices.tsx';
import { ComparisonLines, Notes, Verdict } from '../parts/comparison.tsx';
import { Choosing, Segmented } from '../parts/controls.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

/** Two brokers side by side: one day, or each day of a range; every difference is explained. */
export function ComparePage(): JSX.Element {
  const { say, setting, broker, sessions, query, where, change } = usePage();
  const names = setting.brokers.map(({ name }) => name);
  const { left = names[0], right = names[1], sector, day, limit, measures } = query;
  const span = limit === undefined ? { day } : { limit, to: day };
  const asked = { left, right, market: where.market, sector, ...span, measures };
  const state = useView('comparison', asked, { follows: day === undefined });
  const side = (name: 'left' | 'right', value = ''): JSX.Element => (
    <Choosing label={say(name)} name={name} value={value} choices={names} text={broker} />
  );
  return (
    <>
      <div class="row choices">
        {side('left', left)}
        <button
          type="button"
          class="swap"
          aria-label={say('swap')}
          title={say('swap')}
          onClick={() => change({ left: right, right: left })}
        >
          ⇄
        </button>
        {side('right', right)}
        <MarketChoice broker={left} />
        <SectorChoice />
        <DayPicker label={limit === undefined ? say('day') : say('until')} name="day" />
        <Segmented
          label={say('sessions')}
          name="limit"
          usual="1"
          choices={['1', ...SESSIONS]}
          text={sessions}
        />
        <MeasureChoice />
      </div>
      <Panel
        title={say('compare')}
        state={state}
        origins={({ of: what, comparison }) =>
          what === 'day'
            ? [comparison.left, comparison.right]
            : comparison.days.flatMap((it) => [it.comparison.left, it.comparison.right])
        }
      >
        {(it) =>
          it.of === 'day' ? (
            <>
              <Verdict verdict={it.comparison.verdict} />
              <Explained comparison={it.comparison} />
            </>
          ) : (
            <Range comparison={it.comparison} />
          )
        }
      </Panel>
    </>
  );
}

const Explained = ({ comparison }: { readonly comparison: FlowComparison }): JSX.Element => (
  <>
    <Notes comparison={comparison} />
    <ComparisonLines comparison={comparison} />
  </>
);

interface RangeProps {
  readonly comparison: SeriesComparison<FlowComparison>;
}

type Day = RangeProps['comparison']['days'][number];

/** Each day with its verdict; the lines of the chosen one under it. */
function Range({ comparison }: RangeProps): JSX.Element {
  const { say } = usePage();
  const { days, leftOnly, rightOnly, firstDifferent } = comparison;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const shown = days.find(({ day }) => day === (chosen ?? firstDifferent)) ?? days[0];
  const count = (it: Day, has: (line: ComparisonLine) => boolean): string =>
    String(it.comparison.lines.filter(has).length);
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
              isText: true,
              cell: (it) => <Verdict verdict={it.comparison.verdict} />,
            },
            {
              key: 'lines',
              cell: (it) => count(it, ({ difference }) => difference !== undefined),
            },
            {
              key: 'different',
              cell: (it) => count(it, ({ verdict }) => ['different', 'moving'].includes(verdict)),
            },
          ]}
        />
        {shown === undefined ? null : (
          <section aria-label={shown.day}>
            <h3>{shown.day}</h3>
            <Explained comparison={shown.comparison} />
          </section>
        )}
      </div>
    </>
  );
}
