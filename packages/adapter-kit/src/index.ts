/** What every broker adapter needs and no user does: sending, tokens, permits, retries, pages, redaction. */
export { announcer, type CallEvent, type EventHandler } from './call/event.ts';
export { fileTokenStore } from './token/file.ts';
export { PACE, paceWindows } from './pace/limiter.ts';
export { memoryTokenStore } from './token/memory.ts';
export { type Refusal, refusalByStatus } from './call/refusal.ts';
export type { Answer } from './call/send.ts';
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
export { byMeasure, frozen, mapValues } from './read/tables.ts';
export { isToken, type Token, type TokenStore, tokenText } from './token/store.ts';
export { elapsedMs, type Limiter, type Permit, permitQueue } from './pace/permit.ts';
export { compact, dayIn, exactDecimal, refined, signedWhole } from './read/texts.ts';
export {
  type AdapterAnswer,
  type AnswerTable,
  answerTo,
  createAdapter,
  type OffersIn,
  offersIn,
  type Revocable,
} from './adapter.ts';
export {
  call,
  type CallContext,
  empty,
  impossible,
  type Impossible,
  isImpossible,
  type Reply,
} from './read/context.ts';
export { assumedOn } from './read/assumed.ts';
export { answerList, beside, orEmpty, readList } from './read/lists.ts';
export { compactTime } from './read/times.ts';
export { areZero } from './read/zeros.ts';
export { check } from './read/check.ts';
export {
  column,
  compactDay,
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
export type { Dialect, Endpoint, TokenEndpoint } from './call/endpoint.ts';
export {
  figuresOn,
  flowOf,
  flowsOf,
  provenanceOf,
  sectorOn,
  settledStatus,
  statedOn,
  statusOf,
  type Tables,
} from './read/flow.ts';
export {
  brokenDays,
  callsFor,
  type DayRow,
  MOST_PAGES,
  pageOf,
  type Range,
  type SeriesPage,
  walkSeries,
} from './read/pages.ts';
export type { RowsSpec } from './read/rows.ts';
export { type LazyRow, type RowOfEndpoint, rowsEndpoint } from './read/rows.ts';
/** What a store or limiter elsewhere needs of core. */
export { type Clock, DependencyError, systemClock } from '@investor-flow/core';
