import { byDay, byStock, byTime, type Call, callOf, FROM, ONE, type Rest } from './call.ts';
import {
  always,
  type Figure,
  gross,
  level,
  made,
  orBlank,
  orMissing,
  percent,
  points,
  signed,
  together,
  traded,
  won,
} from './figures.ts';

const MILLION = 1_000_000;
const live = callOf('koreainvestment');
const mock = callOf('koreainvestmentMock');
const BOTH = ['value', 'volume'] as const;
const STOCK = { stock: '005930', from: FROM, measures: BOTH };
const MARKET = { market: 'kospi', from: FROM };
const SECTOR = { market: 'kospi', sector: 'chemicals' };
const DAILY = byDay('stck_bsop_date');

/** Whom a group of columns belongs to, and how its net quantity ends. */
const GROUPS: readonly (readonly [who: string, prefix: string, net: string])[] = [
  ['individual', 'prsn', 'qty'],
  ['foreign', 'frgn', 'qty'],
  ['institution', 'orgn', 'qty'],
  ['financialInvestment', 'scrt', 'qty'],
  ['investmentTrust', 'ivtr', 'qty'],
  ['privateFund', 'pe_fund', 'vol'],
  ['bank', 'bank', 'qty'],
  ['insurance', 'insu', 'qty'],
  ['otherFinance', 'mrbn', 'qty'],
  ['pension', 'fund', 'qty'],
  ['otherOrganization', 'etc_orgt', 'vol'],
  ['otherCorporation', 'etc_corp', 'vol'],
];
const KINDS = [
  ['foreignRegistered', 'frgn_reg'],
  ['foreignOther', 'frgn_nreg'],
] as const;

type Figures = Readonly<Record<string, Figure>>;

/** Net buying by measure; `shares` is the step of quantities. */
const nets = (groups: typeof GROUPS, shares: number): Figures =>
  Object.fromEntries(
    groups.flatMap(([who, prefix, end]) => [
      [`value.${who}.net`, signed(`${prefix}_ntby_tr_pbmn`, MILLION)],
      [`volume.${who}.net`, signed(`${prefix}_ntby_${end}`, shares)],
    ]),
  );

const trades = (groups: typeof GROUPS, shares: number): Figures => ({
  ...nets(groups, shares),
  ...Object.fromEntries(
    groups.flatMap(([who, prefix]) => [
      [`value.${who}.buy`, gross(`${prefix}_shnu_tr_pbmn`, MILLION)],
      [`value.${who}.sell`, gross(`${prefix}_seln_tr_pbmn`, MILLION)],
      [`volume.${who}.buy`, gross(`${prefix}_shnu_vol`, shares)],
      [`volume.${who}.sell`, gross(`${prefix}_seln_vol`, shares)],
    ]),
  ),
});

const kindNets = (shares: number): Figures =>
  Object.fromEntries(
    KINDS.flatMap(([who, prefix]) => [
      [`value.${who}.net`, signed(`${prefix}_ntby_pbmn`, MILLION)],
      [`volume.${who}.net`, signed(`${prefix}_ntby_qty`, shares)],
    ]),
  );

/** `askp` is selling and `bidp` buying. */
const kindTrades = (shares: number): Figures => ({
  ...kindNets(shares),
  ...Object.fromEntries(
    KINDS.flatMap(([who, prefix]) => [
      [`value.${who}.buy`, gross(`${prefix}_bidp_pbmn`, MILLION)],
      [`value.${who}.sell`, gross(`${prefix}_askp_pbmn`, MILLION)],
      [`volume.${who}.buy`, gross(`${prefix}_bidp_qty`, shares)],
      [`volume.${who}.sell`, gross(`${prefix}_askp_qty`, shares)],
    ]),
  ),
});

const PROGRAM: readonly (readonly [string, string])[] = [
  ['arbitrage', 'arbt_smtn'],
  ['nonArbitrage', 'nabt_smtn'],
  ['total', 'whol_smtn'],
];
const program = (kinds: typeof PROGRAM): Figures =>
  Object.fromEntries(
    kinds.flatMap(([kind, prefix]) => [
      [`${kind}.net`, signed(`${prefix}_ntby_tr_pbmn`, MILLION)],
      [`${kind}.buy`, gross(`${prefix}_shnu_tr_pbmn`, MILLION)],
      [`${kind}.sell`, gross(`${prefix}_seln_tr_pbmn`, MILLION)],
    ]),
  );

const INDEX: Figures = {
  price: orBlank(level('bstp_nmix_prpr', false)),
  change: points('bstp_nmix_prdy_vrss'),
  changePercent: points('bstp_nmix_prdy_ctrt'),
  open: orBlank(level('bstp_nmix_oprc', false)),
  high: orBlank(level('bstp_nmix_hgpr', false)),
  low: orBlank(level('bstp_nmix_lwpr', false)),
  volume: gross('acml_vol', 1000),
  turnover: gross('acml_tr_pbmn', MILLION),
};

const SLOTS = ['09:30:00', '10:00:00', '11:20:00', '13:20:00', '14:30:00'];
const bySlot: Rest = {
  key: {
    column: 'bsop_hour_gb',
    texts: ['3', '2', '1'],
    read: (text) => (/^\d$/.test(text) ? SLOTS[Number(text) - 1] : undefined),
    of: ({ time }) => time,
  },
};

/** Institutions begin with the second slot: a 0 in the first is a placeholder. */
const institution: Figure = {
  ...signed('orgn_fake_ntby_qty'),
  read: (reader, row, older) => {
    const net = signed('orgn_fake_ntby_qty').read(reader, row, older);
    return net === 0 && reader.text(row, 'bsop_hour_gb') === '1' ? undefined : net;
  },
};

const held = gross('frgn_hldn_qty');
/** A stock without listed shares is none. */
const listed: Figure = {
  ...gross('lstn_stcn'),
  read: (reader, row, older) => {
    const read = gross('lstn_stcn').read(reader, row, older);
    if (read === 0) reader.unusual();
    return read;
  },
};
const changed = signed('frgn_ntby_qty');

const flowOf = (market: string, shares: number): Call =>
  live(
    'FHPTJ04030000 investorFlow output',
    { market, measures: BOTH },
    ONE,
    trades(GROUPS, shares),
  );

/** Korea Investment's calls. */
export const KOREA_INVESTMENT: readonly Call[] = [
  flowOf('kospi', 1000),
  flowOf('kospi200-futures', 1),
  live('FHKST01010100 foreignHoldings output', { stock: '005930' }, ONE, {
    heldShares: held,
    ownershipPercent: made([held, listed], ([shares = NaN, of = NaN]) => (shares / of) * 100),
    limitUsedPercent: percent('hts_frgn_ehrt'),
    changeShares: orMissing(
      orBlank({
        ...changed,
        read: (reader, row, older) => changed.read(reader, row, older) || undefined,
      }),
    ),
  }),
  mock('FHKST01010900 stockFlows output', STOCK, DAILY, trades(GROUPS.slice(0, 3), 1)),
  live(
    'FHKST644100C0 topStocks output',
    { market: 'kospi', by: 'broker-desk' },
    byStock('stck_shrn_iscd', 'hts_kor_isnm'),
    {
      netShares: made(
        [gross('glob_total_shnu_qty'), gross('glob_total_seln_qty')],
        ([bought = NaN, sold = NaN]) => bought - sold,
      ),
    },
  ),
  live('FHPPG04600001 programTrades output', MARKET, DAILY, {
    ...program(PROGRAM),
    ...Object.fromEntries(
      PROGRAM.flatMap(([kind, prefix]) => [
        [`volume.${kind}.net`, signed(`${prefix}_ntby_qty`, 1000)],
        [`volume.${kind}.buy`, gross(`${prefix}_shnu_vol`, 1000)],
        [`volume.${kind}.sell`, gross(`${prefix}_seln_vol`, 1000)],
      ]),
    ),
  }),
  live('FHPPG04600101 programTradesIntraday output', { market: 'kospi' }, byTime('bsop_hour'), {
    ...program(PROGRAM.slice(0, 2)),
    'total.net': signed('whol_smtn_ntby_tr_pbmn', MILLION),
  }),
  live('FHPPG04650201 stockProgramTrades output', STOCK, DAILY, {
    'value.net': signed('whol_smtn_ntby_tr_pbmn'),
    'value.buy': gross('whol_smtn_shnu_tr_pbmn'),
    'value.sell': gross('whol_smtn_seln_tr_pbmn'),
    'volume.net': signed('whol_smtn_ntby_qty'),
    'volume.buy': gross('whol_smtn_shnu_vol'),
    'volume.sell': gross('whol_smtn_seln_vol'),
  }),
  live('FHPTJ04040000 flowHistory output', { ...MARKET, measures: BOTH }, DAILY, {
    ...nets(GROUPS, 1000),
    ...kindNets(1000),
    'index.price': orBlank(level('bstp_nmix_prpr', false)),
    'index.change': orBlank(points('bstp_nmix_prdy_vrss')),
    'index.changePercent': orBlank(points('bstp_nmix_prdy_ctrt')),
  }),
  live('FHPTJ04160001 stockFlows output2', STOCK, DAILY, {
    ...trades(GROUPS, 1),
    ...kindTrades(1),
    ...together({
      'trading.lastPrice': orBlank(won('stck_clpr')),
      'trading.change': orBlank(signed('prdy_vrss')),
      'trading.shares': traded('acml_vol'),
      'trading.turnover': orBlank(gross('acml_tr_pbmn')),
      'trading.turnoverRounding': always(1),
    }),
  }),
  live(
    'FHPTJ04400000 topStocks output',
    { market: 'kospi', by: 'estimate', investor: 'institution' },
    {
      ...byStock('mksc_shrn_iscd', 'hts_kor_isnm'),
      unused: [signed('frgn_ntby_qty'), signed('frgn_ntby_tr_pbmn', MILLION)],
    },
    {
      netShares: signed('orgn_ntby_qty'),
      netValue: signed('orgn_ntby_tr_pbmn', MILLION),
    },
  ),
  live('FHPUP02100000 sectorIndexes output', SECTOR, ONE, {
    ...INDEX,
    'breadth.advancing': gross('ascn_issu_cnt'),
    'breadth.upperLimit': gross('uplm_issu_cnt'),
    'breadth.unchanged': gross('stnr_issu_cnt'),
    'breadth.declining': gross('down_issu_cnt'),
    'breadth.lowerLimit': gross('lslm_issu_cnt'),
  }),
  live('FHPUP02120000 indexHistory output2', MARKET, DAILY, INDEX),
  live('HHPTJ04160200 stockEstimates output2', { stock: '005930', measures: ['volume'] }, bySlot, {
    'volume.foreign.net': signed('frgn_fake_ntby_qty'),
    'volume.institution.net': institution,
  }),
];
