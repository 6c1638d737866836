import type { Rules } from '../input/read-input.ts';

/** A question that a person picks, with what it can be filled in with. */
export interface PromptEntry {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What each argument is, by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly rules: Rules;
  readonly text: (given: Readonly<Record<string, string | undefined>>) => string;
}

/** Said at the end of every prompt. */
export const RULES_OF_ANSWERS =
  'Answer in the language of the user. Give the day, the unit and the status of the figures, and every caveat that the tools return. If the figures are of the sandbox or a mock environment, say so first. Say what you could not get, and why. Do not forecast and do not advise to buy or sell.';
