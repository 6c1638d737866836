import type { Investor } from 'investor-flow';
import type { JSX } from 'preact';
import type { Query } from '../state/address.ts';
import { usePage } from '../state/surroundings.ts';
import { Swatch } from './controls.tsx';

/** The three who are nearly all of the trade; a chart shows them at first. */
export const USUAL_INVESTORS: readonly Investor[] = ['individual', 'foreign', 'institution'];

/** The investors in the address. */
export const chosenInvestors = ({ investors }: Query): readonly Investor[] =>
  investors === undefined
    ? USUAL_INVESTORS
    : (investors.split(',').filter((it) => it !== '') as Investor[]);

/** Any number of investors at once, of those that the figures have; each names its line in the chart. */
export function InvestorChoice({
  has,
}: {
  readonly has: (investor: Investor) => boolean;
}): JSX.Element {
  const { say, setting, investor, query, change } = usePage();
  const chosen = chosenInvestors(query);
  const choose = (ids: readonly Investor[]): void => {
    const investors = ids.join(',');
    change({ investors: investors === USUAL_INVESTORS.join(',') ? undefined : investors });
  };
  return (
    <div class="row toggles" role="group" aria-label={say('investors')}>
      {setting.investors
        .filter(({ id }) => has(id))
        .map(({ id }) => {
          const isOn = chosen.includes(id);
          return (
            <button
              key={id}
              type="button"
              class="toggle"
              aria-pressed={isOn}
              onClick={() => choose(isOn ? chosen.filter((it) => it !== id) : [...chosen, id])}
            >
              <Swatch of={id} />
              {investor(id)}
            </button>
          );
        })}
    </div>
  );
}
