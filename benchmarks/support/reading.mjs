// An adapter's answers over a body in memory: envelope, endpoint and model are the real ones, only the socket is left out.
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { krxCalendar, planQuestion } from '@investor-flow/core';
import { ANSWERS as koreaInvestmentAnswers } from '../../packages/koreainvestment/dist/answers/index.js';
import { koreaInvestmentDialect } from '../../packages/koreainvestment/dist/wire/dialect.js';
import { ANSWERS as kiwoomAnswers } from '../../packages/kiwoom/dist/answers/index.js';
import { kiwoomDialect } from '../../packages/kiwoom/dist/wire/dialect.js';
import { redactor } from '../../packages/adapter-kit/dist/redact.js';
import { EVENING } from './bodies.mjs';
import { valueOf } from './gate.mjs';

const now = Date.parse(EVENING);
const clock = { now: () => now, sleep: () => Promise.resolve() };
const redact = redactor([
  'the-app-key-of-nobody-in-particular',
  'the-secret-of-nobody-in-particular',
]);

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
      transport: { redact },
      ask: (endpoint, query) => {
        const answer = { status: 200, headers: {}, text };
        const read = dialect
          .open(answer, JSON.parse(text))
          .andThen((body) => endpoint.read(body, query, redact));
        return Promise.resolve(
          read.map((body) => ({
            api: endpoint.id,
            body,
            headers: answer.headers,
            observedAt: now,
            unreadable: (issues) => new Error(JSON.stringify(issues)),
          })),
        );
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

function koreaInvestmentAnswer(question, query, text) {
  const broker = 'koreainvestment';
  const dialect = koreaInvestmentDialect({
    quota: 'q',
    perSecond: 15,
    appKey: 'k',
    appSecret: 's',
    customer: { type: 'personal' },
  });
  const plan = planOf(broker, koreaInvestmentCapabilities('sandbox'), question, query);
  const context = contextOf(broker, question, dialect, text);
  return () => koreaInvestmentAnswers[question].answer(plan, context);
}

/** The first page of a question that is answered by pages. */
const firstPage = (pages) => async () => (await pages().next()).value;

const BOTH = ['value', 'volume'];

/** `ka10051` of kospi to the flow of every sector. */
export const sectorFlowsOf = (text) => kiwoomAnswer('sectorFlows', { market: 'kospi' }, text);

/** A page of `ka10008` to its fifty days. */
export const holdingsOf = (text) =>
  firstPage(kiwoomAnswer('foreignHoldings', { stock: '005930', limit: 50 }, text));

/** A page of `ka10059`, which has one measure, to its hundred days. */
export const stockFlowsOf = (text) =>
  firstPage(kiwoomAnswer('stockFlows', { stock: '005930', limit: 100 }, text));

/** `FHPTJ04030000` of kospi, value and volume, to one flow. */
export const marketFlowOf = (text) =>
  koreaInvestmentAnswer('investorFlow', { market: 'kospi', measures: BOTH }, text);

/** `FHPTJ04040000` of kospi, value and volume, to its three hundred days. */
export const marketDaysOf = (text) =>
  firstPage(
    koreaInvestmentAnswer('flowHistory', { market: 'kospi', limit: 300, measures: BOTH }, text),
  );

/** `FHPTJ04160001`, value and volume, bought and sold, to its thirty days. */
export const stockDaysOf = (text) =>
  firstPage(
    koreaInvestmentAnswer('stockFlows', { stock: '005930', limit: 30, measures: BOTH }, text),
  );
