import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { signOf } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import { Figure } from './figure.tsx';

const SHOWN = ['individual', 'foreign', 'institution'] as const;

/** The three who are nearly all of the trade, and the index. */
export function Tiles({
  flow,
  measure,
}: {
  readonly flow: InvestorFlow;
  readonly measure: 'value' | 'volume';
}): JSX.Element {
  const { say, investor, language } = useNames();
  const { index } = flow;
  const unit = measure === 'value' ? 'won' : flow.volumeUnit;
  const percent = index?.changePercent;
  return (
    <div class="tiles">
      {index === undefined ? null : (
        <div class="tile">
          <span class="tile-name">{say('index')}</span>
          <span class="tile-figure">
            <Figure value={index.price} of={flow} unit="point" label={say('index')} step={POINTS} />
          </span>
          <span class="tile-more">
            <Figure
              value={index.change}
              of={flow}
              unit="point"
              label={say('change')}
              isNet
              step={POINTS}
            />{' '}
            {percent === undefined ? null : (
              <span class={percent > 0 ? 'buying' : percent < 0 ? 'selling' : 'even'}>
                {signOf(percent)}
                {Math.abs(percent).toFixed(2)}%
              </span>
            )}
          </span>
        </div>
      )}
      {SHOWN.map((id) => {
        const trade = flow[measure]?.[id];
        const name = investor(id);
        return (
          <div class="tile" key={id}>
            <span class="tile-name">
              <span class={`swatch line-${id}`} />
              {name}
            </span>
            <span class="tile-figure">
              <Figure
                value={trade?.net}
                of={flow}
                unit={unit}
                label={`${name} ${say('net')}`}
                isNet
              />
            </span>
            {trade?.buy === undefined || trade.sell === undefined ? null : (
              <span class="tile-more" lang={language}>
                {say('buy')}{' '}
                <Figure value={trade.buy} of={flow} unit={unit} label={`${name} ${say('buy')}`} />{' '}
                {say('sell')}{' '}
                <Figure value={trade.sell} of={flow} unit={unit} label={`${name} ${say('sell')}`} />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

const POINTS = { label: '', size: 1, decimals: 2 };
