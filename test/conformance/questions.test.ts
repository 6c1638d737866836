import { REPLAYED } from '../support/replayed.ts';
import { SANDBOXED } from '../support/sandboxed.ts';
import { THIRD } from '../support/third-subject.ts';
import { betweenQuestions } from './between-questions.suite.ts';
import { everyQuestion } from './question.suite.ts';
import { sourceContract } from './source.suite.ts';

for (const subject of [...REPLAYED, ...SANDBOXED, THIRD]) {
  sourceContract(subject);
  everyQuestion(subject);
  betweenQuestions(subject);
}
