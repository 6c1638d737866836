import { KEPT, WIDEST } from './subjects/kept.ts';
import { REPLAYED } from './subjects/replayed.ts';
import { SANDBOXED } from './subjects/sandboxed.ts';
import { THIRD } from './subjects/third.ts';
import { betweenQuestions } from './between-questions.suite.ts';
import { everyQuestion } from './question.suite.ts';
import { sourceContract } from './source.suite.ts';

// A store refuses nothing that some broker could answer; what it holds is answered as its broker does.
sourceContract({ ...KEPT, capabilities: WIDEST });
everyQuestion(KEPT);
betweenQuestions(KEPT);

for (const subject of [...REPLAYED, ...SANDBOXED, THIRD]) {
  sourceContract(subject);
  everyQuestion(subject);
  betweenQuestions(subject);
}
