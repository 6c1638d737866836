import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BrokerSetting, InvestorSetting, MarketSetting, Setting } from '../../api/setting.ts';
import type { Language, Text } from '../../api/words.ts';
import { type Word, WORDS } from '../words/words.ts';

/** What every part of a page knows. */
export interface Surroundings {
  readonly setting: Setting;
  readonly language: Language;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

/** Names in the reader's language. */
export interface Names extends Surroundings {
  readonly say: (word: Word) => string;
  readonly of: (text: Text) => string;
  readonly broker: (name: string) => string;
  readonly market: (id: string) => string;
  readonly sector: (market: string, sector: SectorLike) => string;
  readonly investor: (id: string) => string;
}

interface SectorLike {
  readonly id?: string | undefined;
  readonly code?: string;
  readonly name?: string;
}

export function useNames(): Names {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new TypeError('no surroundings');
  const { setting, language } = surroundings;
  const of = (text: Text): string => text[language];
  const named = (text: Text | undefined, id: string): string =>
    text === undefined ? id : of(text);
  return {
    ...surroundings,
    of,
    say: (word) => of(WORDS[word]),
    broker: (name) => named(brokerIn(setting, name)?.label, name),
    market: (id) => named(marketIn(setting, id)?.label, id),
    sector: (market, { id, code = '', name = code }) => {
      const known = marketIn(setting, market)?.sectors.find((it) => it.id === id);
      return known === undefined
        ? code === ''
          ? (id ?? '')
          : `${name} [${code}]`
        : of(known.label);
    },
    investor: (id) => named(investorIn(setting, id)?.label, id),
  };
}

export const brokerIn = (setting: Setting, name: string): BrokerSetting | undefined =>
  setting.brokers.find((it) => it.name === name);
export const marketIn = (setting: Setting, id: string): MarketSetting | undefined =>
  setting.markets.find((it) => it.id === id);
export const investorIn = (setting: Setting, id: string): InvestorSetting | undefined =>
  setting.investors.find((it) => it.id === id);
