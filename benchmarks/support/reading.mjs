// An adapter's answers over a body in memory: envelope, endpoint and model are the real ones, only the socket is left out.
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { krxCalendar, ok, planQuestion } from '@investor-flow/core';
import { ANSWERS as koreaInvestmentAnswers } from '../../packages/koreainvestment/dist/answers/index.js';
import { koreaInvestmentDialect } from '../../packages/koreainvestment/dist/wire/dialect.js';
import { ANSWERS as kiwoomAnswers } from '../../packages/kiwoom/dist/answers/index.js';
import { kiwoomDialect } from '../../packages/kiwoom/dist/wire/dialect.js';
import { redactor } from '../../packages/adapter-kit/dist/redact.js';
import { EVENING } from './bodies.mjs';
import { valueOf } from './gate.mjs';

const now = Date.parse(EVENING);
const clock = { now: () => now, sleep: () => Promise.resolve() };

/** A question's context; the text is parsed anew for every call. */
function contextOf(broker, operation, dialect, text) {
  const waitBudget = {
    left: () => Infinity,
    during: (wait) => wait(),
    renew: () => undefined,
    beside: () => waitBudget,
  };
  return {
    at: { broker, operation },
    signal: new AbortController().signal,
    waitBudget,
    calendar: krxCalendar,
    clock,
    leaveOut: () => undefined,
    connection: {
      environment: 'sandbox',
      line: {
        redact: redactor([
          'the-app-key-of-nobody-in-particular',
          'the-secret-of-nobody-in-particular',
        ]),
      },
      ask: async (endpoint, query) => {
        const answer = { status: 200, headers: {}, text };
        const opened = dialect.open(answer, JSON.parse(text));
        if (opened.isErr()) throw new Error(JSON.stringify(opened.error));
        const body = endpoint.read(opened.value, query);
        if (body.isErr()) throw new Error(JSON.stringify(body.error));
        return ok({ body: body.value, headers: answer.headers, observedAt: now, text });
      },
    },
  };
}

const planOf = (broker, capabilities, question, query) =>
  valueOf(
    'the plan',
    planQuestion(
      { broker, capabilities, moment: () => ({ calendar: krxCalendar, now }) },
      question,
      query,
    ),
  );

function kiwoomAnswer(question, query, text) {
  const dialect = kiwoomDialect({ quota: 'q', perSecond: 4 });
  const plan = planOf('kiwoom', kiwoomCapabilities('sandbox'), question, query);
  const context = contextOf('kiwoom', question, dialect, text);
  return () => kiwoomAnswers[question].answer(plan, context);
}

/** `ka10051` of kospi to the flow of every sector. */
export const sectorFlowsOf = (text) => kiwoomAnswer('sectorFlows', { market: 'kospi' }, text);

/** A page of `ka10008` to its fifty days. */
export function holdingsOf(text) {
  const pages = kiwoomAnswer('foreignHoldings', { stock: '005930', limit: 50 }, text);
  return async () => (await pages().next()).value;
}

/** `FHPTJ04030000` of kospi, value and volume, to one flow. */
export function marketFlowOf(text) {
  const broker = 'koreainvestment';
  const dialect = koreaInvestmentDialect({
    quota: 'q',
    perSecond: 15,
    appKey: 'k',
    appSecret: 's',
    customer: { type: 'personal' },
  });
  const query = { market: 'kospi', measures: ['value', 'volume'] };
  const plan = planOf(broker, koreaInvestmentCapabilities('sandbox'), 'investorFlow', query);
  const context = contextOf(broker, 'investorFlow', dialect, text);
  return () => koreaInvestmentAnswers.investorFlow.answer(plan, context);
}
