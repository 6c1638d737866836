import type { InvestorFlow } from 'investor-flow';
import type { Look } from '../look.ts';
import { word } from './labels.ts';

type Environment = InvestorFlow['environment'];

/** Says above a table that its figures are not the exchange's; nothing where they are. */
export const markOf = (environment: Environment, { language, paint }: Look): readonly string[] =>
  environment === 'live' ? [] : [paint.warning(`*** ${word(environment, language)} ***`)];

/** What a table is about: the subject, then what qualifies it. */
export const headline = (subject: string, details: readonly string[], { paint }: Look): string =>
  `${paint.heading(subject)}  ${details.join('  ')}`;

/** A day and how sure it is: `2026-11-20 (provisional, day assumed)`. */
export function dayText(
  { day, status, dayBasis }: Pick<InvestorFlow, 'day' | 'status' | 'dayBasis'>,
  { language }: Look,
): string {
  const said = [word(status, language)];
  if (dayBasis === 'assumed') said.push(word('assumed', language));
  return `${day} (${said.join(', ')})`;
}

export const lines = (texts: readonly string[]): string => texts.map((it) => `${it}\n`).join('');
