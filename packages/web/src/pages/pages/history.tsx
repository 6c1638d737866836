import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import {
  BrokerChoice,
  MarketChoice,
  MeasureChoice,
  SectorChoice,
  SessionChoice,
  USUAL_SESSIONS,
} from '../parts/choices.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { Panel } from '../parts/panel.tsx';
import { SeriesChart, type SeriesProps } from '../parts/series-chart.tsx';
import { SeriesTable } from '../parts/series-table.tsx';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

/** A market or sector over many sessions, against its index. */
export function HistoryPage(): JSX.Element {
  const { say, query, where } = usePage();
  const { sector, from, to, measures } = query;
  const limit = query['limit'] ?? (from === undefined ? USUAL_SESSIONS : undefined);
  const asked = { ...where, sector, from, to, limit, measures };
  const state = useView('history', asked, { follows: true });
  const beside: SeriesProps<InvestorFlow>['beside'] = {
    label: say('index'),
    unit: 'point',
    valueOf: ({ index }) => index?.price,
  };
  return (
    <>
      <div class="row choices">
        <BrokerChoice />
        <MarketChoice />
        <SectorChoice />
        <DayPicker label={say('until')} name="to" />
        <SessionChoice />
        <MeasureChoice />
      </div>
      <Panel title={say('history')} state={state} origins={(it) => it.rows}>
        {(series) => <SeriesChart series={series} beside={beside} />}
      </Panel>
      <Panel title={say('daily')} state={state}>
        {(series) => <SeriesTable series={series} beside={beside} />}
      </Panel>
    </>
  );
}
