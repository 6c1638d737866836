// What a body must have become, figure by figure, read here apart from the adapters: a second opinion must not share their rules.
import { same, valueOf } from './gate.mjs';

const HUNDRED_MILLION = 100_000_000;
const MILLION = 1_000_000;

const number = (text) => Number.parseFloat(text) || 0;
const compact = (day) => day.replaceAll('-', '');
/** `frgn_ntby_qty` as `frgnNtbyQty`: how the other client names a column, whose text it leaves as it is. */
const camel = (column) => column.replaceAll(/_([a-z\d])/g, (_, letter) => letter.toUpperCase());

/** How the broker's columns end, and what one of their steps is. */
const AMOUNTS = { net: 'tr_pbmn', gross: 'tr_pbmn', step: MILLION };
const SHARES = { net: 'qty', gross: 'vol', step: 1 };

/** What one investor of Korea Investment bought and sold. */
const sides = (row, who, { net, gross, step }) => ({
  net: number(row[`${who}_ntby_${net}`]) * step,
  buy: number(row[`${who}_shnu_${gross}`]) * step,
  sell: number(row[`${who}_seln_${gross}`]) * step,
});

/** The list of a body and the columns whose text the other client must hold; what a row of ours is, held against its own row. */
const held = (texts, figures) => {
  const [list, ...columns] = texts.split(' ');
  return { list, columns, figures };
};

const CHECKS = {
  ka10051: held('inds_netprps ind_netprps cur_prc', ({ sector, value, index }, at) => [
    [sector.code, at.inds_cd],
    [value.individual.net, number(at.ind_netprps) * HUNDRED_MILLION],
    [
      value.foreign.net,
      (number(at.frgnr_netprps) + number(at.native_trmt_frgnr_netprps)) * HUNDRED_MILLION,
    ],
    [index.price, Math.abs(number(at.cur_prc)) / 100],
  ]),
  ka10008: held('stk_frgnr poss_stkcnt', ({ day, heldShares, ownershipPercent }, at) => [
    [compact(day), at.dt],
    [heldShares, number(at.poss_stkcnt)],
    [ownershipPercent, number(at.wght)],
  ]),
  ka10059: held('stk_invsr_orgn ind_invsr cur_prc', ({ day, value, trading }, at) => [
    [compact(day), at.dt],
    [value.individual.net, number(at.ind_invsr) * MILLION],
    [value.foreign.net, (number(at.frgnr_invsr) + number(at.natfor)) * MILLION],
    [value.institution.net, number(at.orgn) * MILLION],
    [trading.lastPrice, Math.abs(number(at.cur_prc))],
  ]),
  fhptj04030000: held('output frgn_ntby_tr_pbmn', ({ value, volume }, at) => [
    [value.foreign, sides(at, 'frgn', AMOUNTS)],
    [volume.individual.net, number(at.prsn_ntby_qty) * 1000],
  ]),
  fhptj04040000: held('output prsn_ntby_tr_pbmn bstp_nmix_prpr', (it, at) => [
    [compact(it.day), at.stck_bsop_date],
    [it.value.individual.net, number(at.prsn_ntby_tr_pbmn) * MILLION],
    [it.volume.foreign.net, number(at.frgn_ntby_qty) * 1000],
    [it.index.price, number(at.bstp_nmix_prpr)],
  ]),
  fhptj04160001: held('output2 prsn_ntby_tr_pbmn acml_tr_pbmn', (it, at) => [
    [compact(it.day), at.stck_bsop_date],
    [it.value.individual, sides(at, 'prsn', AMOUNTS)],
    [it.volume.institution, sides(at, 'orgn', SHARES)],
    [it.trading.turnover, number(at.acml_tr_pbmn)],
  ]),
};

/** Both readers of a body give every row of it: ours its figures, theirs its texts. */
export async function check(name, { text, ours, theirs }) {
  const { list, columns, figures } = CHECKS[name];
  const wire = JSON.parse(text)[list];
  const rows = [valueOf(name, await ours())].flat();
  same(`rows of ${name}`, rows.length, wire.length);
  const their = (await theirs()).body[camel(list)];
  same(`its rows of ${name}`, their.length, wire.length);
  for (const [place, at] of wire.entries()) {
    for (const [figure, wanted] of figures(rows[place], at)) same(name, figure, wanted);
    for (const column of columns) same(`its ${column}`, their[place][camel(column)], at[column]);
  }
}
