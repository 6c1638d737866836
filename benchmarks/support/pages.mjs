// Days of ka10008 made up by their place: any page of a history of any length, without keeping the history.

const NEWEST = Date.UTC(2026, 10, 20);
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a place, 0 being the newest: `YYYYMMDD`. */
const compact = (place) =>
  new Date(NEWEST - place * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');

const dayRow = (place) => ({
  dt: compact(place),
  close_pric: `${place % 2 === 0 ? '+' : '-'}${44_750 + (place % 1000)}`,
  pred_pre: `${place % 2 === 0 ? '+' : '-'}${150 + (place % 50)}`,
  trde_qty: String(29_775_562 - place),
  chg_qty: String(place),
  poss_stkcnt: String(2_791_765_058 - place),
  wght: '+47.75',
  gain_pos_stkcnt: String(3_054_513_550 + place),
  frgnr_limit: '5846278608',
  frgnr_limit_irds: '0',
  limit_exh_rt: '+47.75',
});

/** The page that begins at a place, and where the next one begins. */
export function holdingsPage(from, { days, rowsAPage }) {
  const count = Math.min(rowsAPage, days - from);
  const rows = Array.from({ length: count }, (_, place) => dayRow(from + place));
  const text = JSON.stringify({
    stk_frgnr: rows,
    return_code: 0,
    return_msg: '정상적으로 처리되었습니다',
  });
  return { text, next: from + count < days ? from + count : undefined };
}
