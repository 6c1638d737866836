import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Intraday } from '../../api/answers.ts';
import { useNames } from '../state/surroundings.ts';
import { koreanClock } from '../words/age.ts';
import { AsTable } from './as-table.tsx';
import { Chart } from './chart.tsx';
import type { Line } from './chart-options.ts';
import type { PageQuery } from './choices.tsx';
import { Toggles } from './controls.tsx';
import { Figure } from './figure.tsx';
import { chosenInvestors, investorsText, toggleChoices } from './investor-choice.ts';
import { Table } from './table.tsx';
import { wonStep } from '../../shared/units.ts';

interface IntradayProps {
  readonly course: Intraday;
  /** What the live stream has brought since. */
  readonly newer: readonly InvestorFlow[];
  readonly measure: 'value' | 'volume';
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

const SECOND_MS = 1_000;
const INDEX = { key: 'index', colour: '--line-index', unit: 'point', axis: 'right' } as const;
const STEPS = [600, 1_800, 3_600, 7_200, 14_400];

/** What each investor had bought net by the minute, and the index, from what was recorded. */
export function IntradayChart({
  course,
  newer,
  measure,
  query,
  change,
}: IntradayProps): JSX.Element {
  const { say, investor, setting, language } = useNames();
  const points = useMemo(
    () =>
      [
        ...new Map(
          [...course.points, ...newer.filter(({ day }) => day === course.day)]
            .filter((it) => it[measure] !== undefined)
            .map((it) => [it.observedAt, it] as const),
        ).values(),
      ].toSorted((a, b) => (a.observedAt < b.observedAt ? -1 : 1)),
    [course, newer, measure],
  );
  const chosen = chosenInvestors(query['investors']);
  const newest = points.at(-1);
  const xs = useMemo(() => points.map((it) => Date.parse(it.observedAt) / SECOND_MS), [points]);
  const lines = useMemo(
    (): readonly Line[] => [
      ...chosen.map((id) => ({
        key: id,
        label: investor(id),
        colour: `--line-${id}`,
        unit: measure === 'value' ? ('won' as const) : (newest?.volumeUnit ?? 'share'),
        values: points.map((it) => it[measure]?.[id as 'foreign']?.net ?? null),
      })),
      ...(points.some(({ index }) => index !== undefined) ? [INDEX] : []).map((line) => ({
        ...line,
        label: say('index'),
        values: points.map(({ index }) => index?.price ?? null),
      })),
    ],
    [points, query['investors'], measure, language],
  );
  const gaps = useMemo(
    () =>
      course.gaps.map(
        ({ from, to }) => [Date.parse(from) / SECOND_MS, Date.parse(to) / SECOND_MS] as const,
      ),
    [course],
  );
  if (points.length === 0 || newest === undefined)
    return <p class="quiet">{say('intradayNone')}</p>;
  const amounts = points.flatMap((it) =>
    chosen.flatMap((id) => it[measure]?.[id as 'foreign']?.net ?? []),
  );
  const step =
    measure === 'value' ? wonStep(amounts, language) : { label: '', size: 1, decimals: 0 };
  return (
    <>
      <Toggles
        label={say('investors')}
        choices={toggleChoices(
          setting.investors,
          (id) => newest[measure]?.[id as 'foreign'] !== undefined,
          investor,
        )}
        chosen={chosen}
        onChange={(it) => change({ investors: investorsText(it) })}
      />
      {points.length === 1 ? <p class="quiet">{say('intradayOne')}</p> : null}
      <Chart
        label={`${say('intraday')} ${course.day}`}
        xs={xs}
        lines={lines}
        steps={STEPS}
        gaps={gaps}
        tickText={(x) => koreanClock(x * SECOND_MS)}
        originAt={(place) => points[place]}
        placeText={(place) =>
          `${course.day} ${koreanClock(points[place]?.observedAt ?? newest.observedAt)}`
        }
        height={340}
      />
      {course.gaps.map(({ from, to }) => (
        <p class="quiet" key={from}>
          {say('gap')}: {koreanClock(from)} ~ {koreanClock(to)}
        </p>
      ))}
      <AsTable>
        {() => (
          <>
            <p class="unit">
              {say('unit')}: {step.label}
            </p>
            <Table
              caption={`${say('intraday')} ${course.day}`}
              rows={points.toReversed()}
              keyOf={({ observedAt }) => observedAt}
              columns={[
                {
                  key: 'time',
                  head: say('time'),
                  isName: true,
                  cell: ({ observedAt }) => koreanClock(observedAt),
                },
                ...chosen.map((id) => ({
                  key: id,
                  head: investor(id),
                  cell: (it: InvestorFlow) => (
                    <Figure
                      value={it[measure]?.[id as 'foreign']?.net}
                      of={it}
                      unit={measure === 'value' ? 'won' : it.volumeUnit}
                      label={`${investor(id)} ${say('net')}`}
                      isNet
                      step={step}
                    />
                  ),
                })),
                {
                  key: 'index',
                  head: say('index'),
                  cell: (it: InvestorFlow) => (
                    <Figure value={it.index?.price} of={it} unit="point" label={say('index')} />
                  ),
                },
              ]}
            />
          </>
        )}
      </AsTable>
    </>
  );
}
