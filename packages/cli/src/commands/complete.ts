import { RootCommand, script } from '@bomb.sh/tab';
import {
  INVESTORS,
  MARKETS,
  MEASURES,
  RANKING_BASES,
  RANKING_SIDES,
  SECTOR_IDS,
  VENUES,
} from 'investor-flow';
import type { Command, CommandTable } from '../command.ts';
import { EXIT, usage } from '../exit.ts';
import { BROKER_NAMES, SANDBOX } from '../settings.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** Words that may stand after an option or in an argument, where the parser itself knows none. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  market: MARKETS,
  shell: SHELLS,
  broker: [...BROKER_NAMES, SANDBOX],
  left: BROKER_NAMES,
  right: BROKER_NAMES,
  sector: SECTOR_IDS,
  venue: VENUES,
  measure: MEASURES,
  by: RANKING_BASES,
  side: RANKING_SIDES,
  investor: INVESTORS,
};

export const complete: Command = {
  argument: { name: 'shell', about: SHELLS.join(', ') },
  options: [],
  run: (context) => {
    const shell = SHELLS.find((it) => it === context.given.subject);
    if (shell === undefined)
      return Promise.resolve(context.fail(usage(`shell: must be one of ${SHELLS.join(', ')}.`)));
    script(shell, 'investor-flow', 'investor-flow');
    return Promise.resolve(EXIT.done);
  },
};

type Offer = (word: string, about: string) => void;

const offering = (words: readonly string[]) => (offer: Offer) => {
  for (const word of words) offer(word, '');
};

/** Writes what may be typed next to stdout; the scripts of the shells ask for it. */
export async function suggest(typed: readonly string[], commands: CommandTable): Promise<void> {
  const root = new RootCommand();
  for (const { name, about, command } of await loaded(commands, '')) {
    const parser = root.command(name, about);
    if (command === undefined) continue;
    for (const word of command.argument?.name.split('|') ?? [])
      parser.argument(word, offering(WORDS[word] ?? []));
    for (const { flags, about: described, choices } of command.options) {
      const long = /^--([\w-]+)/.exec(flags)?.[1] ?? flags;
      if (flags.includes('<'))
        parser.option(long, described, offering(choices ?? WORDS[long] ?? []));
      else parser.option(long, described);
    }
  }
  root.parse([...typed]);
}

interface Loaded {
  readonly name: string;
  readonly about: string;
  /** Nothing of a group: its commands follow it. */
  readonly command?: Command;
}

/** Every command by its whole name, those of groups too: `store check`. */
async function loaded(commands: CommandTable, before: string): Promise<readonly Loaded[]> {
  const found = await Promise.all(
    Object.entries(commands).map(async ([word, entry]): Promise<readonly Loaded[]> => {
      const { about } = entry;
      const name = before + word;
      if ('commands' in entry)
        return [{ name, about }, ...(await loaded(await entry.commands(), `${name} `))];
      return entry.isHidden === true ? [] : [{ name, about, command: await entry.load() }];
    }),
  );
  return found.flat();
}
