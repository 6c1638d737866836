export { without } from '../../../../test/support/row-reading.ts';

/**
 * The official example of KSP/0001, column by column.
 *
 * Sold, bought and net in thousands of shares; sold, bought and net in millions of won.
 */
const OFFICIAL = {
  frgn: '75588 70298 -5290 2818983 2967639 148656',
  prsn: '294375 300449 6074 5131230 5020361 -110869',
  orgn: '36911 37631 720 2110371 2054839 -55532',
  scrt: '8493 12126 3633 384357 472598 88241',
  ivtr: '4086 3964 -122 177374 165434 -11940',
  pe_fund: '4833 3029 -1804 213413 115551 -97861',
  bank: '245 51 -193 13382 2873 -10509',
  insu: '1653 1050 -603 79782 50378 -29404',
  mrbn: '230 310 80 10393 11896 1502',
  fund: '17372 17101 -271 1231671 1236109 4439',
  etc_orgt: '0 0 0 0 0 0',
  etc_corp: '5061 3558 -1503 95856 113601 17745',
};

/** Three of twelve end their net quantity otherwise. */
export const netQuantity = (prefix: string): string =>
  `${prefix}_ntby_${/^(?:pe_fund|etc_orgt|etc_corp)$/.test(prefix) ? 'vol' : 'qty'}`;

/** Sold, bought and net of a name, in quantity and then in amount. */
export const figuresOf = (prefix: string, figures: string): Readonly<Record<string, string>> => {
  const quantities = [`${prefix}_seln_vol`, `${prefix}_shnu_vol`, netQuantity(prefix)];
  const amounts = ['seln', 'shnu', 'ntby'].map((side) => `${prefix}_${side}_tr_pbmn`);
  const texts = figures.split(' ');
  return Object.fromEntries([...quantities, ...amounts].map((it, at) => [it, texts[at] ?? '']));
};

/** The row of the official example: 72 columns, every one a text. */
export const OFFICIAL_ROW: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(OFFICIAL).flatMap((it) => Object.entries(figuresOf(...it))),
);
export const VALUE_COLUMNS = Object.keys(OFFICIAL_ROW).filter((it) => it.endsWith('_tr_pbmn'));

/** What the broker answers for a pair it does not know (measured): every column, and nothing in it. */
export const BLANK_ROW: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(OFFICIAL_ROW).map((column) => [column, '']),
);
