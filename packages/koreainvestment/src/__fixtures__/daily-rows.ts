import { netQuantity } from './rows.ts';

/** The official example of FHPTJ04040000, KSP/0001 on 2024-05-17: net quantity in 천주 and net amount in 백만원. */
const MARKET = {
  frgn: '-18565 -597490',
  frgn_reg: '-18009 -597676',
  frgn_nreg: '-557 186',
  prsn: '22524 720787',
  orgn: '-4738 -150685',
  scrt: '-1148 -18893',
  ivtr: '-609 -7246',
  pe_fund: '-431 -25668',
  bank: '103 3326',
  insu: '-156 -13791',
  mrbn: '-175 -2742',
  fund: '-2322 -85671',
  etc: '779 27388',
  etc_orgt: '0 0',
  etc_corp: '779 27388',
} as const;
type Prefix = keyof typeof MARKET;

/** The names of the net columns, as the document spells them: foreigners by kind go without `tr`. */
const netNames = (prefix: string): readonly [quantity: string, amount: string] => [
  netQuantity(prefix),
  `${prefix}_ntby_${/^frgn_n?reg$/.test(prefix) ? 'pbmn' : 'tr_pbmn'}`,
];

export type Row = Readonly<Record<string, string>> & { readonly stck_bsop_date: string };

export const NET_COLUMNS: readonly string[] = Object.keys(MARKET).flatMap(netNames);

const nets = (table: Readonly<Record<Prefix, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([prefix, figures]) =>
      figures.split(' ').map((text, place) => [netNames(prefix)[place], text]),
    ),
  );

/** A market's or sector's day: thirty-nine columns, every one a text. */
export const MARKET_DAY: Row = {
  stck_bsop_date: '20240517',
  bstp_nmix_prpr: '2724.62',
  bstp_nmix_prdy_vrss: '-28.38',
  prdy_vrss_sign: '5',
  bstp_nmix_prdy_ctrt: '-1.03',
  bstp_nmix_oprc: '2751.47',
  bstp_nmix_hgpr: '2752.17',
  bstp_nmix_lwpr: '2724.62',
  stck_prdy_clpr: '2753.00',
  ...nets(MARKET),
};

/** The same with another text in every net column. */
export const withNets = (row: Row, text: string): Row => ({
  ...row,
  ...Object.fromEntries(NET_COLUMNS.map((column) => [column, text])),
});

/** A stock's day of our own, with nets of quantity and amount, sold and bought for each investor. */
const STOCK_NETS = {
  frgn: '-2029800 -144363',
  frgn_reg: '-2031350 -144473',
  frgn_nreg: '1550 110',
  prsn: '1686273 120110',
  orgn: '-571822 -40903',
  scrt: '-44264 -3169',
  ivtr: '-205974 -14641',
  pe_fund: '-125032 -8887',
  bank: '2930 209',
  insu: '-85309 -6061',
  mrbn: '-737 -52',
  fund: '-113436 -8301',
  etc: '915349 65156',
  etc_orgt: '0 0',
  etc_corp: '915349 65156',
} as const;

/** Sold and bought in shares, sold and bought in 백만원: the official example, 005930 on 2025-08-11. */
const STOCK_SIDES = {
  frgn: '4557311 2527511 324535 180172',
  frgn_reg: '4550828 2519478 324074 179600',
  frgn_nreg: '6483 8033 461 572',
  prsn: '2003849 3690122 142680 262790',
  orgn: '4694042 4122220 334201 293298',
  scrt: '444582 400318 31639 28470',
  ivtr: '282816 76842 20111 5470',
  pe_fund: '192157 67125 13670 4783',
  bank: '6 2936 0 209',
  insu: '108700 23391 7728 1666',
  mrbn: '760 23 54 2',
  fund: '3665021 3551585 261000 252699',
  etc: '99051 1014400 7054 72209',
  etc_orgt: '0 0 0 0',
  etc_corp: '99051 1014400 7054 72209',
} as const;

/** The broker calls the sides of foreigners by kind otherwise than all others. */
const sideNames = (prefix: string): readonly string[] =>
  /^frgn_n?reg$/.test(prefix)
    ? ['askp_qty', 'bidp_qty', 'askp_pbmn', 'bidp_pbmn'].map((name) => `${prefix}_${name}`)
    : ['seln_vol', 'shnu_vol', 'seln_tr_pbmn', 'shnu_tr_pbmn'].map((name) => `${prefix}_${name}`);

const sides: Record<string, string> = Object.fromEntries(
  Object.entries(STOCK_SIDES).flatMap(([prefix, figures]) =>
    sideNames(prefix).map((name, place) => [name, figures.split(' ')[place] ?? '']),
  ),
);
export const SIDE_COLUMNS: readonly string[] = Object.keys(sides);

/** A stock's day: a hundred and one columns, every one a text. */
export const STOCK_DAY: Row = {
  stck_bsop_date: '20250811',
  stck_clpr: '71000',
  prdy_vrss: '-800',
  prdy_vrss_sign: '5',
  prdy_ctrt: '-1.11',
  acml_vol: '11354253',
  acml_tr_pbmn: '808470078650',
  stck_oprc: '72000',
  stck_hgpr: '72100',
  stck_lwpr: '70800',
  ...nets(STOCK_NETS),
  ...sides,
  bold_yn: 'N',
};

/** The same with another text in every investor's column. */
export const withFigures = (row: Row, text: string): Row => ({
  ...withNets(row, text),
  ...Object.fromEntries(SIDE_COLUMNS.map((column) => [column, text])),
});

export const on = (row: Row, day: string): Row => ({
  ...row,
  stck_bsop_date: day.replaceAll('-', ''),
});
