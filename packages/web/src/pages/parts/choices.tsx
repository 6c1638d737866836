import type { JSX } from 'preact';
import { brokerIn, marketIn, usePage } from '../state/surroundings.ts';
import { Choosing, Segmented } from './controls.tsx';

/** The broker that is asked; without one the first. */
export function BrokerChoice(): JSX.Element | null {
  const { setting, broker } = usePage();
  const names = setting.brokers.map(({ name }) => name);
  const [first] = names;
  if (names.length < 2 || first === undefined) return null;
  return <Choosing name="broker" usual={first} choices={names} text={broker} />;
}

/** The markets that the broker has; a broker without the chosen one still shows it, and says why it refuses. */
export function MarketChoice({ broker }: { readonly broker?: string | undefined }): JSX.Element {
  const { setting, market, where } = usePage();
  const known = brokerIn(setting, broker ?? where.broker) ?? setting.brokers[0];
  const shown = setting.markets.filter(
    ({ id }) => id === where.market || known?.markets.includes(id) === true,
  );
  return (
    <Choosing
      name="market"
      value={where.market}
      choices={shown.map(({ id }) => id)}
      text={market}
      and={{ sector: undefined }}
    />
  );
}

export function SectorChoice(): JSX.Element | null {
  const { setting, sector, where } = usePage();
  const sectors = marketIn(setting, where.market)?.sectors ?? [];
  if (sectors.length < 2) return null;
  return (
    <Choosing
      name="sector"
      usual="all"
      choices={sectors.map(({ id }) => id)}
      text={(id) => sector(where.market, { id })}
    />
  );
}

export function MeasureChoice(): JSX.Element {
  const { say, measure } = usePage();
  return (
    <Segmented
      label={say('measure')}
      name="measures"
      usual="value"
      value={measure}
      choices={['value', 'volume']}
    />
  );
}

export const SESSIONS = ['5', '20', '60', '120', '250'] as const;
export const USUAL_SESSIONS = '60';

export function SessionChoice(): JSX.Element {
  const { say, sessions } = usePage();
  return (
    <Segmented
      label={say('sessions')}
      name="limit"
      usual={USUAL_SESSIONS}
      choices={SESSIONS}
      text={sessions}
    />
  );
}
