import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { InvestorFlow } from 'investor-flow';
import type { LiveEvent } from '../../api/message.ts';
import {
  BrokerChoice,
  changing,
  FIRST_MARKET,
  MarketChoice,
  MeasureChoice,
  measureOf,
  type PageQuery,
  SectorChoice,
} from '../parts/choices.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { FlowTable } from '../parts/flow-table.tsx';
import { IntradayChart } from '../parts/intraday-chart.tsx';
import { Panel } from '../parts/panel.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { useLive } from '../state/live.ts';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

/** One market or sector on one day: how it went, and who bought and sold. */
export function MarketPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say, setting, market: marketName, sector: sectorName } = useNames();
  const change = changing('market', query);
  const measure = measureOf(query);
  const { broker = setting.brokers[0]?.name ?? '', market = FIRST_MARKET, sector, day } = query;
  const where = { broker, market, sector, day };
  const asked = { ...where, measures: query['measures'] };
  const flow = useView('flow', asked);
  const course = useView('intraday', asked);
  const isLive = day === undefined;
  const key = JSON.stringify(where);
  const [live, setLive] = useState<{
    readonly key: string;
    readonly flows: readonly InvestorFlow[];
  }>({ key, flows: [] });
  useLive(
    isLive ? { broker, market, sector: sector ?? 'all' } : undefined,
    useCallback(
      (event: LiveEvent) => {
        if (event.type !== 'sample') return;
        const { flow: sample } = event.sample;
        setLive((before) => ({
          key,
          flows: [...(before.key === key ? before.flows : []), sample],
        }));
      },
      [key],
    ),
  );
  const newer = live.key === key ? live.flows : [];
  const newest = newer.at(-1);
  const shown =
    newest !== undefined && newest[measure] !== undefined && isNewer(newest, flow.answer)
      ? { ...flow, answer: newest }
      : flow;
  return (
    <>
      <div class="choices">
        <BrokerChoice query={query} change={change} />
        <MarketChoice query={query} change={change} />
        <SectorChoice query={query} change={change} />
        <DayPicker label={say('day')} day={day} onChoose={(it) => change({ day: it })} />
        <MeasureChoice query={query} change={change} />
      </div>
      <Panel
        title={`${marketName(market)} ${sectorName(market, { id: sector ?? 'all' })}`}
        state={shown}
        origins={(it) => [it]}
        copies={{ view: 'flow', query: asked }}
      >
        {(it) => <Tiles flow={it} measure={measure} />}
      </Panel>
      <div class="columns">
        <Panel
          title={say('intraday')}
          state={course}
          origins={(it) => it.points.slice(-1)}
          copies={{ view: 'intraday', query: asked }}
        >
          {(it) => (
            <IntradayChart
              course={it}
              newer={newer}
              measure={measure}
              query={query}
              change={change}
            />
          )}
        </Panel>
        <Panel title={say('investors')} state={shown}>
          {(it) => <FlowTable flow={it} measure={measure} />}
        </Panel>
      </div>
    </>
  );
}

const isNewer = (a: InvestorFlow, b: InvestorFlow | undefined): boolean =>
  b === undefined || a.observedAt >= b.observedAt;
