import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { entryOf, VENUE, VENUES } from '../inputs.ts';
import { saturated } from '../numbers.ts';
import { pageOf } from '../pages.ts';
import { SECTOR_CODE, type SectorOfCode, sectorOf } from '../sectors.ts';
import { nameColumns, priceColumns } from '../stock-columns.ts';

/** ka20002 업종별주가: the stocks of a sector now, in the order of their codes. */
export const ka20002: DataCall = {
  api: 'ka20002',
  path: '/api/dostk/sect',
  inputs: {
    mrkt_tp: oneOf(['0', '1', '2', '3', '4', '5', '6', '7']),
    inds_cd: SECTOR_CODE,
    stex_tp: VENUE,
  },
  table: {
    list: 'inds_stkpc',
    labels: ['stk_cd', 'stk_nm'],
    column: 'cur_prc',
    saturation: saturated('now_trde_qty'),
    continues: true,
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const { venue } = entryOf(VENUES, asked, 'stex_tp');
    const members = membersOf(asked, sector).filter(
      ({ onNextrade }) => venue !== 'nxt' || onNextrade,
    );
    return pageOf(asked, sector.code, members, (stock) => {
      const { price, rate, traded, bids, range } = priceColumns(asked, stock);
      return {
        ...nameColumns(asked, stock),
        ...price,
        ...rate,
        now_trde_qty: traded, // 현재거래량
        ...bids,
        ...range,
      };
    });
  },
};

/** The whole of KOSPI lists the funds as well. */
function membersOf({ truth, world, instant }: Asked, { code, market, sector }: SectorOfCode) {
  const day = dayOf(latestSession('krx', instant, market));
  const codes = [
    ...truth.members({ market, sector, day }),
    ...(code === '001' ? truth.members({ market: 'etf', day }) : []),
  ];
  return codes.toSorted().flatMap((it) => world.stocks.get(it) ?? []);
}
