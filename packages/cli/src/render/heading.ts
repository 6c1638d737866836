import type { InvestorFlow } from 'investor-flow';
import stringWidth from 'string-width';
import type { Look } from '../look.ts';
import { word } from './labels.ts';

type Environment = InvestorFlow['environment'];

/** Says above a table that its figures are not the exchange's; nothing where they are. */
export const markOf = (environment: Environment, { language, paint }: Look): readonly string[] =>
  environment === 'live' ? [] : [paint.warning(`*** ${word(environment, language)} ***`)];

/** What a table is about: the subject, then what qualifies it, on as many lines as it needs. */
export function headline(
  subject: string,
  details: readonly string[],
  { paint, width }: Look,
): string {
  const text: string[] = [];
  let line = paint.heading(subject);
  for (const detail of details) {
    const longer = `${line}  ${detail}`;
    if (stringWidth(longer) <= width) line = longer;
    else {
      text.push(line);
      line = `  ${detail}`;
    }
  }
  return [...text, line].join('\n');
}

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
