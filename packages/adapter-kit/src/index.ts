/** What every broker adapter needs and no user does: sending, tokens, turns, retries, pages, redaction. */
export type { Line } from './call/line.ts';
export { connection, type Connection } from './call/connection.ts';
export { announcer, type CallEvent, type EventHandler } from './call/event.ts';
export { fileTokenStore } from './token/file.ts';
export { type Limiter, localLimiter } from './pace/limiter.ts';
export { memoryTokenStore } from './token/memory.ts';
export { paceOf, SLACK_MS } from './pace/pace.ts';
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
export { forecastFrom, type SlidingWindow, slidingWindow } from './pace/sliding-window.ts';
export { settledStatus, settledStatusOf, statusOf } from './read/status.ts';
export { storeKey } from './token/store-key.ts';
export { frozen, mapValues } from './read/tables.ts';
export { type TokenKeeper, tokenKeeper } from './token/manager.ts';
export type { Token, TokenStore } from './token/store.ts';
export { tokenText } from './token/token-text.ts';
export { type TurnQueue, turnQueue } from './pace/turn-queue.ts';
export { type Moved, underway } from './pace/underway.ts';
export {
  decimal,
  exactDecimal,
  magnitude,
  type Reader,
  refined,
  signedWhole,
  times,
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
  signedDecimal,
  signedHundredths,
  text,
  tradedVolume,
  unsigned,
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
export { type DayRow, MOST_PAGES, type SeriesPage, walkSeries } from './read/pages.ts';
export { type LazyRow, type RowOfEndpoint, rowsEndpoint } from './read/rows.ts';
