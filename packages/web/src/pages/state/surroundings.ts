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

/** Names in the reader's language. */
interface Names {
  readonly say: (word: Word) => string;
  /** A key of an answer, as a word where there is one. */
  readonly word: (key: string) => string;
  readonly of: (text: Text) => string;
  readonly broker: (name: string) => string;
  readonly market: (id: string) => string;
  readonly sector: (market: string, sector: SectorLike) => string;
  readonly investor: (id: string) => string;
  readonly sessions: (count: string) => string;
}

interface SectorLike {
  readonly id?: string | undefined;
  readonly code?: string;
  readonly name?: string;
}

/** The page as its address asks for it. */
interface Page extends Surroundings, Names {
  /** The broker and the market that are asked: without a choice the first. */
  readonly where: { readonly broker: string; readonly market: string };
  readonly measure: 'value' | 'volume';
  /** Changes the question in the address. */
  readonly change: (changes: Query) => void;
}

export function usePage(): Page {
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
    where: { broker, market },
    measure: query['measures'] === 'volume' ? 'volume' : 'value',
    change: (changes) => goTo(linkTo(page, { ...query, ...changes })),
    of,
    say,
    word: (key) => (isWord(key) ? say(key) : key),
    broker: (name) => labelled(brokerIn(setting, name), name),
    market: (id) => labelled(marketIn(setting, id), id),
    sector: (inMarket, { id = '', code = '', name = code }) =>
      labelled(
        marketIn(setting, inMarket)?.sectors.find((it) => it.id === id),
        code === '' ? id : `${name} [${code}]`,
      ),
    investor: (id) =>
      labelled(
        setting.investors.find((it) => it.id === id),
        id,
      ),
    sessions: (count) => count + say('sessionsShort'),
  };
}

export const brokerIn = ({ brokers }: Setting, name: string): BrokerSetting | undefined =>
  brokers.find((it) => it.name === name);
export const marketIn = ({ markets }: Setting, id: string): MarketSetting | undefined =>
  markets.find((it) => it.id === id);
