// What a body must have become, figure by figure, read here apart from the adapters: a second opinion must not share their rules.
import { same, valueOf } from './gate.mjs';

const HUNDRED_MILLION = 100_000_000;
const MILLION = 1_000_000;

const number = (text) => Number.parseFloat(text) || 0;
const compact = (day) => day.replaceAll('-', '');
/** `frgn_ntby_qty` as `frgnNtbyQty`: how the other client names a column, whose text it leaves as it is. */
const camel = (column) => column.replaceAll(/_([a-z\d])/g, (_, letter) => letter.toUpperCase());

/** Every row of the other client holds the text of each of these columns. */
function sameTexts(theirs, wire, columns) {
  same('its rows', theirs.length, wire.length);
  for (const [place, row] of theirs.entries())
    for (const column of columns) same(`its ${column}`, row[camel(column)], wire[place][column]);
}

export async function checkSectors({ text, ours, theirs }) {
  const { inds_netprps: wire } = JSON.parse(text);
  const flows = valueOf('sectors', await ours());
  same('the sectors', flows.length, wire.length);
  for (const [place, flow] of flows.entries()) {
    const at = wire[place];
    same('a sector code', flow.sector.code, at.inds_cd);
    same('individuals', flow.value.individual.net, number(at.ind_netprps) * HUNDRED_MILLION);
    const foreigners = number(at.frgnr_netprps) + number(at.native_trmt_frgnr_netprps);
    same('foreigners', flow.value.foreign.net, foreigners * HUNDRED_MILLION);
    same('an index', flow.index.price, Math.abs(number(at.cur_prc)) / 100);
  }
  sameTexts((await theirs()).body.indsNetprps, wire, ['ind_netprps', 'cur_prc']);
}

export async function checkHoldings({ text, ours, theirs }) {
  const { stk_frgnr: wire } = JSON.parse(text);
  const days = valueOf('holdings', await ours());
  same('the days', days.length, wire.length);
  for (const [place, { day, heldShares, ownershipPercent }] of days.entries()) {
    const at = wire[place];
    same('a day', compact(day), at.dt);
    same('held shares', heldShares, number(at.poss_stkcnt));
    same('ownership', ownershipPercent, number(at.wght));
  }
  sameTexts((await theirs()).body.stkFrgnr, wire, ['poss_stkcnt']);
}

export async function checkStockFlows({ text, ours, theirs }) {
  const { stk_invsr_orgn: wire } = JSON.parse(text);
  const flows = valueOf('days of a stock', await ours());
  same('the days', flows.length, wire.length);
  for (const [place, { day, value, trading }] of flows.entries()) {
    const at = wire[place];
    same('a day', compact(day), at.dt);
    same('individuals', value.individual.net, number(at.ind_invsr) * MILLION);
    const foreigners = number(at.frgnr_invsr) + number(at.natfor);
    same('foreigners', value.foreign.net, foreigners * MILLION);
    same('institutions', value.institution.net, number(at.orgn) * MILLION);
    same('a price', trading.lastPrice, Math.abs(number(at.cur_prc)));
  }
  sameTexts((await theirs()).body.stkInvsrOrgn, wire, ['ind_invsr', 'cur_prc']);
}

export async function checkMarket({ text, ours, theirs }) {
  const wire = JSON.parse(text).output;
  const flow = valueOf('the market', await ours());
  same('foreigners', flow.value.foreign, sides(wire[0], 'frgn', AMOUNTS));
  same('shares of individuals', flow.volume.individual.net, number(wire[0].prsn_ntby_qty) * 1000);
  sameTexts((await theirs()).body.output, wire, ['frgn_ntby_tr_pbmn']);
}

export async function checkMarketDays({ text, ours, theirs }) {
  const { output: wire } = JSON.parse(text);
  const flows = valueOf('days of the market', await ours());
  same('the days', flows.length, wire.length);
  for (const [place, { day, value, volume, index }] of flows.entries()) {
    const at = wire[place];
    same('a day', compact(day), at.stck_bsop_date);
    same('individuals', value.individual.net, number(at.prsn_ntby_tr_pbmn) * MILLION);
    same('shares of foreigners', volume.foreign.net, number(at.frgn_ntby_qty) * 1000);
    same('an index', index.price, number(at.bstp_nmix_prpr));
  }
  sameTexts((await theirs()).body.output, wire, ['prsn_ntby_tr_pbmn', 'bstp_nmix_prpr']);
}

export async function checkStockDays({ text, ours, theirs }) {
  const { output2: wire } = JSON.parse(text);
  const flows = valueOf('days of a stock', await ours());
  same('the days', flows.length, wire.length);
  for (const [place, { day, value, volume, trading }] of flows.entries()) {
    const at = wire[place];
    same('a day', compact(day), at.stck_bsop_date);
    same('individuals', value.individual, sides(at, 'prsn', AMOUNTS));
    same('shares of institutions', volume.institution, sides(at, 'orgn', SHARES));
    same('a turnover', trading.turnover, number(at.acml_tr_pbmn));
  }
  sameTexts((await theirs()).body.output2, wire, ['prsn_ntby_tr_pbmn', 'acml_tr_pbmn']);
}

/** How the broker's columns end, and what one of their steps is. */
const AMOUNTS = { net: 'tr_pbmn', gross: 'tr_pbmn', step: MILLION };
const SHARES = { net: 'qty', gross: 'vol', step: 1 };

/** What one investor of Korea Investment bought and sold. */
const sides = (row, who, { net, gross, step }) => ({
  net: number(row[`${who}_ntby_${net}`]) * step,
  buy: number(row[`${who}_shnu_${gross}`]) * step,
  sell: number(row[`${who}_seln_${gross}`]) * step,
});
