import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { signOf } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { Figure, sideOf, Tile } from './figure.tsx';
import { USUAL_INVESTORS } from './investor-choice.tsx';

const POINTS = { label: '', size: 1, decimals: 2 };

/** The three who are nearly all of the trade, and the index. */
export function Tiles({ flow }: { readonly flow: InvestorFlow }): JSX.Element {
  const { say, investor, language, measure } = usePage();
  const { index } = flow;
  const unit = measure === 'value' ? 'won' : flow.volumeUnit;
  const percent = index?.changePercent;
  const points = { of: flow, unit: 'point', step: POINTS } as const;
  return (
    <div class="tiles">
      {index === undefined ? null : (
        <Tile value={index.price} label={say('index')} {...points}>
          <span class="tile-more">
            <Figure value={index.change} label={say('change')} isNet {...points} />{' '}
            {percent === undefined ? null : (
              <span class={sideOf(percent)}>
                {signOf(percent)}
                {Math.abs(percent).toFixed(2)}%
              </span>
            )}
          </span>
        </Tile>
      )}
      {USUAL_INVESTORS.map((id) => {
        const trade = flow[measure]?.[id];
        const name = investor(id);
        const of = { of: flow, unit } as const;
        return (
          <Tile
            key={id}
            name={name}
            line={id}
            value={trade?.net}
            label={`${name} ${say('net')}`}
            isNet
            {...of}
          >
            {trade?.buy === undefined || trade.sell === undefined ? null : (
              <span class="tile-more" lang={language}>
                {say('buy')} <Figure value={trade.buy} label={`${name} ${say('buy')}`} {...of} />{' '}
                {say('sell')} <Figure value={trade.sell} label={`${name} ${say('sell')}`} {...of} />
              </span>
            )}
          </Tile>
        );
      })}
    </div>
  );
}
