import { type InvestorFlow, INVESTORS, type Measure, type Trade } from 'investor-flow';
import type { Look } from '../look.ts';
import { inFull, inWords, percent, withSign, koreanClock } from './figures.ts';
import { dayText, headline, markOf } from './heading.ts';
import { investorLabel, marketLabel, sectorLabel, word } from './labels.ts';
import { type Column, type Table, table } from './table.ts';

/** One flow as a person reads it: who, how much, and for each measure a table. */
export function flowTable(flow: InvestorFlow, look: Look): Table {
  const { broker, api, market, venue, observedAt, environment } = flow;
  const { language } = look;
  const subject = `${marketLabel(market, language)} ${sectorLabel(flow, language)}`;
  const details = [
    dayText(flow, look),
    venue.toUpperCase(),
    `${broker} ${api}`,
    `${word('observed', look.language)} ${koreanClock(observedAt)}`,
  ];
  const tables = (['value', 'volume'] as const)
    .filter((measure) => flow[measure] !== undefined)
    .map((measure) => measureTable(flow, measure, look));
  return {
    lines: [
      ...markOf(environment, look),
      headline(subject, details, look),
      ...indexLine(flow, look),
      ...tables.flatMap((it) => ['', ...it.lines]),
    ],
    dropped: tables.flatMap(({ dropped }) => dropped),
  };
}

function indexLine({ index }: InvestorFlow, { language, paint }: Look): readonly string[] {
  if (index === undefined) return [];
  const { price, change, changePercent, volume } = index;
  const sign = change > 0 ? '+' : '';
  const moved = paint.signed(
    change,
    `${sign}${percent(change)} (${sign}${percent(changePercent)}%)`,
  );
  const traded = `${word('traded', language)} ${inFull(volume)}`;
  const level = price.toLocaleString('en-US', { minimumFractionDigits: 2 });
  return [`${word('index', language)} ${level}  ${moved}  ${traded}`];
}

const SIDES = ['net', 'buy', 'sell'] as const satisfies readonly (keyof Trade)[];

function measureTable(flow: InvestorFlow, measure: Measure, look: Look): Table {
  const { language, paint } = look;
  const trades = INVESTORS.flatMap((investor) => {
    const trade = flow[measure]?.[investor];
    return trade === undefined ? [] : [{ investor, trade }];
  });
  const told = SIDES.filter((side) => trades.some(({ trade }) => trade[side] !== undefined));
  const isWon = measure === 'value';
  const unit = word(isWon ? 'won' : flow.volumeUnit, language);
  const columns: Column[] = [{ heading: word('investor', language), lean: 'left' }];
  for (const side of told) {
    const name = word(side, language);
    columns.push({ heading: `${name} (${unit})`, ...(side === 'net' ? {} : { drop: 2 }) });
    if (isWon)
      columns.push({
        heading: `${name} ${word('rounded', language)}`,
        drop: side === 'net' ? 0 : 1,
      });
  }
  const cells = (side: keyof Trade, amount: number | undefined): readonly string[] => {
    if (amount === undefined) return isWon ? ['', ''] : [''];
    const [full, eye] =
      side === 'net'
        ? [withSign(amount), inWords(amount, language)]
        : [inFull(amount), inWords(amount, language).replace('+', '')];
    const painted = (text: string): string => (side === 'net' ? paint.signed(amount, text) : text);
    return isWon ? [painted(full), painted(eye)] : [painted(full)];
  };
  const rows = trades.map(({ investor, trade }) => [
    investorLabel(investor, language),
    ...told.flatMap((side) => cells(side, trade[side])),
  ]);
  return table(columns, rows, look.width);
}
