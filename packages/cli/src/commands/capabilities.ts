import { type Capabilities, kiwoomCapabilities, koreaInvestmentCapabilities } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { BROKER, COLOUR, LANGUAGE, option } from '../options.ts';
import { printTable } from '../questions/print.ts';
import { capabilitiesTable } from '../render/capabilities-table.ts';
import { jsonText } from '../render/json.ts';
import { brokerNamed, SANDBOX } from '../settings.ts';

const ENVIRONMENTS = ['live', 'mock', 'sandbox'] as const;

export const capabilities: Command = {
  options: [
    BROKER,
    option('--environment <environment>', 'live, mock or sandbox (live)', {
      choices: ENVIRONMENTS,
    }),
    option('--json', 'print the maps themselves'),
    ...COLOUR,
    LANGUAGE,
  ],
  run: show,
};

/** What each broker can be asked, known without keys: one broker's map, or all of them by name. */
async function show(given: Arguments, context: CommandContext): Promise<number> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return context.fail(named.error);
  const isSandbox = given.broker === SANDBOX;
  const environment =
    ENVIRONMENTS.find((it) => it === given.environment) ?? (isSandbox ? 'sandbox' : 'live');
  const all: Readonly<Record<string, Capabilities>> = {
    kiwoom: kiwoomCapabilities(environment),
    koreainvestment: koreaInvestmentCapabilities(environment),
  };
  const wanted = named.value;
  const chosen = Object.fromEntries(
    Object.entries(all).filter(([name]) => wanted === undefined || name === wanted),
  );
  if (given.json === true) await context.print(jsonText(chosen));
  else await printTable(capabilitiesTable(chosen, context.display), context);
  return EXIT.done;
}
