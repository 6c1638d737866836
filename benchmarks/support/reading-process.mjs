// One process that reads each body by every contender, and prints what a run of each took in quiet, in milliseconds.
import { bodies } from './bodies.mjs';
import * as cluefin from './cluefin.mjs';
import { inTurn, processorMs, quiet } from './measure.mjs';
import * as check from './reading-checks.mjs';
import * as reading from './reading.mjs';

const KIWOOM = '{"return_code":0,"return_msg":"정상적으로 처리되었습니다"}';
const KOREA_INVESTMENT = '{"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}';

/** Each body, our reader and theirs, and an answer without rows: what their call costs but for reading. */
const CASES = {
  ka10051: {
    readers: [reading.sectorFlowsOf, cluefin.cluefinSectors, KIWOOM],
    check: check.checkSectors,
  },
  ka10008: {
    readers: [reading.holdingsOf, cluefin.cluefinHoldings, KIWOOM],
    check: check.checkHoldings,
  },
  ka10059: {
    readers: [reading.stockFlowsOf, cluefin.cluefinStockFlows, KIWOOM],
    check: check.checkStockFlows,
  },
  fhptj04030000: {
    readers: [reading.marketFlowOf, cluefin.cluefinMarket, KOREA_INVESTMENT],
    check: check.checkMarket,
  },
  fhptj04160001: {
    readers: [reading.stockDaysOf, cluefin.cluefinStockDays, KOREA_INVESTMENT],
    check: check.checkStockDays,
  },
  fhptj04040000: {
    readers: [reading.marketDaysOf, cluefin.cluefinMarketDays, KOREA_INVESTMENT],
    check: check.checkMarketDays,
  },
};

const found = await bodies();
const cases = Object.entries(CASES).map(([name, { readers, check: checked }]) => {
  const text = found[name];
  const [ourReader, theirReader, bare] = readers;
  const contenders = {
    parse: () => JSON.parse(text),
    ours: ourReader(text),
    theirs: theirReader(text),
    theirCall: theirReader(bare),
  };
  return { name, text, contenders, checked };
});
for (const { text, contenders, checked } of cases) await checked({ text, ...contenders });
const took = {};
for (const { name, contenders } of cases) {
  const times = await inTurn(contenders, { clock: processorMs });
  took[name] = Object.fromEntries(Object.entries(times).map(([who, list]) => [who, quiet(list)]));
}
console.log(JSON.stringify(took));
