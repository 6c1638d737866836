import { type InvestorFlow, type Measure, WHOLE_INVESTORS } from 'investor-flow';
import type { Look } from '../look.ts';
import { inWords, koreanClock, withSign } from './figures.ts';
import { dayText, headline, markOf } from './heading.ts';
import { investorLabel, marketLabel, sectorLabel, word } from './labels.ts';
import { type Column, type Table, table } from './table.ts';

/** Every sector of a market, one line each; what each investor bought net. */
export function sectorsTable(flows: readonly InvestorFlow[], look: Look): Table {
  const [first] = flows;
  if (first === undefined) return { lines: [], dropped: [] };
  const { broker, api, market, venue, environment } = first;
  const times = flows.map(({ observedAt }) => observedAt).toSorted();
  const details = [
    dayText(first, look),
    venue.toUpperCase(),
    `${broker} ${api}`,
    `${word('observed', look.language)} ${koreanClock(times.at(-1) ?? first.observedAt)}`,
  ];
  const tables = (['value', 'volume'] as const)
    .filter((measure) => first[measure] !== undefined)
    .map((measure) => measureTable(flows, first, measure, look));
  return {
    lines: [
      ...markOf(environment, look),
      headline(marketLabel(market, look.language), details, look),
      ...tables.flatMap((it) => ['', ...it.lines]),
    ],
    dropped: tables.flatMap(({ dropped }) => dropped),
  };
}

/** Those who are nearly all of the trade; the rest is in the other formats. */
const SHOWN = WHOLE_INVESTORS.slice(0, 3);

function measureTable(
  flows: readonly InvestorFlow[],
  first: InvestorFlow,
  measure: Measure,
  look: Look,
): Table {
  const { language, paint } = look;
  const isWon = measure === 'value';
  const unit = word(isWon ? 'won' : first.volumeUnit, language);
  const columns: Column[] = [
    { heading: `${word(measure, language)} ${word('net', language)}`, lean: 'left' },
    { heading: word('level', language), lean: 'left', drop: 1 },
  ];
  for (const investor of SHOWN) {
    const name = investorLabel(investor, language);
    columns.push({ heading: `${name} (${unit})`, ...(isWon ? { drop: 2 } : {}) });
    if (isWon) columns.push({ heading: `${name} ${word('rounded', language)}` });
  }
  const rows = flows.map((flow) => [
    sectorLabel(flow, language),
    flow.sector.level === undefined ? '' : word(flow.sector.level, language),
    ...SHOWN.flatMap((investor) => {
      const net = flow[measure]?.[investor]?.net;
      if (net === undefined) return isWon ? ['', ''] : [''];
      const full = paint.signed(net, withSign(net));
      return isWon ? [full, paint.signed(net, inWords(net, language))] : [full];
    }),
  ]);
  return table(columns, rows, look.width);
}
