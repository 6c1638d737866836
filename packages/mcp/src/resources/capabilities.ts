import {
  type Capabilities,
  kiwoomCapabilities,
  koreaInvestmentCapabilities,
  offerOf,
  type OfferParts,
  type Question,
  QUESTIONS,
} from 'investor-flow';
import { TOOL_ENTRIES } from '../questions/index.ts';

/** What the brokers answer with keys of their live hosts. */
const BROKERS: readonly (readonly [string, () => Capabilities])[] = [
  ['Kiwoom', kiwoomCapabilities],
  ['Korea Investment', koreaInvestmentCapabilities],
];

/** What each broker answers, as a page; from the same maps that decide it. */
export const capabilitiesText = (): string =>
  [
    '# What each broker answers',
    '',
    'On the live hosts; mock hosts answer less. get_status says what the brokers that are set up here answer.',
    ...QUESTIONS.flatMap((question) => [
      '',
      `## ${question}: ${toolOf(question)}`,
      '',
      ...BROKERS.map(([name, capabilities]) => `- ${name}: ${offered(capabilities(), question)}`),
    ]),
    '',
  ].join('\n');

function toolOf(question: Question): string {
  const entry = TOOL_ENTRIES[question];
  return 'because' in entry ? `no tool of its own (${entry.because})` : entry.name;
}

function offered(capabilities: Capabilities, question: Question): string {
  const offer = offerOf(capabilities, question);
  if (offer.support === 'none') return `not offered. ${offer.because}.`;
  const { markets, venues, measures, history, by } = offer as Partial<OfferParts>;
  const parts = [
    markets?.join(', '),
    venues?.join(', '),
    measures?.join(', '),
    history === undefined
      ? undefined
      : history.kind === 'last-sessions'
        ? `last ${history.sessions} sessions`
        : history.kind.replace('-', ' '),
    by === undefined ? undefined : `by ${Object.keys(by).join(', ')}`,
  ].filter((it) => it !== undefined && it !== '');
  const because = offer.support === 'partial' ? `. ${offer.because}.` : '.';
  return `${parts.length === 0 ? 'offered' : parts.join('; ')}${because}`;
}
