import type { JSX } from 'preact';
import type { PageName } from '../../api/pages.ts';
import { goTo, linkTo } from '../state/address.ts';
import { marketIn, useNames } from '../state/surroundings.ts';
import { Choosing, Segmented } from './controls.tsx';

export type PageQuery = Readonly<Record<string, string>>;

/** Changes the question in the address. */
export const changing =
  (page: PageName, query: PageQuery) =>
  (changes: Readonly<Record<string, string | undefined>>): void =>
    goTo(linkTo(page, { ...query, ...changes }));

interface ChoiceProps {
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** The broker that is asked; without one the first. */
export function BrokerChoice({ query, change }: ChoiceProps): JSX.Element | null {
  const { setting, say, of } = useNames();
  const { brokers } = setting;
  if (brokers.length < 2) return null;
  return (
    <Choosing
      label={say('broker')}
      value={query['broker'] ?? brokers[0]?.name ?? ''}
      choices={brokers.map(({ name, label }) => ({ value: name, label: of(label) }))}
      onChoose={(broker) => change({ broker: broker === brokers[0]?.name ? undefined : broker })}
    />
  );
}

/** The markets that the broker has; a broker without the chosen one still shows it, and says why it refuses. */
export function MarketChoice({ query, change }: ChoiceProps): JSX.Element {
  const { setting, say, of } = useNames();
  const broker = setting.brokers.find(({ name }) => name === query['broker']) ?? setting.brokers[0];
  const value = query['market'] ?? FIRST_MARKET;
  const shown = setting.markets.filter(
    ({ id }) => id === value || broker?.markets.includes(id) === true,
  );
  return (
    <Choosing
      label={say('marketOf')}
      value={value}
      choices={shown.map(({ id, label }) => ({ value: id, label: of(label) }))}
      onChoose={(market) => change({ market, sector: undefined })}
    />
  );
}

export const FIRST_MARKET = 'kospi';

export function SectorChoice({ query, change }: ChoiceProps): JSX.Element | null {
  const { setting, say, of } = useNames();
  const sectors = marketIn(setting, query['market'] ?? FIRST_MARKET)?.sectors ?? [];
  if (sectors.length < 2) return null;
  return (
    <Choosing
      label={say('sector')}
      value={query['sector'] ?? 'all'}
      choices={sectors.map(({ id, label }) => ({ value: id, label: of(label) }))}
      onChoose={(sector) => change({ sector: sector === 'all' ? undefined : sector })}
    />
  );
}

export function MeasureChoice({ query, change }: ChoiceProps): JSX.Element {
  const { say } = useNames();
  return (
    <Segmented
      label={say('measure')}
      value={measureOf(query)}
      choices={[
        { value: 'value', label: say('value') },
        { value: 'volume', label: say('volume') },
      ]}
      onChoose={(measure) => change({ measures: measure === 'value' ? undefined : measure })}
    />
  );
}

export const measureOf = (query: PageQuery): 'value' | 'volume' =>
  query['measures'] === 'volume' ? 'volume' : 'value';

export const SESSIONS = ['5', '20', '60', '120', '250'] as const;

export function SessionChoice({
  query,
  change,
  usual,
}: ChoiceProps & { readonly usual: string }): JSX.Element {
  const { say, language } = useNames();
  return (
    <Segmented
      label={say('sessions')}
      value={query['limit'] ?? usual}
      choices={SESSIONS.map((it) => ({
        value: it,
        label: language === 'ko' ? `${it}${say('sessionsShort')}` : it,
      }))}
      onChoose={(limit) => change({ limit: limit === usual ? undefined : limit })}
    />
  );
}
