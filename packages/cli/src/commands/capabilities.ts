import { type Capabilities, kiwoomCapabilities, koreaInvestmentCapabilities } from 'investor-flow';
import { usage } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-code.ts';
import type { Given } from '../given.ts';
import { capabilitiesTable } from '../render/capabilities-table.ts';
import { json } from '../render/json.ts';
import { brokerNamed } from '../settings.ts';
import { show } from '../show.ts';

const ENVIRONMENTS = ['live', 'mock', 'sandbox'] as const;

/** What each broker can be asked, readable without keys; one broker's map, or all of them by name. */
export async function capabilities(given: Given, desk: Desk): Promise<number> {
  const named = brokerNamed('--broker', given.broker);
  if (named.isErr()) return desk.complain(named.error);
  const environment = ENVIRONMENTS.find((it) => it === (given.environment ?? 'live'));
  if (environment === undefined)
    return desk.complain(usage(`--environment must be one of ${ENVIRONMENTS.join(', ')}.`));
  const all: Readonly<Record<string, Capabilities>> = {
    kiwoom: kiwoomCapabilities(environment),
    koreainvestment: koreaInvestmentCapabilities(environment),
  };
  const chosen = Object.fromEntries(
    Object.entries(all).filter(([name]) => named.value === undefined || name === named.value),
  );
  if (given.json === true) await desk.print(json(chosen));
  else await show(capabilitiesTable(chosen, desk.look), desk);
  return EXIT.done;
}
