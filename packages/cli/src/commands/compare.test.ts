import stringWidth from 'string-width';
import { errAsync, okAsync, type Source } from 'investor-flow';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { answering, answersOf } from '../__fixtures__/answers.ts';
import { openShell } from '../__fixtures__/typed.ts';

const shell = await openShell();
afterEach(() => shell.sandbox.faults.clear());
afterAll(() => shell[Symbol.asyncDispose]());

const BOTH = '--left kiwoom --right koreainvestment';
const otherForeigners = () =>
  shell.sandbox.faults.add('saturated-number', {
    broker: 'kiwoom',
    api: 'ka10051',
    column: 'frgnr_netprps',
    text: '-99999',
    times: 2,
  });

it('ends with 0 where the two agree', async () => {
  const { code, stdout } = await shell.type(`compare kospi ${BOTH}`);
  expect(code).toBe(0);
  expect(stdout).toContain('*** SANDBOX: not real figures ***');
  expect(stdout).toContain('Net value (unit: 100m won)');
  expect(stdout).toContain('They agree: 0 of 11 shared figures differ.');
  expect(stdout).toMatch(/Registered Foreigners .+ left only/);
});

it('ends with 10 where they disagree, and shows the figure', async () => {
  otherForeigners();
  const { code, stdout } = await shell.type(`compare kospi ${BOTH}`);
  expect(stdout).toMatch(/^Foreigners .+ different +1\.01$/m);
  expect(stdout).toContain('They disagree: 1 of 11 shared figures differ.');
  expect(code).toBe(10);
});

it('ends with 11 where they cannot be compared, and says why', async () => {
  const { sandbox } = shell;
  sandbox.faults.add('slow', { broker: 'kiwoom', api: 'ka10051', ms: 300, times: 9 });
  const { code, stdout } = await shell.type(`compare kospi ${BOTH} --max-apart 0`);
  expect(stdout).toMatch(/They cannot be compared: the answers are \d+ ms apart/);
  expect(code).toBe(11);
});

it('ends with 12 where they differ while figures still move', async () => {
  const [answer] = answersOf('kiwoom').investorFlow;
  const value = answer?.value;
  if (answer === undefined || value === undefined) throw new Error('the answer has no value');
  const flow = { ...answer, observedAt: '2026-11-20T06:45:00.000Z' };
  const foreign = { ...value.foreign, net: value.foreign.net + 300_000_000 };
  const other = { ...flow, broker: 'koreainvestment', value: { ...value, foreign } };
  const sourceOf = (it: typeof flow): Source => ({
    ...answering(it.broker),
    investorFlow: () => okAsync(it),
  });
  const sources = { kiwoom: sourceOf(flow), koreainvestment: sourceOf(other) };
  const { code, stdout } = await shell.type(`compare kospi ${BOTH}`, { sources });
  expect(stdout).toMatch(/^Foreigners .+ moving /m);
  expect(code).toBe(12);
});

it('prints the comparison itself as JSON', async () => {
  const { code, stdout, stderr } = await shell.type(`compare kospi ${BOTH} --sector metals --json`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    left: { broker: 'kiwoom', day: '2026-11-20' },
    right: { broker: 'koreainvestment', day: '2026-11-20' },
    obstacles: [],
    verdict: 'agree',
  });
});

it('prints its lines as CSV', async () => {
  const { stdout, stderr } = await shell.type(`compare kospi ${BOTH} --csv`);
  expect(stderr).toContain('kiwoom is left, koreainvestment is right; day 2026-');
  expect(stderr).toContain('Note on environment: kiwoom: sandbox, koreainvestment: sandbox.');
  const [header, first] = stdout.split('\n');
  expect(header).toBe('investor,measure,side,left,right,difference,tolerance,verdict,because');
  expect(first).toMatch(/^individual,value,net,-?\d+,-?\d+,-?\d+,50500000,within-rounding,$/);
});

it('is Korean where that is the language, columns included', async () => {
  const { stdout, stderr } = await shell.type(`compare kosdaq ${BOTH} --lang ko`);
  const lines = stdout.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('투자자'));
  const rows = lines.slice(begin, lines.indexOf('', begin));
  expect(new Set(rows.map((row) => stringWidth(row))).size).toBe(1);
  expect(rows.length).toBeGreaterThan(10);
  expect(stdout).toContain('일치: 함께 있는 수치 11개 가운데 0개가 다름.');
  expect(stderr).toContain('참고(environment): kiwoom: sandbox, koreainvestment: sandbox.');
});

it('needs no keys in an embedded sandbox', async () => {
  const argv = `compare kospi ${BOTH} --broker sandbox --json`;
  const { code, stdout } = await shell.type(argv, { env: { HOME: shell.folder } });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ left: { environment: 'sandbox' }, verdict: 'agree' });
});

describe('a range of days', () => {
  const days = answersOf('kiwoom').flowHistory;
  const seriesOf = (broker: string, nets: Readonly<Record<string, number>> = {}): Source => ({
    ...answering(broker),
    flowHistory: () =>
      okAsync(
        days.map((flow) => {
          const net = nets[flow.day];
          const { value } = flow;
          if (net === undefined || value === undefined) return { ...flow, broker };
          return { ...flow, broker, value: { ...value, foreign: { ...value.foreign, net } } };
        }),
      ),
  });
  const typed = (right: Source, more = '') =>
    shell.type(`compare kospi ${BOTH} --from 2026-11-02 ${more}`, {
      sources: { kiwoom: seriesOf('kiwoom'), koreainvestment: right },
    });

  it('agrees day by day', async () => {
    const { code, stdout } = await typed(seriesOf('koreainvestment'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^They agree: 25 sessions\.$/m);
  });

  it('names the day and the investor that differ, and ends with 10', async () => {
    const other = seriesOf('koreainvestment', { '2026-11-12': 1 });
    const { code, stdout } = await typed(other);
    expect(code).toBe(10);
    expect(stdout).toMatch(/^2026-11-12 +disagree +90 +1 +Foreigners *$/m);
    expect(stdout).toMatch(/^They disagree: 25 sessions, first on 2026-11-12\.$/m);
    const json = JSON.parse((await typed(other, '--json')).stdout) as { verdict: string };
    expect(json).toMatchObject({ verdict: 'disagree', firstDifferent: '2026-11-12' });
  });

  it('fails as a whole where one side fails', async () => {
    const at = { broker: 'koreainvestment', operation: 'flowHistory' } as const;
    const failing: Source = {
      ...answering('koreainvestment'),
      flowHistory: () =>
        errAsync({ kind: 'throttled', at, message: 'Too fast.', retryAfterMs: 1000 } as const),
    };
    const { code, stdout, stderr } = await typed(failing);
    expect({ code, stdout }).toEqual({ code: 75, stdout: '' });
    expect(stderr).toBe('investor-flow: koreainvestment: Too fast. Try again later.\n');
  });
});

it('takes the sides as they are named', async () => {
  const { stdout } = await shell.type('compare kospi --left koreainvestment --right kiwoom --json');
  expect(JSON.parse(stdout)).toMatchObject({ left: { broker: 'koreainvestment' } });
});

it('needs settings of both', async () => {
  const env = Object.fromEntries(
    Object.entries(shell.env).filter(([name]) => !name.startsWith('KIS_')),
  );
  shell.write('empty.json', {});
  const argv = `compare kospi ${BOTH} --config empty.json`;
  const { code, stdout, stderr } = await shell.type(argv, { env });
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr).toMatch(
    /^investor-flow: The configuration is wrong: koreainvestment is required: it is to be compared; /,
  );
});
