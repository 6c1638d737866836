import type { StockFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { BrokerChoice, MeasureChoice, SessionChoice, USUAL_SESSIONS } from '../parts/choices.tsx';
import { Figure, Tile } from '../parts/figure.tsx';
import { HoldingChart, HoldingTiles } from '../parts/holdings.tsx';
import { Panel } from '../parts/panel.tsx';
import { SeriesChart, type SeriesProps } from '../parts/series-chart.tsx';
import { SeriesTable } from '../parts/series-table.tsx';
import { StockSearch } from '../parts/stock-search.tsx';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const USUAL_STOCK = '005930';

/** One stock: who bought and sold it, what foreigners hold, and what they may still buy. */
export function StockPage(): JSX.Element {
  const { say, query, where } = usePage();
  const { stock = USUAL_STOCK, limit = USUAL_SESSIONS, measures } = query;
  const asked = { broker: where.broker, stock, limit };
  const state = useView('stock', { ...asked, measures }, { follows: true });
  const held = useView('holdings', asked);
  const { answer: named = [] } = useView('find', { text: stock });
  const name = named.find((it) => it.stock === stock)?.name;
  const beside: SeriesProps<StockFlow>['beside'] = {
    label: say('lastPrice'),
    unit: 'price',
    valueOf: ({ trading }) => trading?.lastPrice,
  };
  const latest = state.answer?.rows.at(-1);
  return (
    <>
      <div class="row choices">
        <StockSearch />
        <BrokerChoice />
        <SessionChoice />
        <MeasureChoice />
      </div>
      <h1 class="subject">
        {name ?? stock} {name === undefined ? null : <span class="quiet">{stock}</span>}
      </h1>
      {latest?.trading === undefined ? null : (
        <div class="tiles">
          <Tile
            name={`${say('lastPrice')} · ${latest.day}`}
            value={latest.trading.lastPrice}
            of={latest}
            unit="price"
            label={say('lastPrice')}
          >
            <span class="tile-more">
              <Figure
                value={latest.trading.change}
                of={latest}
                unit="price"
                label={say('change')}
                isNet
              />
            </span>
          </Tile>
          <Tile value={latest.trading.turnover} of={latest} unit="won" label={say('turnover')} />
          {held.answer === undefined ? null : <HoldingTiles holdings={held.answer} />}
        </div>
      )}
      <Panel title={say('history')} state={state} origins={(it) => it.rows}>
        {(series) => <SeriesChart series={series} beside={beside} />}
      </Panel>
      <Panel title={say('holdings')} state={held} origins={(it) => it.rows}>
        {(it) => <HoldingChart holdings={it} />}
      </Panel>
      <Panel title={say('daily')} state={state}>
        {(series) => <SeriesTable series={series} beside={beside} />}
      </Panel>
    </>
  );
}
