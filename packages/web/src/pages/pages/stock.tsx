import type { StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import {
  BrokerChoice,
  changing,
  MeasureChoice,
  measureOf,
  type PageQuery,
  SessionChoice,
} from '../parts/choices.tsx';
import { Figure } from '../parts/figure.tsx';
import { HoldingChart, HoldingTiles } from '../parts/holdings.tsx';
import { Panel } from '../parts/panel.tsx';
import { SeriesChart } from '../parts/series-chart.tsx';
import type { Beside } from '../parts/series-props.ts';
import { SeriesTable } from '../parts/series-table.tsx';
import { StockSearch } from '../parts/stock-search.tsx';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const USUAL_STOCK = '005930';
const USUAL_SESSIONS = '60';

/** One stock: who bought and sold it, what foreigners hold, and what they may still buy. */
export function StockPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say, setting } = useNames();
  const change = changing('stock', query);
  const measure = measureOf(query);
  const { broker = setting.brokers[0]?.name, stock = USUAL_STOCK } = query;
  const limit = query['limit'] ?? USUAL_SESSIONS;
  const asked = { broker, stock, limit, measures: query['measures'] };
  const state = useView('stock', asked, { follows: true });
  const held = useView('holdings', { broker, stock, limit });
  const { answer: named = [] } = useView('find', { text: stock });
  const name = named.find((it) => it.stock === stock)?.name;
  const beside: Beside<StockFlow> = {
    label: say('lastPrice'),
    unit: 'price',
    valueOf: ({ trading }) => trading?.lastPrice,
  };
  const latest = state.answer?.rows.at(-1);
  return (
    <>
      <div class="choices">
        <StockSearch onChoose={(it) => change({ stock: it })} />
        <BrokerChoice query={query} change={change} />
        <SessionChoice query={query} change={change} usual={USUAL_SESSIONS} />
        <MeasureChoice query={query} change={change} />
      </div>
      <h1 class="subject">
        {name ?? stock} {name === undefined ? null : <span class="quiet">{stock}</span>}
      </h1>
      {latest?.trading === undefined ? null : (
        <div class="tiles">
          <div class="tile">
            <span class="tile-name">
              {say('lastPrice')} · {latest.day}
            </span>
            <span class="tile-figure">
              <Figure
                value={latest.trading.lastPrice}
                of={latest}
                unit="price"
                label={say('lastPrice')}
              />
            </span>
            <span class="tile-more">
              <Figure
                value={latest.trading.change}
                of={latest}
                unit="price"
                label={say('change')}
                isNet
              />
            </span>
          </div>
          <div class="tile">
            <span class="tile-name">{say('turnover')}</span>
            <span class="tile-figure">
              <Figure
                value={latest.trading.turnover}
                of={latest}
                unit="won"
                label={say('turnover')}
              />
            </span>
          </div>
          <HoldingTiles holdings={held.answer} />
        </div>
      )}
      <Panel
        title={say('history')}
        state={state}
        origins={(it) => it.rows}
        copies={{ view: 'stock', query: asked }}
      >
        {(series) => <SeriesChart {...{ series, measure, beside, query, change }} />}
      </Panel>
      <Panel
        title={say('holdings')}
        state={held}
        origins={(it) => it.rows}
        copies={{ view: 'holdings', query: { broker, stock, limit } }}
      >
        {(it) => <HoldingChart holdings={it} />}
      </Panel>
      <Panel title={say('daily')} state={state}>
        {(series) => <SeriesTable {...{ series, measure, beside, query, change }} />}
      </Panel>
    </>
  );
}
