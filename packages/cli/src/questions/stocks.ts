import { err, ok, type Stock } from 'investor-flow';
import { EXIT } from '../exit-code.ts';
import { ending } from '../exit-message.ts';
import { text } from '../language.ts';
import { SORT, TOP } from '../options.ts';
import { fieldsCsv } from '../render/csv.ts';
import { marketText } from '../render/labels.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { PROVENANCE } from './columns.ts';
import type { TableRequest, View } from './view.ts';

const columns = ({ language }: TableRequest): readonly Column<Stock>[] => [
  column('text', text('종목', 'Stock'), (it) => it.stock),
  column('text', text('종목명', 'Name'), (it) => it.name),
  column('text', text('시장', 'Market'), (it) => marketText(it.market)[language]),
  column('text', text('업종', 'Sector'), (it) => it.sectorName, { drop: 2 }),
  column('text', text('규모', 'Size'), (it) => it.sizeName, { drop: 3 }),
  column('count', text('상장주식', 'Listed Shares'), (it) => it.listedShares, { drop: 1 }),
];

/** Stocks of both markets whose name or code contains what was typed. */
export const stocks: View<Stock> = {
  argument: { name: 'name', about: 'a part of the name, as 삼성, or of the code' },
  fieldOptions: [],
  options: [SORT, TOP],
  queries: () => ok([{ market: 'kospi' }, { market: 'kosdaq' }]),
  shown: (rows, { subject = '' }) => {
    const wanted = subject.toLowerCase();
    const found = rows.filter((it) =>
      [it.name, it.stock].some((word) => word.toLowerCase().includes(wanted)),
    );
    if (found.length > 0) return ok(found);
    return err(
      ending(
        EXIT.empty,
        `'${subject}'에 맞는 종목이 없습니다.`,
        `No stock has '${subject}' in its name or code.`,
      ),
    );
  },
  advice: ({ kind }) =>
    kind === 'unsupported'
      ? text(
          '종목 목록이 없는 증권사에서는 여섯 자리 종목코드를 쓰세요.',
          'Without a list of stocks only six-character codes can be used.',
        )
      : undefined,
  csv: fieldsCsv<Stock>([
    ...PROVENANCE,
    ...words('observedAt stock name market listedShares sectorName sizeName tradesOnNextrade'),
  ]),
  sections: (rows, request) => [section(rows, columns(request))],
};
