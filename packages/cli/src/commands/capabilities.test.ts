import { kiwoomCapabilities, koreaInvestmentCapabilities } from 'investor-flow';
import { expect, it } from 'vitest';
import { type } from '../__fixtures__/typed.ts';

it('prints the maps themselves, by broker, without any key', async () => {
  const { code, stdout, stderr } = await type('capabilities --json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    kiwoom: kiwoomCapabilities(),
    koreainvestment: koreaInvestmentCapabilities(),
  });
});

it('prints one broker, in another environment', async () => {
  const { stdout } = await type('capabilities --json --broker koreainvestment --environment mock');
  expect(JSON.parse(stdout)).toEqual({ koreainvestment: koreaInvestmentCapabilities('mock') });
});

it('says why something is not served', async () => {
  const { stdout } = await type('capabilities');
  expect(stdout).toMatch(/^koreainvestment +stocks +none/m);
  expect(stdout).toMatch(/^koreainvestment foreignHoldings: .+\.$/m);
  expect(stdout).toMatch(/^koreainvestment +sectorFlows +partial +all 19 +krx/m);
});
