// One process that reads each body by every contender, and prints what a run of each took in quiet, in milliseconds.
import { bodies } from './bodies.mjs';
import { CLUEFIN } from './cluefin.mjs';
import { inTurn, processorMs, quiet } from './measure.mjs';
import { check } from './reading-checks.mjs';
import { READERS } from './reading.mjs';

/** Answers without rows: what a call of the other client costs but for reading. */
const KIWOOM = '{"return_code":0,"return_msg":"정상적으로 처리되었습니다"}';
const KOREA_INVESTMENT = '{"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}';

const found = await bodies();
const cases = Object.entries(found).map(([name, text]) => [
  name,
  {
    parse: () => JSON.parse(text),
    ours: READERS[name](text),
    theirs: CLUEFIN[name](text),
    theirCall: CLUEFIN[name](name.startsWith('ka') ? KIWOOM : KOREA_INVESTMENT),
  },
]);
for (const [name, contenders] of cases) await check(name, { text: found[name], ...contenders });
const took = {};
for (const [name, contenders] of cases) {
  const times = await inTurn(contenders, { clock: processorMs });
  took[name] = Object.fromEntries(Object.entries(times).map(([who, list]) => [who, quiet(list)]));
}
console.log(JSON.stringify(took));
