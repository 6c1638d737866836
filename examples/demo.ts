/** Both brokers on a local sandbox, side by side. Run it: npm run demo. No key is needed. */
import { startSandbox } from '@investor-flow/sandbox';
import {
  type BrokerError,
  compareSeries,
  compareSources,
  createKiwoom,
  createKoreaInvestment,
  explain,
  type FlowComparison,
  INVESTOR_TREE,
  INVESTORS,
  type InvestorFlow,
  type Market,
  MARKET_LABELS,
  type Result,
  type Source,
  type StockFlow,
} from 'investor-flow';
import { columns, inWords, table, won } from './table.ts';

const sandbox = await startSandbox({ seed: 2026, now: '2026-11-20T20:45:00+09:00' });
const kiwoom = createKiwoom(sandbox.kiwoom);
const koreainvestment = createKoreaInvestment(sandbox.koreainvestment);
const sources: readonly Source[] = [kiwoom, koreainvestment];

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
const title = (text: string): void => print(['', `■ ${text}  [sandbox data]`, '']);

/** The value, or the end of the demo with a sentence. */
function must<Value>(result: Result<Value, BrokerError>): Value {
  if (result.isOk()) return result.value;
  throw new Error(explain(result.error));
}

async function sideBySide(market: Market): Promise<void> {
  const asked = await Promise.all(sources.map((source) => source.investorFlow({ market })));
  const flows = asked.map(must);
  const net = (flow: InvestorFlow | undefined, investor: (typeof INVESTORS)[number]) =>
    flow?.value?.[investor]?.net;
  const cell = (amount: number | undefined): string => (amount === undefined ? '–' : won(amount));
  const [left, right] = flows;
  title(`${MARKET_LABELS[market].en}, ${left?.day}, ${left?.status}: net buying in won`);
  const rows = INVESTORS.map((investor) => {
    const [a, b] = [net(left, investor), net(right, investor)];
    const { ko, en } = INVESTOR_TREE[investor].label;
    const name = `${INVESTOR_TREE[investor].parent === undefined ? '' : '  '}${ko}`;
    const amount = b ?? a;
    return [name, en, cell(a), cell(b), amount === undefined ? '–' : inWords(amount)];
  });
  print(table(columns('<투자자', '<investor', 'kiwoom', 'koreainvestment', '억'), rows));
}

async function sectorTable(): Promise<void> {
  const [left, right] = await Promise.all(
    sources.map(async (source) => must(await source.sectorFlows({ market: 'kospi' }))),
  );
  title('KOSPI by sector: what foreigners and institutions net bought');
  const foreign = (flow: InvestorFlow | undefined): string => {
    const amount = flow?.value?.foreign.net;
    return amount === undefined ? '–' : inWords(amount);
  };
  const rows = (left ?? []).map((flow) => {
    const other = right?.find(({ sector }) => sector.id === flow.sector.id);
    return [
      `${flow.sector.level === 'industry' ? '  ' : ''}${flow.sector.name}`,
      flow.sector.level ?? '',
      flow.sector.code,
      other?.sector.code ?? '',
      foreign(flow),
      foreign(other),
      inWords(flow.value?.institution.net ?? NaN),
      flow.index?.price.toFixed(2) ?? '–',
    ];
  });
  const shown = ['foreign KW', 'foreign KIS', 'institution KW', 'index'];
  print(table(columns('<업종', '<level', '<KW', '<KIS', ...shown), rows));
}

/** A figure that the broker does not give is absent. */
const count = (it: number | undefined, options?: Intl.NumberFormatOptions): string =>
  it?.toLocaleString('en-US', options) ?? '–';

const STOCK = { stock: '005930', limit: 20 } as const;

async function stockSideBySide(): Promise<void> {
  title('삼성전자 005930: twenty sessions at both brokers, net buying in won');
  const asked = await Promise.all(sources.map(async (source) => source.stockFlows(STOCK)));
  const [left = [], right = []] = asked.map(must);
  const { days, verdict } = compareSeries(left, right);
  const cell = (flows: readonly StockFlow[], day: string, who: 'foreign' | 'institution') => {
    const amount = flows.find((flow) => flow.day === day)?.value?.[who].net;
    return amount === undefined ? '–' : inWords(amount);
  };
  const rows = days.map(({ day, comparison }) => [
    day,
    cell(left, day, 'foreign'),
    cell(right, day, 'foreign'),
    cell(left, day, 'institution'),
    cell(right, day, 'institution'),
    comparison.verdict,
  ]);
  const brokers = ['외국인 kiwoom', 'koreainvestment', '기관계 kiwoom', 'koreainvestment'];
  print(table(columns('<day', ...brokers, '<verdict'), rows));
  print(['', `→ ${verdict} over ${days.length} days`]);
}

async function holdings(): Promise<void> {
  title('삼성전자 005930: foreign holdings of the same sessions (kiwoom)');
  const rows = must(await kiwoom.foreignHoldings(STOCK)).map((it) => [
    it.day,
    it.status,
    it.heldShares.toLocaleString('en-US'),
    count(it.changeShares, { signDisplay: 'exceptZero' }),
    `${it.ownershipPercent.toFixed(2)} %`,
    `${it.limitUsedPercent.toFixed(2)} %`,
    count(it.close),
    count(it.tradedShares),
  ]);
  const shown = ['held shares', 'change', 'owned', 'limit used', 'close', 'traded'];
  print(table(columns('<day', '<status', ...shown), rows));
}

async function refused(): Promise<void> {
  title('Refused before anything is sent');
  const questions = [
    [koreainvestment, { market: 'kospi', day: '2026-11-13' }],
    [kiwoom, { market: 'kospi', day: '2026-11-22' }],
  ] as const satisfies readonly (readonly [Source, object])[];
  for (const [source, query] of questions) {
    const error = source.refusal('investorFlow', query);
    print([
      `${source.broker}.investorFlow(${JSON.stringify(query)})`,
      `  ${error?.kind}: ${error?.message}`,
    ]);
  }
}

function verdictTable({ left, right, lines, verdict, apartMs }: FlowComparison): void {
  const rows = lines
    .filter(({ side, difference }) => side === 'net' && difference !== undefined)
    .map((it) => [
      INVESTOR_TREE[it.investor].label.ko,
      won(it.left ?? NaN),
      won(it.right ?? NaN),
      won(it.difference ?? NaN),
      won(it.tolerance ?? NaN),
      it.verdict,
    ]);
  const brokers = [left.broker, right.broker];
  print(table(columns('<투자자', ...brokers, 'difference', 'rounding', '<verdict'), rows));
  const apart = apartMs < 1000 ? 'less than a second' : `${Math.round(apartMs / 1000)} s`;
  print(['', `→ ${verdict} (answers ${apart} apart)`]);
  for (const { investor, because } of lines)
    if (because !== undefined) print([`  ${INVESTOR_TREE[investor].label.ko}: ${because}`]);
}

async function compared(): Promise<void> {
  const query = { market: 'kospi' } as const;
  title('The two brokers compared: KOSPI, net buying in won');
  verdictTable(must(await compareSources(kiwoom, koreainvestment, query)));

  // Made to disagree: one broker leaves out the other foreigners, as some services do.
  const { foreignRegistered } = sandbox.truth.flow(query).value;
  const text = String(Math.round(foreignRegistered.net / 1_000_000));
  const column = { api: 'FHPTJ04030000', column: 'frgn_ntby_tr_pbmn', text } as const;
  sandbox.faults.add('saturated-number', column);
  title('The same, one broker made to count foreigners differently');
  verdictTable(must(await compareSources(kiwoom, koreainvestment, query)));
}

print(['Everything below is sandbox data: a seeded market of our own, not the real one.']);
try {
  await sideBySide('kospi');
  await sideBySide('kosdaq');
  await sectorTable();
  await stockSideBySide();
  await holdings();
  await refused();
  await compared();
  print([
    '',
    `${sandbox.requests.length} calls in the brokers' own formats to ${sandbox.url}`,
    '',
    'What to try next:',
    '  node packages/cli/dist/bin.js history kospi --broker sandbox    any command works without keys',
    '  node packages/cli/dist/bin.js --help                            all commands',
    '  examples/                                                       one question in each file',
    '  docs/live.md                                                    from keys to the first live answer',
  ]);
} finally {
  await Promise.all(sources.map((source) => source.close()));
  await sandbox.close();
}
