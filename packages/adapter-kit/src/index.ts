/** What every broker adapter needs and no user does: sending, tokens, turns, retries, pages, redaction. */
export { type Asking, stillWanted } from './asking.ts';
export { call, type Call, type Reply, unreadable } from './call.ts';
export type { Line } from './line.ts';
export { check, shaped } from './check.ts';
export { type Clock, systemClock } from './clock.ts';
export { connection, type Connection } from './connection.ts';
export type { Asked, Dialect, Endpoint, TokenEndpoint } from './endpoint.ts';
export { announcer, type CallEvent, type EventHandler } from './event.ts';
export { fileTokenStore } from './file-token-store.ts';
export {
  columns,
  type FiguresOf,
  isBlank,
  type Row,
  type RowReader,
  type TradeColumns,
  trades,
} from './figures.ts';
export { type AnswerParts, flowsFrom, type RowParts } from './flow.ts';
export { type HoldingRow, walkHoldings } from './holdings-walk.ts';
export { type Lifetime, lifetime, PartFailed } from './lifetime.ts';
export { type Limiter, localLimiter } from './limiter.ts';
export { memoryTokenStore } from './memory-token-store.ts';
export { paceOf, SLACK_MS } from './pace.ts';
export { MOST_PAGES, type Page, walkPages } from './pages.ts';
export { type Redactor, redactor } from './redact.ts';
export { type Refusal, refusalByStatus } from './refusal.ts';
export { type Answer, type Request, sender, type Sender } from './send.ts';
export {
  checkedSettings,
  type CommonSettings,
  commonSettings,
  credential,
  environmentOf,
  SettingsError,
  settingsIssues,
} from './settings.ts';
export { sharedParts } from './shared-parts.ts';
export { forecastFrom, type SlidingWindow, slidingWindow } from './sliding-window.ts';
export { type Answers, sourceOf } from './source.ts';
export { statusOf } from './status.ts';
export { storeKey } from './store-key.ts';
export { frozen, mapValues } from './tables.ts';
export { together } from './together.ts';
export { type TokenKeeper, tokenKeeper } from './token.ts';
export type { Token, TokenStore } from './token-store.ts';
export { tokenText } from './token-text.ts';
export { type TurnQueue, turnQueue } from './turn-queue.ts';
export { type Moved, underway } from './underway.ts';
export {
  decimal,
  magnitude,
  type Reader,
  refined,
  signedWhole,
  times,
  unsignedWhole,
} from './whole.ts';
