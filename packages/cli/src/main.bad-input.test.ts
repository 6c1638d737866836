import { chmodSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openShell, isOneSentence } from './__fixtures__/typed.ts';

const shell = await openShell();
shell.write('empty.json', {});
shell.write('none.json', 'kiwoom: yes');
shell.write('list.json', '[]');
shell.write('misspelt.json', { kiwoom: { appkey: 'SECRET-IN-A-FILE' } });
shell.write('unknown.json', { broker: 'kiwom', kb: {} });
afterAll(() => shell[Symbol.asyncDispose]());

describe('bad input', () => {
  it.each([
    ['an unknown command', 'flows kospi', /Unknown command 'flows' \(Did you mean flow\?\)/],
    ['no market', 'flow', /Missing required argument 'market'/],
    ['a market too many', 'flow kospi kosdaq', /Too many arguments for 'flow'/],
    ['an unknown market', 'flow kopsi', /market: must be one of kospi, kosdaq, /],
    ['a misspelt flag', 'flow kospi --jsn', /Unknown option '--jsn' \(Did you mean --json\?\)/],
    ['a flag without its value', 'flow kospi --day', /argument missing/],
    ['no command but an option', '--', /No command was given/],
    ['an option of no one', '--borker kiwoom', /Unknown option '--borker'/],
    ['an impossible date', 'flow kospi --day 2026-02-30', /--day: must be a day that exists/],
    ['a date in another shape', 'sectors kospi --day 20261120', /--day: must be a day/],
    ['a day without a session', 'flow kospi --day 2026-11-14', /--day: 2026-11-14 had no session/],
    ['a future day', 'flow kospi --day 2026-11-23', /--day: is in the future/],
    ['an impossible end', 'holdings 005930 --to 2026-13-01', /--to: must be a day/],
    [
      'ends that are crossed',
      'holdings 005930 --from 2026-11-02 --to 2026-10-01',
      /--from: is after to/,
    ],
    ['a stock that is none', 'holdings 5930', /stock: must be six digits/],
    ['no days', 'holdings 005930 --limit 0', /--limit: must be a whole number of at least 1/],
    ['half a day', 'holdings 005930 --limit 1.5', /--limit: must be a whole number/],
    ['an unknown measure', 'flow kospi --measure won', /--measure: must be a list/],
    ['an unknown venue', 'flow kospi --venue nyse', /--venue: must be one of krx, nxt, unified/],
    [
      'a sector of elsewhere',
      'flow kospi --sector venture',
      /--sector: kospi has no sector venture/,
    ],
    [
      'an unknown broker',
      'flow kospi --broker kb',
      /--broker must be one of kiwoom, koreainvestment/,
    ],
    ['an unknown side', 'compare kospi --left kb --right kiwoom', /--left must be one of/],
    ['one side', 'compare kospi --left kiwoom', /Required option '--right <broker>' not specified/],
    [
      'no distance',
      'compare kospi --left kiwoom --right kiwoom --max-apart x',
      /--max-apart must be/,
    ],
    ['an unknown language', 'flow kospi --lang fr', /Allowed choices are ko, en/],
    ['an unknown palette', 'flow kospi --colors mono', /Allowed choices are korean, western/],
    ['a port too high', 'sandbox --port 65536', /--port must be a whole number of at most 65535/],
    [
      'an instant without a zone',
      'sandbox --now 2026-11-20T15:00',
      /--now must be an instant with its offset/,
    ],
    [
      'an impossible instant',
      'sandbox --now 2026-99-20T15:00Z',
      /--now must be an instant that exists/,
    ],
    ['a place that is none', 'capabilities --environment paper', /Allowed choices are/],
  ])('%s is a usage error', async (_, argv, sentence) => {
    const typed = await shell.type(argv);
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(sentence);
    expect(typed.code).toBe(64);
  });

  it.each([
    ['a wrong question', 'flow kospi --day 2026-02-30', 64],
    ['a right one', 'flow kospi', 78],
  ])('without any key %s still gets its own answer', async (_, argv, code) => {
    const env = { HOME: shell.folder };
    const typed = await shell.type(`${argv} --config empty.json`, { env });
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/./);
    expect(typed.code).toBe(code);
  });

  const without = (...names: readonly string[]) =>
    Object.fromEntries(Object.entries(shell.env).filter(([name]) => !names.includes(name)));

  it.each([
    ['a missing key', 'empty.json', ['KIWOOM_SECRET_KEY'], /kiwoom\.secretKey is required/],
    ['a misspelt setting', 'misspelt.json', [], /kiwoom\.appkey is not a setting/],
    [
      'an unknown broker',
      'unknown.json',
      ['INVESTOR_FLOW_BROKER'],
      /broker must be one of kiwoom, koreainvestment/,
    ],
    [
      'several brokers and none chosen',
      'empty.json',
      ['INVESTOR_FLOW_BROKER'],
      /broker is required where several/,
    ],
    ['a file that is not JSON', 'none.json', [], /none\.json must be JSON/],
    ['a file that holds a list', 'list.json', [], /list\.json must hold a JSON object/],
    ['a file that is not there', 'nowhere.json', [], /nowhere\.json does not exist/],
    ['a folder in place of a file', '.', [], /cannot be read/],
  ])('%s is a wrong configuration', async (_, file, gone, sentence) => {
    const env = without(...gone);
    for (const line of ['flow kospi', 'holdings 005930 --json', 'sectors kospi --csv']) {
      const typed = await shell.type(`${line} --config ${file}`, { env });
      expect(isOneSentence(typed)).toBe(true);
      expect(typed.stderr).toMatch(sentence);
      expect(typed.code).toBe(78);
      expect(typed.stderr).not.toContain('SECRET-IN-A-FILE');
    }
  });

  const isRoot = process.getuid?.() === 0;
  const why = isRoot ? ' (skipped: root may read every file)' : '';
  it.skipIf(isRoot)(`an unreadable file is a wrong configuration${why}`, async () => {
    chmodSync(shell.write('locked.json', {}), 0o000);
    const typed = await shell.type('flow kospi --config locked.json');
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/locked\.json cannot be read/);
    expect(typed.code).toBe(78);
  });
});
