import { type Config, type ConfigIssue, connect, connectAll, loadConfig } from 'investor-flow';
import { cacheFolder } from '../cache-folder.ts';
import { cancelled } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { accountFindings } from '../doctor/account.ts';
import { calendarFindings } from '../doctor/calendar.ts';
import { clockFinding } from '../doctor/clock.ts';
import type { Finding } from '../doctor/finding.ts';
import { settingsFindings } from '../doctor/settings.ts';
import { tokenFindings } from '../doctor/tokens.ts';
import { EXIT } from '../exit-code.ts';
import type { Given } from '../given.ts';
import { findingsTable } from '../render/findings-table.ts';
import { json } from '../render/json.ts';
import { show } from '../show.ts';

/** Looks at everything a question needs before it is asked, and shows no secret. */
export async function doctor(given: Given, desk: Desk): Promise<number> {
  desk.progress.begin({ what: 'asking for the time' });
  const findings = await examined(given, desk);
  if (desk.terminal.signal.aborted) return desk.complain(cancelled);
  if (given.json === true) await desk.print(json(findings));
  else await show(findingsTable(findings, desk.look), desk);
  const isIll = findings.some(({ state }) => state === 'problem');
  if (isIll) desk.say('A broker cannot be asked before the problems above are cured.');
  return isIll ? EXIT.configuration : EXIT.done;
}

async function examined(given: Given, desk: Desk): Promise<readonly Finding[]> {
  const { cwd, env } = desk.terminal;
  const loaded = loadConfig({ cwd, env, file: given.config });
  const config = loaded.isOk() ? loaded.value : {};
  const opened = loaded.andThen(connectAll);
  const sources = opened.isOk() ? Object.values(opened.value) : [];
  const brokers = sources.map((source) => ({ source, ...placeOf(config[source.broker]) }));
  await Promise.all(sources.map((source) => source.close()));
  const open = opened.isOk() ? await openQuestions(config) : [];
  const folders = [config.tokenFolder ?? cacheFolder(env), ...brokers.flatMap(ownFolder)];
  const tokens = await Promise.all(
    [...new Set(folders)].map((folder) => tokenFindings(folder, desk.now())),
  );
  const { signal } = desk.terminal;
  const clocks = await Promise.all(
    brokers.map(({ source: { broker }, ...place }) =>
      given.offline === true
        ? Promise.resolve(skipped(broker))
        : clockFinding({ broker, ...place, signal, now: desk.now }),
    ),
  );
  return [
    ...settingsFindings(given, desk, opened.isErr() ? opened.error.issues : []),
    ...open.map(({ setting, message }): Finding => ({
      topic: 'settings',
      name: setting,
      state: 'note',
      message: `${message}; --broker says it as well.`,
    })),
    ...tokens.flat(),
    ...clocks,
    ...calendarFindings(desk.now()),
    ...brokers.flatMap(({ source, environment }) => accountFindings(source, environment)),
  ];
}

/** What is right in itself and still leaves open which broker is meant. */
async function openQuestions(config: Config): Promise<readonly ConfigIssue[]> {
  const chosen = connect(config);
  if (chosen.isErr()) return chosen.error.issues;
  await chosen.value.close();
  return [];
}

const skipped = (broker: string): Finding => ({
  topic: 'clock',
  name: broker,
  state: 'skipped',
  message: 'not asked, as --offline says.',
});

interface Place {
  readonly environment: string;
  readonly baseUrl: string | undefined;
  readonly folder: string | undefined;
}

/** Where a broker is, by its settings, and where its own tokens are. */
function placeOf(settings: unknown): Place {
  const { environment, baseUrl, tokenFolder } = settings as Readonly<
    Record<string, string | undefined>
  >;
  const label = environment ?? (baseUrl === undefined ? 'live' : 'custom');
  return { environment: label, baseUrl, folder: tokenFolder };
}

const ownFolder = ({ folder }: Place): readonly string[] => (folder === undefined ? [] : [folder]);
