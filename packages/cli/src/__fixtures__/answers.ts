import {
  addDays,
  byQuestion,
  type Capabilities,
  type FlowFigures,
  INVESTORS,
  type InvestorFlow,
  type InvestorTable,
  methodsOf,
  ok,
  okAsync,
  type ProgramTrade,
  type Provenance,
  type Question,
  type RowOf,
  sectorsOf,
  type Source,
  specOf,
} from 'investor-flow';

const NEWEST = '2026-11-20';
const provenance = (broker: string): Provenance => ({
  broker,
  environment: 'mock',
  api: 'FHPTJ04040000',
  observedAt: '2026-11-20T06:45:00.000Z',
});
const DAY = { day: NEWEST, dayBasis: 'stated', status: 'final' } as const;
const trade = (net: number) => ({ net, buy: 9_876_543_000_000 + net, sell: 9_876_543_000_000 });
/** As wide as figures of the whole market are: tens of thousands of 억, hundreds of millions of shares. */
const table = (scale: number): InvestorTable =>
  Object.fromEntries(
    INVESTORS.map((investor, place) => [
      investor,
      trade((place % 2 === 0 ? -1 : 1) * (1_950_743_000_000 - place * 35_000_000) * scale),
    ]),
  ) as unknown as InvestorTable;
const figures = (broker: string, scale = 1): FlowFigures => ({
  ...provenance(broker),
  ...DAY,
  venue: 'krx',
  value: table(scale),
  volume: table(scale / 4000),
  volumeUnit: 'share',
  rounding: { value: 1_000_000, volume: 1000 },
  derived: ['foreign'],
  assumed: [],
});
const ALL = { id: 'all', level: 'total', code: '001', name: '종합' } as const;
const marketFlow = (broker: string): InvestorFlow => ({
  ...figures(broker),
  market: 'kospi',
  sector: ALL,
  index: { price: 8304.08, change: -172.4, changePercent: -2.03, volume: 425_553_000 },
});
const days = <Row extends { readonly day: string }>(row: Row): readonly Row[] =>
  Array.from({ length: 25 }, (_, back) => ({ ...row, day: addDays(NEWEST, -back) }));
const program = (broker: string): ProgramTrade => ({
  ...provenance(broker),
  ...DAY,
  market: 'kospi',
  venue: 'krx',
  arbitrage: trade(-1_234_567_000_000),
  nonArbitrage: trade(946_314_000_000),
  total: trade(-288_253_000_000),
  volume: { arbitrage: trade(-123_456), nonArbitrage: trade(1), total: trade(-123_455) },
  rounding: { value: 1_000_000, volume: 1000 },
  kospi200: 1104.08,
  basis: -0.53,
});
const stock = '005930';
const named = { stock, name: '삼성바이오로직스우선주' } as const;

/** Rows of every question, each with all that its model can hold. */
export const answersOf = (
  broker: string,
): { readonly [Q in Question]: readonly RowOf<Q>[] } => {
  const flow = marketFlow(broker);
  const from = { ...provenance(broker), ...DAY };
  const quote = {
    ...from,
    market: 'kospi',
    price: 8304.08,
    change: -172.4,
    changePercent: -2.03,
    open: 8404.08,
    high: 8504.08,
    low: 8204.08,
    volume: 425_553_000,
    turnover: 21_345_678_000_000,
    rounding: { volume: 1000, turnover: 1_000_000 },
    breadth: { advancing: 312, upperLimit: 3, unchanged: 61, declining: 560, lowerLimit: 1 },
  } as const;
  const sectors = sectorsOf('kospi').map(({ id, level, label }) => ({
    id,
    level,
    code: '001',
    name: label.ko,
  }));
  return {
    investorFlow: [flow],
    sectorFlows: sectors.map((sector) => ({ ...flow, sector })),
    flowHistory: days(flow),
    sectorFlowHistory: sectors.flatMap((sector) => days({ ...flow, sector })),
    stockFlows: days({
      ...figures(broker, 0.1),
      stock,
      trading: {
        lastPrice: 1_234_000,
        change: -12_000,
        shares: 19_000_000,
        turnover: 1_234_567_890_000,
        turnoverRounding: 1,
      },
    }),
    foreignHoldings: days({
      ...from,
      stock,
      venue: 'krx',
      heldShares: 2_923_139_304,
      ownershipPercent: 49.38,
      limitUsedPercent: 100,
      limitShares: 5_919_637_922,
      acquirableShares: 2_996_498_618,
      limitChangeShares: 0,
      changeShares: -12_345_678,
      close: 1_234_000,
      closeChange: -12_000,
      tradedShares: 19_000_000,
    }),
    sectorIndexes: sectors.map((sector) => ({ ...quote, sector })),
    indexHistory: days({ ...quote, sector: ALL }),
    sectorStocks: [
      {
        ...from,
        ...named,
        market: 'kospi',
        sector: ALL,
        venue: 'krx',
        lastPrice: 1_234_000,
        change: -12_000,
        changePercent: -0.96,
        open: 1_244_000,
        high: 1_254_000,
        low: 1_214_000,
        tradedShares: 119_000_000,
      },
    ],
    programTrades: days(program(broker)),
    programTradesIntraday: [{ ...program(broker), time: '15:30:00' }],
    stockProgramTrades: days({
      ...from,
      stock,
      venue: 'krx',
      value: trade(-1_234_567_000_000),
      volume: trade(-12_345_678),
      rounding: { value: 1_000_000, volume: 1 },
    }),
    stockEstimates: [
      {
        ...from,
        status: 'estimated',
        stock,
        venue: 'krx',
        time: '14:30:00',
        value: table(0.1),
        volume: table(0.0001),
        rounding: { value: 1_000_000, volume: 1000 },
      },
    ],
    topStocks: [
      {
        ...from,
        ...named,
        rank: 1,
        market: 'kospi',
        basis: 'trade-streak',
        sessions: 5,
        netShares: -12_345_678,
        netValue: -1_234_567_000_000,
        heldShares: 2_923_139_304,
        limitUsedPercent: 49.38,
        limitUsedChange: -0.12,
        institution: { netShares: 1000, netValue: 1_950_743_000_000, streakSessions: -12 },
        foreign: { netShares: 1000, netValue: -1_950_743_000_000, streakSessions: 12 },
        rounding: {},
      },
    ],
    stocks: [
      {
        ...provenance(broker),
        ...named,
        market: 'kospi',
        listedShares: 5_846_278_608,
        sectorName: '전기전자 및 정밀기기',
        sizeName: '대형주',
        tradesOnNextrade: true,
      },
    ],
  };
};

export const EVERYTHING = byQuestion(() => ({ support: 'full' as const })) as unknown as Capabilities;

/** A source that answers every question with its rows. */
export function answering(broker: string): Source {
  const answers = answersOf(broker);
  return {
    broker,
    capabilities: EVERYTHING,
    ...methodsOf({
      answer: (question) =>
        okAsync(specOf(question).shape === 'one' ? answers[question][0] : answers[question]),
      async *pages(question) {
        yield await Promise.resolve(ok(answers[question]));
      },
    }),
    refusal: () => undefined,
    estimate: () => ok({ calls: 1, atLeastMs: 0 }),
    close: () => Promise.resolve(),
  };
}
