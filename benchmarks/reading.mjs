// A body as text to the model it becomes, checked; against parsing the same text, and against a client that stops at strings.
import { bodies } from './support/bodies.mjs';
import * as cluefin from './support/cluefin.mjs';
import { inTurn, processorMs, quiet, ratio } from './support/measure.mjs';
import * as check from './support/reading-checks.mjs';
import * as reading from './support/reading.mjs';
import { atLeast, atMost, micros, row, times } from './support/table.mjs';

const KIWOOM = '{"return_code":0,"return_msg":"정상적으로 처리되었습니다"}';
const KOREA_INVESTMENT = '{"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}';

/** Each body, our reader and theirs, and an answer without rows: what their call costs but for reading. */
const CASES = {
  ka10051: {
    what: 'read a 28-row `ka10051` body to `InvestorFlow[]`',
    readers: [reading.sectorFlowsOf, cluefin.cluefinSectors, KIWOOM],
    check: check.checkSectors,
  },
  ka10008: {
    what: 'read 50 rows of `ka10008`',
    readers: [reading.holdingsOf, cluefin.cluefinHoldings, KIWOOM],
    check: check.checkHoldings,
  },
  ka10059: {
    what: 'read 100 rows of `ka10059`',
    readers: [reading.stockFlowsOf, cluefin.cluefinStockFlows, KIWOOM],
    check: check.checkStockFlows,
  },
  fhptj04030000: {
    what: 'read one `FHPTJ04030000` body, value and volume',
    readers: [reading.marketFlowOf, cluefin.cluefinMarket, KOREA_INVESTMENT],
    check: check.checkMarket,
  },
  fhptj04160001: {
    what: 'read 30 rows of `FHPTJ04160001`, value and volume',
    readers: [reading.stockDaysOf, cluefin.cluefinStockDays, KOREA_INVESTMENT],
    check: check.checkStockDays,
  },
  fhptj04040000: {
    what: 'read 300 rows of `FHPTJ04040000`, value and volume',
    readers: [reading.marketDaysOf, cluefin.cluefinMarketDays, KOREA_INVESTMENT],
    check: check.checkMarketDays,
  },
};

export async function rows() {
  const found = await bodies();
  const cases = Object.entries(CASES).map(([name, { what, readers, check: checked }]) => {
    const text = found[name];
    const [ourReader, theirReader, bare] = readers;
    const contenders = {
      parse: () => JSON.parse(text),
      ours: ourReader(text),
      theirs: theirReader(text),
      theirCall: theirReader(bare),
    };
    return { what, text, contenders, checked };
  });
  for (const { text, contenders, checked } of cases) await checked({ text, ...contenders });
  const table = [];
  for (const { what, contenders } of cases) table.push(...(await timedCase(what, contenders)));
  return table;
}

async function timedCase(what, contenders) {
  const took = await inTurn(contenders, { clock: processorMs });
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
