import { type InvestorFlow, INVESTORS } from 'investor-flow';
import { text } from '../language.ts';
import { LEVEL, SORT, TOP } from '../options.ts';
import { netCaption } from '../render/labels.ts';
import { section } from '../render/section.ts';
import { investorCsv, measuresOf, netColumn, netColumns, sectorColumns } from './columns.ts';
import type { View } from './view.ts';

/** Who bought and sold each sector of a market: a line a sector. */
export const sectorFlows: View<InvestorFlow> = {
  options: [LEVEL, SORT, TOP],
  csv: investorCsv<InvestorFlow>(['market', 'sector']),
  sections: (flows, request) =>
    measuresOf(flows).map((measure) => {
      const sort = request.given.sort?.replace(/^-/, '');
      const sorted = INVESTORS.filter((it) => it === sort).map((it) => netColumn(it, measure));
      const others = netColumns(measure).filter(({ heading }) => heading !== sorted[0]?.heading);
      return section(
        flows,
        [...sectorColumns(request), ...sorted, ...others],
        netCaption(measure, flows[0]?.volumeUnit),
      );
    }),
  note: text(
    '규모, 묶음, 소속부는 업종과 겹칩니다. 모든 행을 더하지 마세요.',
    'Sizes, groups and segments overlap the industries: do not add all rows up.',
  ),
};
