import { offerOf, QUESTIONS, type Source } from 'investor-flow';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('account');
const SUPPORTS = [
  ['full', '가능', 'ok'],
  ['partial', '일부 가능', 'ok'],
  ['none', '불가', 'note'],
] as const;

/** What a configured broker may be asked in its environment, by its capabilities; nothing is sent. */
export const accountFindings = (
  { broker, capabilities }: Source,
  environment: string,
): readonly Finding[] =>
  SUPPORTS.flatMap(([support, ko, state]) => {
    const questions = QUESTIONS.filter((it) => offerOf(capabilities, it).support === support);
    if (questions.length === 0) return [];
    const listed = questions.join(', ');
    return [
      finding(
        broker,
        state,
        `${environment}, ${ko}: ${listed}.`,
        `${environment}, ${support}: ${listed}.`,
      ),
    ];
  });
