import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Store, StoreError } from '@investor-flow/store';
import { err, loadedConfig, ok, type Result } from 'investor-flow';
import type { CommandContext } from './context.ts';
import { EXIT, ending, type ExitMessage } from './exit.ts';
import { BROKER_NAMES, loadOptions, misconfigured, type Surroundings } from './settings.ts';
import type { Terminal } from './terminal.ts';
import { using } from './using.ts';

export interface KeptStoreOptions {
  /** Only reads: a file that is not there is no empty store, but a wrong name. */
  readonly mustExist?: boolean;
}

/**
 * Opens the store that a command names: `--store`, `INVESTOR_FLOW_STORE`, `store` of the configuration, else a file in the
 * person's data folder. The caller closes it. A store that fails ends the command with 74, one that is not there with 66.
 */
export async function openKeptStore(
  context: CommandContext,
  options: KeptStoreOptions = {},
): Promise<Result<Store, ExitMessage>> {
  const { store } = context.parts;
  if (store !== undefined) return ok({ ...store, close: () => Promise.resolve() });
  const location = keptLocation(context);
  return location.isErr() ? err(location.error) : openStoreAt(location.value, context, options);
}

/** Opens the store that a command names, does the work, and closes it whatever happens. */
export async function withStore(
  context: CommandContext,
  options: KeptStoreOptions,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  return using(await openKeptStore(context, options), context, work);
}

/** The same for a location that was typed. */
export async function openStoreAt(
  typed: string,
  { terminal, clock }: CommandContext,
  { mustExist = false }: KeptStoreOptions = {},
): Promise<Result<Store, ExitMessage>> {
  // Whatever is written as an address is left to the store, which refuses those it does not know.
  const isFile = typed !== ':memory:' && !/^postgres(?:ql)?:|^[a-z][a-z\d+.-]+:\/\//i.test(typed);
  const location = isFile ? resolve(terminal.cwd, typed) : typed;
  if (isFile && mustExist && !existsSync(location)) return err(noStore(location));
  const { openStore } = await import('@investor-flow/store');
  const opened = await openStore(location, { clock });
  return opened.mapErr(storeFailed);
}

/** Where the store is that a command means; it may hold a password, so it is never printed. */
export function keptLocation(context: Surroundings): Result<string, ExitMessage> {
  const { given, terminal } = context;
  const { store } = given;
  if (store !== undefined && store !== '') return ok(store);
  // The variable stands over the file, and a file that was only found may not send answers elsewhere.
  return loadedConfig(loadOptions(context))
    .andThen(({ config: found, issues }) => {
      // A store can be read without keys: wrong settings of a broker do not matter here.
      const others = issues.filter(({ setting }) => !isOfBroker(setting));
      return others.length === 0 ? ok(found) : err({ message: '', issues: others });
    })
    .map((it) => it.store ?? join(dataFolder(terminal), 'flow.db'))
    .mapErr((error) => misconfigured(error, context));
}

const isOfBroker = (setting: string): boolean =>
  BROKER_NAMES.some((name) => setting === name || setting.startsWith(`${name}.`));

/** A relative XDG path counts for none, as its specification has it. */
function dataFolder({ env }: Pick<Terminal, 'env'>): string {
  const { XDG_DATA_HOME: data, HOME: home } = env;
  const base =
    data !== undefined && isAbsolute(data)
      ? data
      : join(home === undefined || home === '' ? homedir() : home, '.local', 'share');
  return join(base, 'investor-flow');
}

/** What a store says, as the end of a command. */
export const storeFailed = ({ kind, message, location }: StoreError): ExitMessage => {
  const detail = `${message} (${location})`;
  return ending(CODES[kind] ?? EXIT.store, `${KINDS[kind]} ${detail}`, detail);
};

/** What was never kept, and a question that leaves the broker open, are no failures of the store. */
const CODES: { readonly [K in StoreError['kind']]?: number } = {
  missing: EXIT.empty,
  ambiguous: EXIT.usage,
};

const noStore = (location: string): ExitMessage =>
  ending(
    EXIT.empty,
    `저장소가 없습니다: ${location}. 'investor-flow record …'로 만들거나 --store로 지정하세요.`,
    `There is no store at ${location}: begin one with 'investor-flow record …', or name another with --store.`,
  );

/** What happened, in Korean: English has the message itself. */
const KINDS: Readonly<Record<StoreError['kind'], string>> = {
  missing: '저장된 자료가 없습니다.',
  ambiguous: '여러 증권사나 환경의 자료가 있습니다.',
  full: '디스크가 가득 찼습니다.',
  unwritable: '저장소에 쓸 수 없습니다.',
  unreadable: '저장소를 읽을 수 없습니다.',
  newer: '더 새로운 버전의 저장소입니다.',
  closed: '저장소가 닫혔습니다.',
};
