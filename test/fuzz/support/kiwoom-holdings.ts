import type { Json } from './json-text.ts';
import { expectSuccess } from './kiwoom-words.ts';
import { Fault, type Reader, reading, type Reading } from './reading.ts';

/** One answer of a walk: its body where it is one, and what its headers say of a next page. */
export interface ReadPage {
  readonly body: Json | undefined;
  readonly more: string | undefined;
  readonly key: string | undefined;
}

/** ka10008, page after page, as far as a number of days asks for. */
export const readHoldings = (
  pages: readonly ReadPage[],
  days: number,
): Reading<readonly object[]> =>
  reading((reader) => {
    const found: object[] = [];
    const used = new Set<string>();
    let newer = '99999999';
    let newest = '';
    for (const [place, { body, more, key }] of pages.entries()) {
      if (body === undefined) throw new Fault('no answer');
      expectSuccess(reader, body);
      const rows = reader.items(body, 'stk_frgnr');
      if (place === 0 && rows.length === 0) throw new Fault('no days at all');
      for (const row of rows) {
        const day = reader.text(row, 'dt');
        if (!isDay(day)) throw new Fault(`${day} is no day`);
        const said = JSON.stringify(row);
        // A day that slid to the next page is there twice and says the same.
        if (day === newer && said === newest) reader.unusual();
        else if (day >= newer) throw new Fault(`${day} comes after ${newer}`);
        else if (found.length < days) found.push(...factsOf(reader, row));
        newer = day;
        newest = said;
      }
      if (isLast(more, key, rows.length)) return found;
      if (used.has(key ?? '')) throw new Fault('a cursor comes again');
      used.add(key ?? '');
      if (found.length === days) return found;
    }
    // The server has no further page: whoever asks for one is reported that it is not there.
    throw new Fault('the list goes on');
  });

function isLast(more: string | undefined, key: string | undefined, rows: number): boolean {
  if (more === undefined || more === 'N' || more === '') return true;
  if (more !== 'Y') throw new Fault(`cont-yn is ${more}`);
  if (key === undefined || key.trim() === '') throw new Fault('a blank cursor');
  if (rows === 0) throw new Fault('an empty page promises more');
  return false;
}

function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(day);
}

/** A row that cannot be is left out: no price, or a holding below 0. */
function factsOf(reader: Reader, row: Json): readonly object[] {
  const close = reader.text(row, 'close_pric') === '' ? 0 : reader.signed(row, 'close_pric');
  const heldShares = reader.signed(row, 'poss_stkcnt');
  const traded = reader.text(row, 'trde_qty');
  const isSaturated = SATURATED.includes(traded);
  if (isSaturated) reader.unusual();
  const facts = {
    day: reader.text(row, 'dt').replace(/^(....)(..)(..)$/, '$1-$2-$3'),
    heldShares,
    limitShares: reader.unsigned(row, 'frgnr_limit'),
    acquirableShares: reader.signed(row, 'gain_pos_stkcnt'),
    ownershipPercent: reader.percent(row, 'wght'),
    limitUsedPercent: reader.percent(row, 'limit_exh_rt'),
    changeShares: reader.signed(row, 'chg_qty'),
    limitChangeShares: reader.signed(row, 'frgnr_limit_irds'),
    close: Math.abs(close),
    closeChange: reader.signed(row, 'pred_pre'),
    ...(isSaturated ? {} : { tradedShares: reader.unsigned(row, 'trde_qty') }),
  };
  return close === 0 || heldShares < 0 ? [] : [facts];
}

/** A traded volume that did not fit its column is absent. */
const SATURATED = ['4294967295', '2147483647', '-2147483648', '-2147483'];
