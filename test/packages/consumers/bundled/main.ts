import { startSandbox } from '@investor-flow/sandbox';
import { createKiwoom, explain } from 'investor-flow';

const main = async (): Promise<void> => {
  const sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
  const kiwoom = createKiwoom(sandbox.kiwoom);
  const flow = await kiwoom.investorFlow({ market: 'kosdaq' });
  if (flow.isErr()) throw new Error(explain(flow.error));
  console.log(flow.value.broker, flow.value.day, flow.value.value?.institution.net);
  await kiwoom.close();
  await sandbox.close();
};

void main();
