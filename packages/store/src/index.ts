/** Keeps answers in SQLite or PostgreSQL, and gives them back as a source. */
export { openStore, type OpenOptions } from './open-store.ts';
export type { PoolLike } from './engine/postgres.ts';
export { copyStore, type CopyOptions, type CopyProgress } from './copying.ts';
export { remembered, type RememberOptions } from './remembered.ts';
export { recording, type RecordOptions } from './recording.ts';
export { type KeptDay, type KeptDays, keptDays, type KeptDaysOptions } from './kept-days.ts';
export { parquetOf, type TableColumn } from './parquet.ts';
export { replayed, type ReplayOptions } from './replayed.ts';
export type { AppendOptions, Coverage, Finding, Held, ReadOptions, Store } from './store.ts';
export type { StoreError, StoreErrorKind } from './store-error.ts';
