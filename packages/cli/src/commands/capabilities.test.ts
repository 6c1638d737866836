import { kiwoomCapabilities, koreaInvestmentCapabilities } from 'investor-flow';
import { expect, it } from 'vitest';
import { paper } from '../__fixtures__/typed.ts';
import { run } from '../main.ts';

const type = async (...argv: readonly string[]) => {
  const [out, err] = [paper(), paper()];
  const code = await run(['capabilities', ...argv], {
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal: new AbortController().signal,
  });
  return { code, stdout: out.text(), stderr: err.text() };
};

it('prints the maps themselves, by broker, without any key', async () => {
  const { code, stdout, stderr } = await type('--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    kiwoom: kiwoomCapabilities(),
    koreainvestment: koreaInvestmentCapabilities(),
  });
});

it('prints one broker, in another environment', async () => {
  const { stdout } = await type('--json', '--broker', 'koreainvestment', '--environment', 'mock');
  expect(JSON.parse(stdout)).toEqual({ koreainvestment: koreaInvestmentCapabilities('mock') });
});

it('says why something is not served', async () => {
  const { stdout } = await type();
  expect(stdout).toMatch(/^koreainvestment +stocks +none/m);
  expect(stdout).toMatch(/^koreainvestment foreignHoldings: .+\.$/m);
  expect(stdout).toMatch(/^koreainvestment +sectorFlows +partial +all 19 +krx/m);
});
