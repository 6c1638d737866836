import { errAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { GOOD, offering } from '../__fixtures__/questions.ts';
import { FAULT, FORMS, opened, series } from '../__fixtures__/sources.ts';
import { type Question, QUESTIONS } from '../questions/index.ts';
import { ask, byQuestion, offerOf, pages } from './ask.ts';
import { methodsOf } from './source-of.ts';
import { capabilitiesOf, NO_ANSWER } from './capabilities-of.ts';

it('the methods of a source are its questions and the pages of its series', () => {
  const asked: unknown[] = [];
  const methods = methodsOf({
    answer: (...given) => {
      asked.push(['answer', ...given]);
      return errAsync(FAULT);
    },
    pages: (...given) => {
      asked.push(['pages', ...given]);
      return series()() as never;
    },
  });
  expect(Object.keys(methods).toSorted()).toEqual(FORMS.map(({ form }) => form).toSorted());
  const source = { ...opened().source, ...methods };
  for (const { form, question } of FORMS) {
    const options = {};
    if (form === question) void ask(source, question, GOOD as never, options);
    else void pages(source, question as 'flowHistory', GOOD as never, options);
    expect(asked.pop()).toEqual([form === question ? 'answer' : 'pages', question, GOOD, options]);
  }
});

it('a table by question has an entry for each', () => {
  expect(Object.keys(byQuestion((question) => question))).toEqual(QUESTIONS);
});

it.each(QUESTIONS)('a capability map without %s says none, and why', (question: Question) => {
  const all = offering();
  const { [question]: _, ...others } = all;
  const map = capabilitiesOf(others);
  expect(map).toEqual({ ...all, [question]: NO_ANSWER });
  expect(offerOf(map, question)).toEqual(NO_ANSWER);
});
