import { BROKERS, type Config, loadConfig, ok, err, type Result } from 'investor-flow';
import { cacheFolder } from './cache-folder.ts';
import { type Complaint, misconfigured, usage } from './complaint.ts';
import type { Desk } from './desk.ts';
import type { Given } from './given.ts';

export const BROKER_NAMES: readonly string[] = BROKERS.map(({ name }) => name);

/** The configuration of file and variables, with what the command line adds: a folder for tokens, eyes and a clock. */
export const settingsFor = (given: Given, desk: Desk): Result<Config, Complaint> =>
  loadConfig({ cwd: desk.terminal.cwd, env: desk.terminal.env, file: given.config })
    .map((config) => equipped(config, desk))
    .mapErr(misconfigured);

function equipped(config: Config, { terminal, onEvent, clock }: Desk): Config {
  const additions = clock === undefined ? { onEvent } : { onEvent, clock };
  const brokers = BROKER_NAMES.flatMap((name) => {
    const settings = config[name];
    return typeof settings === 'object' ? [[name, { ...settings, ...additions }] as const] : [];
  });
  return { tokenFolder: cacheFolder(terminal.env), ...config, ...Object.fromEntries(brokers) };
}

/** A broker as it was typed. */
export function brokerNamed(
  option: string,
  name: string | undefined,
): Result<string | undefined, Complaint> {
  if (name === undefined || BROKER_NAMES.includes(name)) return ok(name);
  return err(usage(`${option} must be one of ${BROKER_NAMES.join(', ')}.`));
}
