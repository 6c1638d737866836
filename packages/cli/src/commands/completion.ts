import { MARKETS, SECTOR_IDS } from 'investor-flow';
import { COMMANDS } from '../command-table.ts';
import { SHELLS, type Shell, type Words } from '../completion/words.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { zsh } from '../completion/zsh.ts';
import { usage } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-code.ts';
import type { Given } from '../given.ts';
import { BROKER_NAMES } from '../settings.ts';

const SCRIPTS: Readonly<Record<Shell, (words: Words) => string>> = { bash, zsh, fish };

/** Prints the script by which a shell completes commands, options and their values. */
export async function completion({ shell }: Given, desk: Desk): Promise<number> {
  const known = SHELLS.find((it) => it === shell);
  if (known === undefined)
    return desk.complain(usage(`shell: must be one of ${SHELLS.join(', ')}.`));
  const values = { broker: BROKER_NAMES, market: MARKETS, sector: SECTOR_IDS };
  await desk.print(SCRIPTS[known]({ commands: COMMANDS, values }));
  return EXIT.done;
}
