const { startSandbox } = require('@investor-flow/sandbox');
const { connect } = require('investor-flow');

const main = async () => {
  const sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
  const source = connect({ broker: 'koreainvestment', koreainvestment: sandbox.koreainvestment });
  if (source.isErr()) throw new Error(source.error.message);
  const flow = await source.value.investorFlow({ market: 'kospi' });
  if (flow.isErr()) throw new Error(flow.error.message);
  console.log(flow.value.broker, flow.value.day, flow.value.value?.foreign.net);
  await source.value.close();
  await sandbox.close();
};

void main();
