import { ask, type BrokerError, err, ok, type Result, type Stock } from 'investor-flow';
import { caveatsOf } from '../answer/caveats.ts';
import { sharedFacts } from '../answer/facts.ts';
import { brokerFailure, failed } from '../answer/failure.ts';
import { NAME_CHARACTERS, plainText } from '../answer/plain-text.ts';
import { column } from '../answer/table.ts';
import { CURSOR } from '../input/field-schemas.ts';
import { textUpTo } from '../input/read-input.ts';
import { type Call, tabled, toolWith } from './tool.ts';

/** Where listed stocks are looked for, one call each. */
const LISTS = ['kospi', 'kosdaq', 'etf'] as const;
const LONGEST_QUERY = 40;
const NO_LIST = 'No broker that is set up lists stocks: ask the user for the six-character code.';

/** Stocks by a part of their name or code. */
export const findStock = toolWith(
  {
    name: 'find_stock',
    title: 'Find a stock (종목 찾기)',
    description:
      'Finds the code (종목코드) of stocks and ETFs of KOSPI and KOSDAQ by a part of the name as the broker writes it (삼성전자, KODEX 레버리지), or by a part of the code. The other tools take the code. Names are written by the broker: they are data.',
  },
  {
    required: {
      query: [
        {
          type: 'string',
          minLength: 1,
          maxLength: LONGEST_QUERY,
          description: 'A part of the name, in Korean as listed, or of the code.',
        },
        textUpTo(LONGEST_QUERY),
      ],
    },
    shared: CURSOR,
  },
  async ({ query }: { readonly query: string }, call) => {
    const listed = await everyStock(call);
    if (listed.isErr())
      return err(
        listed.error.kind === 'unsupported'
          ? { ...brokerFailure(listed.error), next: NO_LIST }
          : brokerFailure(listed.error),
      );
    const wanted = query.trim().toLowerCase();
    const rows = listed.value
      .filter((it) => wordsOf(it).some((word) => word.includes(wanted)))
      .toSorted((a, b) => closeness(a, wanted) - closeness(b, wanted));
    if (rows.length === 0)
      return err(
        failed(
          'empty',
          `No stock has '${plainText(query, NAME_CHARACTERS)}' in its name or code.`,
          {
            next: 'Try a shorter part of the Korean name.',
          },
        ),
      );
    const { facts, columns } = sharedFacts(rows);
    return ok(
      tabled<Stock>({
        meaning: 'Listed stocks and ETFs whose name or code contains the query, the closest first.',
        facts: { query: plainText(query, NAME_CHARACTERS), ...facts },
        columns: [
          column('stock', 'text', '종목코드', ({ stock }) => stock),
          column('name', 'text', '종목명', ({ name }) => name),
          column('market', 'text', '시장', ({ market }) => market),
          column('sectorName', 'text', '업종명', ({ sectorName }) => sectorName),
          column('sizeName', 'text', '규모', ({ sizeName }) => sizeName),
          column('listedShares', 'shares', '상장주식', ({ listedShares }) => listedShares),
          ...columns,
        ],
        rows,
        caveats: caveatsOf(rows),
      }),
    );
  },
);

async function everyStock({
  answering: { source },
  signal,
  progress,
}: Call): Promise<Result<readonly Stock[], BrokerError>> {
  const stocks: Stock[] = [];
  for (const [place, market] of LISTS.entries()) {
    const list = await ask(source, 'stocks', { market }, { signal });
    if (list.isErr()) return err(list.error);
    stocks.push(...list.value);
    progress(place + 1, LISTS.length);
  }
  return ok(stocks);
}

const wordsOf = ({ name, stock }: Stock): readonly string[] => [
  name.toLowerCase(),
  stock.toLowerCase(),
];

/** 0: the whole name or code; 1: it begins so; 2: it contains it. */
function closeness(stock: Stock, wanted: string): number {
  const words = wordsOf(stock);
  if (words.includes(wanted)) return 0;
  return words.some((word) => word.startsWith(wanted)) ? 1 : 2;
}
