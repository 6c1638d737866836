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

const BROKERS = {
  kiwoom: {
    capabilities: kiwoomCapabilities('sandbox'),
    dialect: kiwoomDialect({ quota: 'q', perSecond: 4 }),
    answers: kiwoomAnswers,
  },
  koreainvestment: {
    capabilities: koreaInvestmentCapabilities('sandbox'),
    dialect: koreaInvestmentDialect({
      quota: 'q',
      perSecond: 15,
      appKey: 'k',
      appSecret: 's',
      customer: { type: 'personal' },
    }),
    answers: koreaInvestmentAnswers,
  },
};

/** Answers a question over a body; of one that is answered by pages the first page. */
const reading = (broker, question, query) => (text) => {
  const { capabilities, dialect, answers } = BROKERS[broker];
  const moment = () => ({ calendar: krxCalendar, now });
  const planned = planQuestion({ broker, capabilities, moment }, question, query);
  const plan = valueOf('the plan', planned);
  const context = contextOf(broker, question, dialect, text);
  const answer = () => answers[question].answer(plan, context);
  return 'limit' in query ? async () => (await answer().next()).value : answer;
};

const measures = ['value', 'volume'];
const STOCK = { stock: '005930' };
const MARKET = { market: 'kospi' };

/** How each body is read, to all of its rows; a page of `ka10059` has one measure. */
export const READERS = {
  ka10051: reading('kiwoom', 'sectorFlows', MARKET),
  ka10008: reading('kiwoom', 'foreignHoldings', { ...STOCK, limit: 50 }),
  ka10059: reading('kiwoom', 'stockFlows', { ...STOCK, limit: 100 }),
  fhptj04030000: reading('koreainvestment', 'investorFlow', { ...MARKET, measures }),
  fhptj04040000: reading('koreainvestment', 'flowHistory', { ...MARKET, limit: 300, measures }),
  fhptj04160001: reading('koreainvestment', 'stockFlows', { ...STOCK, limit: 30, measures }),
};
