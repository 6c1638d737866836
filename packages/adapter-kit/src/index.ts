/** What every broker adapter needs and no user does: sending, tokens, permits, retries, pages, redaction. */
export type { Transport } from './call/transport.ts';
export { connection, type Connection } from './call/connection.ts';
export { announcer, type CallEvent, type EventHandler } from './call/event.ts';
export { fileTokenStore } from './token/file.ts';
export { type Limiter, localLimiter, PACE, paceWindows } from './pace/limiter.ts';
export { memoryTokenStore } from './token/memory.ts';
export { type Redactor, redactor } from './redact.ts';
export { type Refusal, refusalByStatus } from './call/refusal.ts';
export { type Answer, type Request, sender, type Sender } from './call/send.ts';
export {
  checkedSettings,
  type CommonSettings,
  commonSettings,
  credential,
  environmentOf,
  type SettingsEnvironment,
  SettingsError,
  settingsIssues,
} from './call/settings.ts';
export { sharedParts } from './call/shared-parts.ts';
export { settledStatus, statusOf } from './read/status.ts';
export { storeKey } from './token/store-key.ts';
export { frozen, mapValues } from './read/tables.ts';
export { type TokenManager, tokenManager } from './token/manager.ts';
export { isToken, type Token, type TokenStore } from './token/store.ts';
export { tokenText } from './token/token-text.ts';
export { elapsedMs, type Permit, permitQueue } from './pace/queue.ts';
export {
  countOf,
  decimal,
  exactDecimal,
  type Reader,
  refined,
  signedWhole,
  unsignedWhole,
} from './read/numbers.ts';
export {
  type AdapterAnswer,
  type AnswerTable,
  answerTo,
  createAdapter,
  type OffersIn,
  offersIn,
  type Revocable,
} from './call/adapter.ts';
export {
  call,
  type CallContext,
  empty,
  impossible,
  type Impossible,
  isImpossible,
  type Reply,
} from './call/context.ts';
export { check } from './read/check.ts';
export {
  column,
  orBlank,
  percent,
  price,
  signed,
  signedCount,
  signedDecimal,
  signedHundredths,
  text,
  tradedVolume,
  unsigned,
  unsignedCount,
} from './read/columns.ts';
export type { Dialect, Endpoint, Outgoing, TokenEndpoint } from './read/endpoint.ts';
export {
  type DayParts,
  figuresOf,
  figuresOn,
  flowOf,
  flowsOf,
  provenanceOf,
  sectorOn,
  type SectorRow,
  type Tables,
} from './read/flow.ts';
export { brokenDays, type DayRow, MOST_PAGES, type SeriesPage, walkSeries } from './read/pages.ts';
export { type LazyRow, type RowOfEndpoint, rowsEndpoint } from './read/rows.ts';
/** What a store or limiter elsewhere needs of core. */
export { type Clock, DependencyError, systemClock } from '@investor-flow/core';
