import {
  type BrokerError,
  connect,
  type ForeignHoldingsQuery,
  type InvestorFlowQuery,
  kiwoomCapabilities,
  krxCalendar,
  type Market,
  type Measure,
  planFlow,
  planHoldings,
  type Question,
  type Result,
  type SectorId,
  type Source,
  type Venue,
} from 'investor-flow';
import { type Complaint, misconfigured, unanswered } from './complaint.ts';
import type { Desk } from './desk.ts';
import type { Given } from './given.ts';
import { brokerNamed, settingsFor } from './settings.ts';

/** The question that was typed; whether its words exist is for the library to say. */
export const flowQuery = (given: Given): InvestorFlowQuery => ({
  market: given.market as Market,
  sector: given.sector as SectorId | undefined,
  day: given.day,
  venue: given.venue as Venue | undefined,
  measures: given.measure?.split(',').map((it) => it.trim()) as readonly Measure[] | undefined,
});

/** What is wrong with the question itself: it can be told without keys, so it is told first. */
export function wrongQuestion(
  question: Question,
  query: InvestorFlowQuery | ForeignHoldingsQuery,
  desk: Desk,
): Complaint | undefined {
  const terms = {
    broker: '',
    capabilities: kiwoomCapabilities(),
    calendar: krxCalendar,
    now: desk.now(),
  };
  const planned: Result<unknown, BrokerError> =
    question === 'foreignHoldings' ? planHoldings(query, terms) : planFlow(question, query, terms);
  if (planned.isOk() || planned.error.kind !== 'invalid') return undefined;
  return unanswered(planned.error);
}

/** Opens the chosen broker, has it answer, and lets go of it whatever happens. */
export async function withSource(
  given: Given,
  desk: Desk,
  work: (source: Source) => Promise<Complaint | undefined>,
): Promise<number> {
  const opened = brokerNamed('--broker', given.broker).andThen((broker) =>
    settingsFor(given, desk).andThen((config) =>
      connect({ ...config, broker: broker ?? config.broker }).mapErr(misconfigured),
    ),
  );
  if (opened.isErr()) return desk.complain(opened.error);
  const source = opened.value;
  try {
    const complaint = await work(source);
    return complaint === undefined ? 0 : desk.complain(complaint);
  } finally {
    await source.close();
  }
}
