import type { Display } from '../render/display.ts';
import { type Text, text } from '../language.ts';
import type { Tone } from '../render/section.ts';
import { table } from '../render/table.ts';

/** One thing that was checked. */
export interface Finding {
  readonly topic: 'settings' | 'tokens' | 'clock' | 'sign-in' | 'calendar' | 'account';
  readonly name: string;
  readonly state: 'ok' | 'note' | 'problem' | 'skipped';
  /** One sentence, without any value of a setting. */
  readonly message: Text;
  /** With which code the command ends for a problem. */
  readonly code?: number;
}

/** Makes findings of one topic; their message in both languages. */
export const findingOf =
  (topic: Finding['topic']) =>
  (name: string, state: Finding['state'], ko: string, en?: string): Finding => ({
    topic,
    name,
    state,
    message: text(ko, en),
  });

const STATES: Readonly<Record<Finding['state'], { readonly word: Text; readonly tone: Tone }>> = {
  ok: { word: text('정상', 'ok'), tone: 'good' },
  note: { word: text('참고', 'note'), tone: 'warning' },
  problem: { word: text('문제', 'problem'), tone: 'bad' },
  skipped: { word: text('건너뜀', 'skipped'), tone: 'faint' },
};

const TOPICS: Readonly<Record<Finding['topic'], Text>> = {
  settings: text('설정', 'settings'),
  tokens: text('토큰', 'tokens'),
  clock: text('시계', 'clock'),
  'sign-in': text('인증', 'sign-in'),
  calendar: text('달력', 'calendar'),
  account: text('계정', 'account'),
};

const HEADINGS = [text('주제', 'about'), text('대상', 'what'), text('상태', 'state')];

/** What the doctor found, a line each. */
export const findingsTable = (
  findings: readonly Finding[],
  { paint, language, width }: Display,
): readonly string[] =>
  table(
    [
      ...HEADINGS.map((heading) => ({ heading: heading[language], lean: 'left' as const })),
      { heading: text('결과', 'finding')[language], isProse: true },
    ],
    findings.map(({ topic, name, state, message }) => {
      const { word, tone } = STATES[state];
      return [TOPICS[topic][language], name, paint[tone](word[language]), message[language]];
    }),
    width,
  ).lines;
