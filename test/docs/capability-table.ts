import {
  byQuestion,
  type Capabilities,
  type History,
  MARKETS,
  offerOf,
  type OfferPart,
  type OfferParts,
  type Question,
  QUESTIONS,
  specOf,
} from '@investor-flow/core';
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';

const BROKERS: readonly (readonly [string, Capabilities])[] = [
  ['Kiwoom', kiwoomCapabilities('live')],
  ['Kiwoom mock', kiwoomCapabilities('mock')],
  ['Korea Investment', koreaInvestmentCapabilities('live')],
  ['Korea Investment mock', koreaInvestmentCapabilities('mock')],
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const words = (list: readonly string[]): string => list.join(', ');

const HISTORY: { readonly [K in History['kind']]: (history: History) => string } = {
  'any-day': ({ from }) => (from === undefined ? 'any day' : `any day from ${from}`),
  'latest-session': () => 'latest session',
  'last-sessions': ({ sessions }) => `last ${sessions} sessions`,
};

/** How each part of an offer is written; sectors and calls are not for this table. */
const PARTS: { readonly [P in OfferPart]?: (part: OfferParts[P]) => string } = {
  markets: (markets) => (markets.length === MARKETS.length ? 'all markets' : words(markets)),
  by: (bases) => words(Object.keys(bases)),
  venues: words,
  measures: words,
  sides: words,
  history: (history) => HISTORY[history.kind](history),
};

const written = (offer: Partial<OfferParts>, part: OfferPart): readonly string[] => {
  const value = offer[part];
  const write = PARTS[part] as ((value: unknown) => string) | undefined;
  return value === undefined || write === undefined ? [] : [write(value)];
};

function cell(
  capabilities: Capabilities,
  question: Question,
  note: (because: string) => string,
): string {
  const offer = offerOf(capabilities, question);
  if (offer.support === 'none') return `–${note(offer.because)}`;
  const order = (Object.keys(PARTS) as OfferPart[]).filter((part) =>
    specOf(question).offers.includes(part),
  );
  const parts = order.flatMap((part) => written(offer as Partial<OfferParts>, part));
  return parts.join('; ') + (offer.support === 'partial' ? note(offer.because) : '');
}

/** The README's table of what each broker answers, made from the capability maps. */
export function capabilityTable(): string {
  const notes: string[] = [];
  const note = (because: string): string => {
    if (!notes.includes(because)) notes.push(because);
    return ` [${notes.indexOf(because) + 1}]`;
  };
  const lines = byQuestion((question) =>
    row([`\`${question}\``, ...BROKERS.map(([, map]) => cell(map, question, note))]),
  );
  const head = row(['question', ...BROKERS.map(([name]) => name)]);
  const rule = row(['---', ...BROKERS.map(() => '---')]);
  const table = [head, rule, ...QUESTIONS.map((question) => lines[question])].join('\n');
  return `${table}\n\n${notes.map((because, place) => `[${place + 1}] ${because}.`).join('\n')}\n`;
}

const [BEGIN, END] = ['<!-- capabilities: generated -->', '<!-- /capabilities -->'];

/** The text with the table in its place; a text without a place for it is a mistake. */
export function withTable(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('no place for the table');
  return `${before}${BEGIN}\n\n${capabilityTable()}\n${END}${after}`;
}
