import {
  type Market,
  MARKETS,
  offerOf,
  ok,
  partitionOf,
  type SectorId,
  sectorsOf,
} from 'investor-flow';
import { column } from '../answer/table.ts';
import { FIELDS } from '../input/field-schemas.ts';
import { oneOf } from '../input/read-input.ts';
import { subjectFacts } from '../answer/facts.ts';
import { tabled, toolWith } from './tool.ts';

const MEANING =
  'The sectors (업종) of a market as it is divided today. The ids are what the field sector takes. A row contains what names it as parent, and sizes, groups and segments overlap the industries: only rows whose inTotal is true, added up, are the market once.';

type Entry = ReturnType<typeof sectorsOf>[number];

/** The sectors of a market: asks no broker. */
export const listSectors = toolWith(
  {
    name: 'list_sectors',
    title: 'Sectors of a market (업종 목록)',
    description:
      'The sectors (업종) of a market with their ids, Korean and English names, level and parent, and whether the brokers that are set up serve them. Use it to find the id that the field sector of the other tools takes, and to see which sectors may be added up.',
  },
  { required: { market: [FIELDS.market, oneOf(MARKETS)] } },
  ({ market }: { readonly market: Market }, { answering: { source } }) => {
    const inTotal = partitionOf(market);
    const served = servedSectors(offerOf(source.capabilities, 'sectorFlows'), market);
    return ok(
      tabled<Entry>({
        meaning: MEANING,
        facts: subjectFacts({ market }),
        columns: [
          column('sector', 'text', '업종 id', ({ id }) => id),
          column('name', 'text', '업종명', ({ label }) => label.ko),
          column('englishName', 'text', '영문명', ({ label }) => label.en),
          column('level', 'text', '구분', ({ level }) => level),
          column('parent', 'text', '상위 업종', ({ parent }) => parent),
          column('inTotal', 'text', '합산 대상', ({ id }) => inTotal?.includes(id)),
          column('since', 'text', '현재 분류 시작일', ({ since }) => since),
          column('served', 'text', '조회 가능', ({ id }) => served.includes(id)),
        ],
        rows: sectorsOf(market),
        caveats: [
          'Sectors were divided anew on 2024-07-01 and 2024-12-09: since is the first day on which an id holds.',
        ],
      }),
    );
  },
);

/** A market without sectors of its own is served as a whole. */
const servedSectors = (
  offer: ReturnType<typeof offerOf<'sectorFlows'>>,
  market: Market,
): readonly SectorId[] =>
  offer.support === 'none' || !offer.markets.includes(market)
    ? []
    : (offer.sectors[market] ?? ['all']);
