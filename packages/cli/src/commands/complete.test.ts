import { MARKETS, RANKING_BASES } from 'investor-flow';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type } from '../__fixtures__/typed.ts';
import { COMMANDS } from '../commands.ts';

// The package that completes writes by `console.log` alone.
const log = vi.spyOn(console, 'log');
beforeEach(() => void log.mockImplementation(() => undefined));
afterEach(() => log.mockReset());

async function printed(...argv: readonly string[]) {
  const { code, stderr } = await type(argv);
  return { code, stderr, printed: log.mock.calls.map(([line]) => String(line)) };
}

const wordsOf = ({ printed: lines }: { readonly printed: readonly string[] }) =>
  lines.flatMap((line) => (line.startsWith(':') ? [] : [line.split('\t')[0]]));

it.each(['bash', 'zsh', 'fish', 'powershell'])('prints the script of %s', async (shell) => {
  const { code, printed: lines } = await printed('complete', shell);
  expect(code).toBe(0);
  expect(lines.join('\n')).toMatch(/completion for investor-flow|compdef _investor-flow/);
});

it('refuses another shell', async () => {
  const { code, stderr } = await printed('complete', 'tcsh');
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
  const answer = await printed('complete', '--', ...typed);
  expect(answer.code).toBe(0);
  expect(wordsOf(answer)).toEqual(expect.arrayContaining(words));
});
