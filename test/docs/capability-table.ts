import {
  type Capabilities,
  type Capability,
  MARKETS,
  QUESTIONS,
  type Question,
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

function cell(it: Capability, note: (because: string) => string): string {
  if (it.support === 'none') return `–${note(it.because)}`;
  const markets = it.markets.length === MARKETS.length ? 'all markets' : words(it.markets);
  const history = it.history.kind === 'any-day' ? 'any day' : 'latest session';
  const parts = [markets, words(it.venues), words(it.measures), words(it.sides), history];
  const mark = it.support === 'partial' ? note(it.because) : '';
  return parts.filter((part) => part !== '').join('; ') + mark;
}

/** The README's table of what each broker answers, made from the capability maps. */
export function capabilityTable(): string {
  const notes: string[] = [];
  const note = (because: string): string => {
    if (!notes.includes(because)) notes.push(because);
    return ` [${notes.indexOf(because) + 1}]`;
  };
  const line = (question: Question): string =>
    row([`\`${question}\``, ...BROKERS.map(([, map]) => cell(map[question], note))]);
  const head = row(['question', ...BROKERS.map(([name]) => name)]);
  const rule = row(['---', ...BROKERS.map(() => '---')]);
  const table = [head, rule, ...QUESTIONS.map(line)].join('\n');
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
