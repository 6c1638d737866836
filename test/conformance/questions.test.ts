import { afterAll } from 'vitest';
import { closeKept, KEPT, WIDEST } from '../support/kept.ts';
import { REPLAYED } from '../support/replayed.ts';
import { SANDBOXED } from '../support/sandboxed.ts';
import { THIRD } from '../support/third-subject.ts';
import { betweenQuestions } from './between-questions.suite.ts';
import { everyQuestion } from './question.suite.ts';
import { sourceContract } from './source.suite.ts';

// A store refuses nothing that some broker could answer; what it holds is answered as its broker does.
sourceContract({ ...KEPT, capabilities: WIDEST });
everyQuestion(KEPT);
betweenQuestions(KEPT);
afterAll(closeKept);

for (const subject of [...REPLAYED, ...SANDBOXED, THIRD]) {
  sourceContract(subject);
  everyQuestion(subject);
  betweenQuestions(subject);
}
