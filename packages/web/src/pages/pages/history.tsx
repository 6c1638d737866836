import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import {
  BrokerChoice,
  changing,
  FIRST_MARKET,
  MarketChoice,
  MeasureChoice,
  measureOf,
  type PageQuery,
  SectorChoice,
  SessionChoice,
} from '../parts/choices.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { Panel } from '../parts/panel.tsx';
import { SeriesChart } from '../parts/series-chart.tsx';
import type { Beside } from '../parts/series-props.ts';
import { SeriesTable } from '../parts/series-table.tsx';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const USUAL_SESSIONS = '60';

/** A market or sector over many sessions, against its index. */
export function HistoryPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say, setting } = useNames();
  const change = changing('history', query);
  const measure = measureOf(query);
  const { broker = setting.brokers[0]?.name, market = FIRST_MARKET, sector, from, to } = query;
  const limit = query['limit'] ?? (from === undefined ? USUAL_SESSIONS : undefined);
  const where = { broker, market, sector, from, to, limit };
  const asked = { ...where, measures: query['measures'] };
  const state = useView('history', asked, { follows: true });
  const beside: Beside<InvestorFlow> = {
    label: say('index'),
    unit: 'point',
    valueOf: ({ index }) => index?.price,
  };
  const copies = { view: 'history' as const, query: asked };
  return (
    <>
      <div class="choices">
        <BrokerChoice query={query} change={change} />
        <MarketChoice query={query} change={change} />
        <SectorChoice query={query} change={change} />
        <DayPicker label={say('until')} day={to} onChoose={(it) => change({ to: it })} />
        <SessionChoice query={query} change={change} usual={USUAL_SESSIONS} />
        <MeasureChoice query={query} change={change} />
      </div>
      <Panel title={say('history')} state={state} origins={(it) => it.rows} copies={copies}>
        {(series) => <SeriesChart {...{ series, measure, beside, query, change }} />}
      </Panel>
      <Panel title={say('daily')} state={state}>
        {(series) => <SeriesTable {...{ series, measure, beside, query, change }} />}
      </Panel>
    </>
  );
}
