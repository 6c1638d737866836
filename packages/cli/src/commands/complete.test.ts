import { MARKETS, RANKING_BASES } from 'investor-flow';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paper } from '../__fixtures__/typed.ts';
import { COMMANDS } from '../commands.ts';
import { run } from '../main.ts';

// The package that completes writes by `console.log` alone.
const log = vi.spyOn(console, 'log');
beforeEach(() => void log.mockImplementation(() => undefined));
afterEach(() => log.mockReset());

async function type(...argv: readonly string[]) {
  const [out, err] = [paper(), paper()];
  const code = await run(argv, {
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal: new AbortController().signal,
  });
  const printed = log.mock.calls.map(([line]) => String(line));
  return { code, stderr: err.text(), printed };
}

const wordsOf = ({ printed }: { readonly printed: readonly string[] }) =>
  printed.flatMap((line) => (line.startsWith(':') ? [] : [line.split('\t')[0]]));

it.each(['bash', 'zsh', 'fish', 'powershell'])('prints the script of %s', async (shell) => {
  const { code, printed } = await type('complete', shell);
  expect(code).toBe(0);
  expect(printed.join('\n')).toMatch(/completion for investor-flow|compdef _investor-flow/);
});

it('refuses another shell', async () => {
  const { code, stderr } = await type('complete', 'tcsh');
  expect(code).toBe(64);
  expect(stderr).toMatch(/shell: must be one of bash, zsh, fish, powershell/);
});

it.each([
  ['commands', [''], Object.keys(COMMANDS)],
  ['markets', ['flow', ''], [...MARKETS]],
  ['values that the parser knows', ['flow', 'kospi', '--lang', ''], ['ko', 'en']],
  ['values that the library knows', ['top', 'kospi', '--by', ''], [...RANKING_BASES]],
  ['commands of a group', ['store', ''], ['coverage', 'check', 'copy']],
  ['what a group’s command takes', ['record', 'top', 'kospi', '--by', ''], [...RANKING_BASES]],
  ['options', ['sandbox', '--po'], ['--port']],
])('offers %s', async (_, typed, words) => {
  const answer = await type('complete', '--', ...typed);
  expect(answer.code).toBe(0);
  expect(wordsOf(answer)).toEqual(expect.arrayContaining(words));
});
