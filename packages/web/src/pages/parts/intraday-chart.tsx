import type { Investor, InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Intraday } from '../../api/answers.ts';
import { stepFor, unitLabel } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { koreanClock } from '../words/age.ts';
import { AsTable } from './as-table.tsx';
import { Chart } from './chart.tsx';
import type { Line } from './chart-options.ts';
import { chosenInvestors, InvestorChoice } from './investor-choice.tsx';
import { type Column, Table } from './table.tsx';

interface IntradayProps {
  readonly course: Intraday;
  /** What the live stream has brought since. */
  readonly newer: readonly InvestorFlow[];
}

const SECOND_MS = 1_000;
const STEPS = [600, 1_800, 3_600, 7_200, 14_400];

const secondsOf = (instant: string): number => Date.parse(instant) / SECOND_MS;

/** What each investor had bought net by the minute, and the index, from what was recorded. */
export function IntradayChart({ course, newer }: IntradayProps): JSX.Element {
  const { say, investor, language, measure, query } = usePage();
  const points = useMemo(() => {
    const all = [...course.points, ...newer.filter(({ day }) => day === course.day)];
    const found = all.filter((it) => it[measure] !== undefined);
    const byMoment = new Map(found.map((it) => [it.observedAt, it]));
    return [...byMoment.values()].toSorted((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
  }, [course, newer, measure]);
  const chosen = chosenInvestors(query);
  const newest = points.at(-1);
  const unit = measure === 'value' ? 'won' : (newest?.volumeUnit ?? 'share');
  const netOf = (id: Investor) => (it: InvestorFlow) => it[measure]?.[id]?.net;
  const indexOf = ({ index }: InvestorFlow) => index?.price;
  const xs = useMemo(() => points.map((it) => secondsOf(it.observedAt)), [points]);
  const lines = useMemo((): readonly Line[] => {
    const line = (read: ReturnType<typeof netOf>, rest: Omit<Line, 'values'>): Line => ({
      ...rest,
      values: points.map((it) => read(it) ?? null),
    });
    const nets = chosen.map((id) => line(netOf(id), { key: id, label: investor(id), unit }));
    const index = line(indexOf, { key: 'index', label: say('index'), unit: 'point' });
    return points.some((it) => it.index !== undefined) ? [...nets, index] : nets;
  }, [points, query['investors'], measure, language]);
  const gaps = useMemo(
    () => course.gaps.map(({ from, to }) => [secondsOf(from), secondsOf(to)] as const),
    [course],
  );
  if (newest === undefined) return <p class="quiet">{say('intradayNone')}</p>;
  const title = `${say('intraday')} ${course.day}`;
  const amounts = points.flatMap((it) => chosen.flatMap((id) => netOf(id)(it) ?? []));
  const step = stepFor(unit, amounts, language);
  return (
    <>
      <InvestorChoice has={(id) => newest[measure]?.[id] !== undefined} />
      {points.length === 1 ? <p class="quiet">{say('intradayOne')}</p> : null}
      <Chart
        label={title}
        xs={xs}
        lines={lines}
        steps={STEPS}
        gaps={gaps}
        tickText={(x) => koreanClock(x * SECOND_MS)}
        originAt={(place) => points[place]}
        placeText={(place) => `${course.day} ${koreanClock((points[place] ?? newest).observedAt)}`}
        height={340}
      />
      {course.gaps.map(({ from, to }) => (
        <p class="quiet" key={from}>
          {say('gap')}: {koreanClock(from)} ~ {koreanClock(to)}
        </p>
      ))}
      <AsTable>
        {() => (
          <Table
            caption={title}
            unit={step.label || unitLabel(unit, language)}
            rows={points.toReversed()}
            keyOf={({ observedAt }) => observedAt}
            origin={(it) => it}
            columns={[
              {
                key: 'time',
                isName: true,
                cell: ({ observedAt }) => koreanClock(observedAt),
              },
              ...chosen.map((id): Column<InvestorFlow> => ({
                key: id,
                head: investor(id),
                by: netOf(id),
                unit,
                label: () => `${investor(id)} ${say('net')}`,
                isNet: true,
                step,
              })),
              { key: 'index', by: indexOf, unit: 'point' },
            ]}
          />
        )}
      </AsTable>
    </>
  );
}
