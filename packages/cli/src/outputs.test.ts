import { err, errAsync, type BrokerError, type Question, type Source } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import { answering, answersOf } from './__fixtures__/answers.ts';
import { CLOCK, type } from './__fixtures__/typed.ts';
import { EXIT_CODE } from './exit.ts';
import { QUESTION_ENTRIES } from './questions/index.ts';

/** How each question is typed. */
const TYPED: { readonly [Q in Question]: string } = {
  investorFlow: 'flow kospi --measure value,volume',
  sectorFlows: 'sectors kospi',
  flowHistory: 'history kospi --cumulative',
  sectorFlowHistory: 'streaks kospi',
  stockFlows: 'stock 005930',
  foreignHoldings: 'holdings 005930',
  sectorIndexes: 'index kospi',
  indexHistory: 'index kospi --from 2026-11-02',
  sectorStocks: 'members kospi --sector metals',
  programTrades: 'programs kospi',
  stockProgramTrades: 'programs 005930',
  programTradesIntraday: 'programs kospi --intraday',
  stockEstimates: 'estimates 005930',
  topStocks: 'top kospi --by trade-streak',
  stocks: 'find 삼성',
};
const cases = Object.entries(TYPED) as [Question, string][];

const ask = (line: string, source: Source, more: object = {}) =>
  type(line, { env: { HOME: '/nowhere' }, clock: CLOCK, sources: { kiwoom: source }, ...more });

/** A source that fails with an error, whatever is asked. */
function failing(error: BrokerError): Source {
  const source = answering('kiwoom');
  const answers = Object.keys(TYPED).map((question) => [question, () => errAsync(error)]);
  const walks = Object.keys(TYPED).map((question) => [
    `${question}Pages`,
    async function* () {
      yield await Promise.resolve(err(error));
    },
  ]);
  return { ...source, ...(Object.fromEntries([...answers, ...walks]) as Partial<Source>) };
}

describe.each(cases)('%s: %s', (question, typed) => {
  const rows: readonly object[] = answersOf('kiwoom')[question];

  it('--json prints the model itself and nothing else', async () => {
    const { code, stdout, stderr } = await ask(`${typed} --json`, answering('kiwoom'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const model: unknown = JSON.parse(stdout);
    if (question === 'investorFlow') expect(model).toEqual(rows[0]);
    else if (question === 'stocks') expect(model).toEqual([...rows, ...rows]);
    else if (question !== 'sectorFlowHistory') expect(model).toEqual(rows);
  });

  it('--csv has a heading and as many cells in each line', async () => {
    const { code, stdout, stderr } = await ask(`${typed} --csv`, answering('kiwoom'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    const [heading = ''] = lines;
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(
      new Set([heading.split(',').length]),
    );
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  it('--json with --csv is a usage error', async () => {
    const { code, stdout, stderr } = await ask(`${typed} --json --csv`, answering('kiwoom'));
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(/cannot be used with option '--csv'/);
  });

  it('prints nothing of an answer that fails, and ends with its code', async () => {
    const at = { broker: 'kiwoom', operation: question };
    const cause = { code: 'ECONNRESET', message: 'reset' };
    const error: BrokerError = { kind: 'unavailable', at, message: 'No answer.', cause };
    const { code, stdout, stderr } = await ask(typed, failing(error));
    expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
    expect(stderr).toMatch(/^investor-flow: kiwoom: No answer\. [^\n]+\n$/);
  });

  it('--help is on stdout and no error', async () => {
    const [name = ''] = typed.split(' ');
    const { code, stdout } = await ask(`${name} --help`, answering('kiwoom'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: investor-flow /);
    expect(QUESTION_ENTRIES[question][0]).toBe(name);
  });
});

describe('streaks --json', () => {
  it('has the streak that reaches the newest session, by sector', async () => {
    const { stdout } = await ask('streaks kospi --json --investor pension', answering('kiwoom'));
    const [first] = JSON.parse(stdout) as readonly object[];
    expect(first).toEqual({
      market: 'kospi',
      sector: 'all',
      investor: 'pension',
      side: 'buying',
      sessions: 25,
      net: 25 * 1_950_358_000_000,
      since: '2026-10-27',
      until: '2026-11-20',
      state: 'continuing',
    });
  });

  it('leaves out what is shorter than --min', async () => {
    const { stdout } = await ask('streaks kospi --json --min 26', answering('kiwoom'));
    expect(stdout).toBe('[]\n');
  });

  it.each(['--investor nobody', '--min x'])('refuses %s', async (option) => {
    expect(await ask(`streaks kospi ${option}`, answering('kiwoom'))).toMatchObject({ code: 64 });
  });
});

describe('find', () => {
  it.each(['삼성', '005930', '바이오'])('finds %s', async (name) => {
    expect(await ask(`find ${name} --json`, answering('kiwoom'))).toMatchObject({ code: 0 });
  });

  it('ends with 66 where nothing matches', async () => {
    const { code, stdout, stderr } = await ask('find nobody', answering('kiwoom'));
    expect({ code, stdout }).toEqual({ code: 66, stdout: '' });
    expect(stderr).toBe("investor-flow: No stock has 'nobody' in its name or code.\n");
  });

  it('says that codes alone can be used where there is no list of stocks', async () => {
    const at = { broker: 'kiwoom', operation: 'stocks' } as const;
    const error = { kind: 'unsupported', at, message: 'No.', because: 'No' } as const;
    const { code, stderr } = await ask('find 삼성', failing(error));
    expect(code).toBe(64);
    expect(stderr).toContain('only six-character codes can be used');
  });
});

describe('top', () => {
  it('sorts by a field of the model and cuts', async () => {
    const typed = 'top kospi --by trade --sort netShares --top 1 --json';
    const { stdout } = await ask(typed, answering('kiwoom'));
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  it('names its basis', async () => {
    const { stdout } = await ask('top kospi --by trade-streak', answering('kiwoom'));
    expect(stdout).toContain('sessions in a row [trade-streak], 5 sessions');
  });

  it.each(['top kospi', 'top kospi --by nothing', 'top kospi --by trade --sort nothing'])(
    '%s is a usage error',
    async (typed) => {
      expect(await ask(typed, answering('kiwoom'))).toMatchObject({ code: 64, stdout: '' });
    },
  );
});

describe('a failure in Korean', () => {
  const at = { broker: 'kiwoom', operation: 'investorFlow' } as const;
  const errors: readonly BrokerError[] = [
    { kind: 'unsupported', at, message: 'Not offered.', because: 'Not offered' },
    { kind: 'unauthenticated', at, message: 'Refused.', reason: 'key-refused' },
    { kind: 'throttled', at, message: 'Too fast.' },
    { kind: 'rejected', at, message: 'No.', code: '9', brokerMessage: '모의투자 불가' },
    { kind: 'empty', at, message: 'Nothing there.', because: 'unknown' },
    { kind: 'unreadable', at, message: 'Another shape.', issues: [], received: '' },
  ];
  it.each(errors)('$kind has kind and next step in Korean, then the detail', async (error) => {
    const { code, stderr } = await ask('flow kospi --lang ko', failing(error));
    expect(code).toBe(EXIT_CODE[error.kind]);
    expect(stderr).toMatch(/^investor-flow: [가-힣 ]+\. .*[가-힣]+.*\. kiwoom: [A-Z][^\n]+\.\n$/);
  });

  it('is a store that failed where its cause says so', async () => {
    const cause = { code: 'STORE_FULL', message: 'full' };
    const error: BrokerError = { kind: 'unavailable', at, message: 'Not kept.', cause };
    expect(await ask('flow kospi', failing(error))).toMatchObject({ code: 74 });
  });

  it.each([
    [['flow'], 'LANG', /^investor-flow: 입력이 잘못되었습니다\. Missing required argument/],
    [['flow', '--lang', 'ko'], 'X', /^investor-flow: 입력이 잘못되었습니다\. Missing/],
  ])('of usage: %j', async (argv, variable, sentence) => {
    const env = { HOME: '/nowhere', [variable]: 'ko_KR.UTF-8' };
    const { stderr } = await ask(argv.join(' '), answering('kiwoom'), { env });
    expect(stderr).toMatch(sentence);
  });
});

it('without keys names variables, file and sandbox, and the variable that was meant', async () => {
  const env = { HOME: '/nowhere', KIWOOM_APPKEY: 'hush' };
  const { code, stderr: text } = await type('flow kospi', { env });
  expect(code).toBe(78);
  for (const word of [
    'KIWOOM_APP_KEY and KIWOOM_SECRET_KEY, or KIS_APP_KEY and KIS_APP_SECRET',
    'investor-flow.config.json',
    '`investor-flow sandbox`',
    '--broker sandbox',
    'KIWOOM_APPKEY is not read; did you mean KIWOOM_APP_KEY.',
  ])
    expect(text).toContain(word);
  expect(text).not.toContain('hush');
});
