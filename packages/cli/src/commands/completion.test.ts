import { execFileSync } from 'node:child_process';
import { MARKETS, SECTOR_IDS } from 'investor-flow';
import { expect, it } from 'vitest';
import { BROKER_NAMES } from '../settings.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { zsh } from '../completion/zsh.ts';
import { COMMANDS } from '../command-table.ts';
import { longFlag } from '../completion/words.ts';

const words = {
  commands: COMMANDS,
  values: { broker: BROKER_NAMES, market: MARKETS, sector: SECTOR_IDS },
};

/** What bash offers for the last of these words. */
const offered = (...typed: readonly string[]): readonly string[] => {
  const script = `${bash(words)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _investor_flow; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['-c', script, 'bash', 'investor-flow', ...typed], {
    encoding: 'utf8',
  });
  return text.trimEnd().split('\n');
};

it.each([
  ['commands', ['ho'], ['holdings']],
  [
    'markets',
    ['flow', 'kosd'],
    ['kosdaq', 'kosdaq150-futures', 'kosdaq150-calls', 'kosdaq150-puts'],
  ],
  ['sectors', ['flow', 'kospi', '--sector', 'me'], ['metals', 'medical-precision']],
  ['brokers', ['compare', 'kospi', '--left', ''], ['kiwoom', 'koreainvestment']],
  ['options', ['holdings', '005930', '--l'], ['--limit', '--lang']],
  ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
  ['nothing where anything goes', ['flow', 'kospi', '--day', '2'], ['']],
])('bash offers %s', (_, typed, expected) => {
  expect(offered(...typed)).toEqual(expected);
});

it.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
])('%s knows every command and option', (shell, script) => {
  const text = script(words);
  for (const { name, options } of COMMANDS) {
    expect(text).toContain(name);
    for (const option of options)
      expect(text).toContain(
        shell === 'fish' ? `-l ${longFlag(option).slice(2)} ` : longFlag(option),
      );
  }
});

it('quotes what a shell would read', () => {
  const [first] = COMMANDS;
  const commands = first === undefined ? [] : [{ ...first, about: "it's `a` $(b)" }];
  expect(zsh({ ...words, commands })).toContain(String.raw`'flow:it'\''s ` + '`a` $(b)');
  expect(fish({ ...words, commands })).toContain(String.raw`'it\'s ` + '`a` $(b)');
});
