import { type Text, text } from '../language.ts';

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
