// A body as text to the model it becomes, checked; against parsing the same text, and against a client that stops at strings.
import { bodies } from './support/bodies.mjs';
import { cluefinHoldings, cluefinMarket, cluefinSectors } from './support/cluefin.mjs';
import { same, valueOf } from './support/gate.mjs';
import { inTurn, quiet, ratio } from './support/measure.mjs';
import { holdingsOf, marketFlowOf, sectorFlowsOf } from './support/reading.mjs';
import { atLeast, atMost, micros, row, times } from './support/table.mjs';

const BARE_KIWOOM = '{"return_code":0,"return_msg":"정상적으로 처리되었습니다"}';
const BARE_KOREA_INVESTMENT = '{"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}';

export async function rows() {
  const found = await bodies();
  const cases = [
    {
      what: 'read a 28-row `ka10051` body to `InvestorFlow[]`',
      text: found.ka10051,
      ours: sectorFlowsOf(found.ka10051),
      theirs: cluefinSectors(found.ka10051),
      theirCall: cluefinSectors(BARE_KIWOOM),
      check: checkSectors,
    },
    {
      what: 'read 50 rows of `ka10008`',
      text: found.ka10008,
      ours: holdingsOf(found.ka10008),
      theirs: cluefinHoldings(found.ka10008),
      theirCall: cluefinHoldings(BARE_KIWOOM),
      check: checkHoldings,
    },
    {
      what: 'read one `FHPTJ04030000` body, value and volume',
      text: found.fhptj04030000,
      ours: marketFlowOf(found.fhptj04030000),
      theirs: cluefinMarket(found.fhptj04030000),
      theirCall: cluefinMarket(BARE_KOREA_INVESTMENT),
      check: checkMarket,
    },
  ];
  for (const it of cases) await it.check(it);
  const table = [];
  for (const it of cases) table.push(...(await timedCase(it)));
  return table;
}

async function timedCase({ what, text, ours, theirs, theirCall }) {
  const parse = () => JSON.parse(text);
  const took = await inTurn({ parse, ours, theirs, theirCall });
  const our = quiet(took.ours);
  // What a call of theirs costs before and after reading (its request, its headers) is taken off in its favour.
  const their = quiet(took.theirs) - quiet(took.theirCall);
  return [
    row(what, '`JSON.parse` of the same text', {
      measured: ratio(took.ours, took.parse),
      show: times,
      goal: atMost(3, times),
      note: `${micros(our)} to ${micros(quiet(took.parse))}`,
    }),
    row(what, '`cluefin-openapi`, reading alone', {
      measured: their / our,
      show: (it) => `${it.toFixed(2)}× as fast`,
      goal: atLeast(3, times),
      note: `${micros(our)} to ${micros(their)}; its whole call ${micros(quiet(took.theirs))}`,
    }),
  ];
}

const WON = 100_000_000;

async function checkSectors({ text, ours, theirs }) {
  const { inds_netprps: wire } = JSON.parse(text);
  const flows = valueOf('sectors', await ours());
  same('the sectors', flows.length, wire.length);
  for (const [place, flow] of flows.entries()) {
    const at = wire[place];
    same('a sector code', flow.sector.code, at.inds_cd);
    same('individuals', flow.value.individual.net, number(at.ind_netprps) * WON);
    const foreigners = number(at.frgnr_netprps) + number(at.native_trmt_frgnr_netprps);
    same('foreigners', flow.value.foreign.net, foreigners * WON);
    same('an index', flow.index.price, Math.abs(number(at.cur_prc)) / 100);
  }
  const { indsNetprps } = (await theirs()).body;
  same('its sectors', indsNetprps.length, wire.length);
  for (const [place, it] of indsNetprps.entries()) {
    same('its individuals, as text', it.indNetprps, wire[place].ind_netprps);
    same('its index, as text', it.curPrc, wire[place].cur_prc);
  }
}

async function checkHoldings({ text, ours, theirs }) {
  const { stk_frgnr: wire } = JSON.parse(text);
  const days = valueOf('holdings', await ours());
  same('the days', days.length, wire.length);
  for (const [place, { day, heldShares, ownershipPercent }] of days.entries()) {
    const at = wire[place];
    same('a day', day.replaceAll('-', ''), at.dt);
    same('held shares', heldShares, number(at.poss_stkcnt));
    same('ownership', ownershipPercent, number(at.wght));
  }
  const { stkFrgnr } = (await theirs()).body;
  same(
    'its held shares, as text',
    stkFrgnr.map(({ possStkcnt }) => possStkcnt),
    wire.map(({ poss_stkcnt: held }) => held),
  );
}

async function checkMarket({ text, ours, theirs }) {
  const [wire] = JSON.parse(text).output;
  const flow = valueOf('the market', await ours());
  same('foreigners', flow.value.foreign, {
    net: number(wire.frgn_ntby_tr_pbmn) * 1_000_000,
    buy: number(wire.frgn_shnu_tr_pbmn) * 1_000_000,
    sell: number(wire.frgn_seln_tr_pbmn) * 1_000_000,
  });
  same('shares of individuals', flow.volume.individual.net, number(wire.prsn_ntby_qty) * 1000);
  const [their] = (await theirs()).body.output;
  same('its foreigners, as text', their.frgnNtbyTrPbmn, wire.frgn_ntby_tr_pbmn);
}

/** Read apart from the adapters: a second opinion must not share their rules. */
const number = (text) => Number.parseFloat(text) || 0;
