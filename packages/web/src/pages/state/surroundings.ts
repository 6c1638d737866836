import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BrokerSetting, MarketSetting, Setting } from '../../api/setting.ts';
import type { Language, Text } from '../../api/words.ts';
import { isWord, type Word, WORDS } from '../words/words.ts';
import { type Address, goTo, linkTo, type Query } from './address.ts';

/** What every part of a page knows. */
interface Surroundings extends Address {
  readonly setting: Setting;
  readonly language: Language;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

const FIRST_MARKET = 'kospi';

interface SectorLike {
  readonly id?: string | undefined;
  readonly code?: string;
  readonly name?: string;
}

/** The page as its address asks for it, and names in the reader's language. */
export function usePage() {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new TypeError('no surroundings');
  const { setting, language, page, query } = surroundings;
  const { broker = setting.brokers[0]?.name ?? '', market = FIRST_MARKET } = query;
  const of = (text: Text): string => text[language];
  const say = (word: Word): string => of(WORDS[word]);
  const labelled = (known: { readonly label: Text } | undefined, id: string): string =>
    known === undefined ? id : of(known.label);
  return {
    ...surroundings,
    /** The broker and the market that are asked: without a choice the first. */
    where: { broker, market },
    measure: query['measures'] === 'volume' ? ('volume' as const) : ('value' as const),
    /** Changes the question in the address. */
    change: (changes: Query): void => goTo(linkTo(page, { ...query, ...changes })),
    of,
    say,
    /** A key of an answer or an address, as a word where there is one. */
    word: (key: string): string => (isWord(key) ? say(key) : key),
    broker: (name: string): string => labelled(brokerIn(setting, name), name),
    market: (id: string): string => labelled(marketIn(setting, id), id),
    sector: (inMarket: string, { id = '', code = '', name = code }: SectorLike): string =>
      labelled(
        marketIn(setting, inMarket)?.sectors.find((it) => it.id === id),
        code === '' ? id : `${name} [${code}]`,
      ),
    investor: (id: string): string =>
      labelled(
        setting.investors.find((it) => it.id === id),
        id,
      ),
    sessions: (count: string): string => count + say('sessionsShort'),
  };
}

export const brokerIn = ({ brokers }: Setting, name: string): BrokerSetting | undefined =>
  brokers.find((it) => it.name === name);
export const marketIn = ({ markets }: Setting, id: string): MarketSetting | undefined =>
  markets.find((it) => it.id === id);
