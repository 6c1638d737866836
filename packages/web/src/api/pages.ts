/** Every page, by its place in the address. */
export const PAGES = [
  'market',
  'history',
  'sectors',
  'stock',
  'compare',
  'screens',
  'collection',
] as const;
export type PageName = (typeof PAGES)[number];
