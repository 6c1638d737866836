/** Why a store fails, in a word. */
export type StoreErrorKind =
  | 'missing'
  | 'ambiguous'
  | 'full'
  | 'unwritable'
  | 'unreadable'
  | 'newer'
  | 'closed';
