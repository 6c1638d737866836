/** What every broker adapter needs and no user does: sending, tokens, turns, retries, pages, redaction. */
export { type Asking, stillWanted } from './asking.ts';
export { call, type Call, type Reply, unreadable } from './call/pipeline.ts';
export type { Transport } from './call/transport.ts';
export { check, shaped } from './read/check.ts';
export { type Clock, systemClock } from './clock.ts';
export { connection, type Connection } from './call/connection.ts';
export type { Asked, Dialect, Endpoint, TokenEndpoint } from './read/endpoint.ts';
export { announcer, type CallEvent, type EventHandler } from './call/event.ts';
export { fileTokenStore } from './token/file.ts';
export {
  columns,
  type FiguresOf,
  isBlank,
  type Row,
  type RowReader,
  type TradeColumns,
  trades,
} from './read/columns.ts';
export { type AnswerParts, flowsFrom, type RowParts } from './read/flow.ts';
export { type HoldingRow, walkHoldings } from './read/holdings-walk.ts';
export { type Lifetime, lifetime, PartFailed } from './lifetime.ts';
export { type Limiter, localLimiter, PACE, paceWindows, type Permit } from './pace/limiter.ts';
export { memoryTokenStore } from './token/memory.ts';
export { MOST_PAGES, type Page, walkPages } from './read/pages.ts';
export { type Redactor, redactor } from './redact.ts';
export { type Refusal, refusalByStatus } from './call/refusal.ts';
export { type Answer, type Request, sender, type Sender } from './call/send.ts';
export {
  checkedSettings,
  type CommonSettings,
  commonSettings,
  credential,
  environmentOf,
  SettingsError,
  settingsIssues,
} from './call/settings.ts';
export { sharedParts } from './call/shared-parts.ts';
export { type Answers, sourceOf } from './source.ts';
export { statusOf } from './read/status.ts';
export { storeKey } from './token/store-key.ts';
export { frozen, mapValues } from './read/tables.ts';
export { together } from './together.ts';
export { type TokenManager, tokenManager } from './token/manager.ts';
export { isToken, type Token, type TokenStore } from './token/store.ts';
export { tokenText } from './token/token-text.ts';
export { elapsedMs, permitQueue } from './pace/queue.ts';
export {
  decimal,
  magnitude,
  type Reader,
  refined,
  signedWhole,
  times,
  unsignedWhole,
} from './read/numbers.ts';
