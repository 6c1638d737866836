// An adapter's answers over a body in memory: envelope, endpoint and model are the real ones, only the socket is left out.
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { krxCalendar, ok, planFlow, planHoldings } from '@investor-flow/core';
import { answersOf as koreaInvestmentAnswers } from '../../packages/koreainvestment/dist/source.js';
import { koreaInvestmentDialect } from '../../packages/koreainvestment/dist/wire/dialect.js';
import { answersOf as kiwoomAnswers } from '../../packages/kiwoom/dist/source.js';
import { kiwoomDialect } from '../../packages/kiwoom/dist/wire/dialect.js';
import { redactor } from '../../packages/adapter-kit/dist/redact.js';
import { readJson } from '../../packages/adapter-kit/dist/json.js';
import { EVENING } from './bodies.mjs';
import { valueOf } from './gate.mjs';

const now = Date.parse(EVENING);

const asking = (broker, operation) => {
  const patience = {
    left: () => Infinity,
    during: (wait) => wait(),
    beside: () => patience,
  };
  return { at: { broker, operation }, signal: new AbortController().signal, patience };
};

/** Everything of a connection that reading needs; the text is parsed anew for every call. */
const linkTo = (dialect, text) => ({
  environment: 'sandbox',
  calendar: krxCalendar,
  announce: () => undefined,
  line: {
    redact: redactor(['the-app-key-of-nobody-in-particular', 'the-secret-of-nobody-in-particular']),
  },
  ask: async (endpoint, query) => {
    const answer = { status: 200, headers: {}, text };
    const opened = dialect.open(answer, valueOf('the JSON', readJson(text)));
    if (opened.isErr()) throw new Error(JSON.stringify(opened.error));
    const body = endpoint.read(opened.value, query);
    if (body.isErr()) throw new Error(JSON.stringify(body.error));
    return ok({ body: body.value, headers: answer.headers, observedAt: now, text });
  },
});

const terms = (broker, capabilities) => ({ broker, capabilities, calendar: krxCalendar, now });

/** `ka10051` of kospi to the flow of every sector. */
export function sectorFlowsOf(text) {
  const dialect = kiwoomDialect({ quota: 'q', perSecond: 4 });
  const answers = kiwoomAnswers(linkTo(dialect, text));
  const plan = valueOf(
    'the plan',
    planFlow('sectorFlows', { market: 'kospi' }, terms('kiwoom', kiwoomCapabilities('sandbox'))),
  );
  const mine = asking('kiwoom', 'sectorFlows');
  return () => answers.sectorFlows(plan, mine);
}

/** A page of `ka10008` to its fifty days. */
export function holdingsOf(text) {
  const dialect = kiwoomDialect({ quota: 'q', perSecond: 4 });
  const answers = kiwoomAnswers(linkTo(dialect, text));
  const capabilities = kiwoomCapabilities('sandbox');
  const plan = valueOf(
    'the plan',
    planHoldings({ stock: '005930', limit: 50 }, terms('kiwoom', capabilities)),
  );
  const mine = asking('kiwoom', 'foreignHoldings');
  return async () => {
    const page = await answers.foreignHoldings(plan, () => mine).next();
    return page.value;
  };
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
  const answers = koreaInvestmentAnswers(linkTo(dialect, text));
  const plan = valueOf(
    'the plan',
    planFlow(
      'investorFlow',
      { market: 'kospi', measures: ['value', 'volume'] },
      terms(broker, koreaInvestmentCapabilities('sandbox')),
    ),
  );
  const mine = asking(broker, 'investorFlow');
  return () => answers.investorFlow(plan, mine);
}
