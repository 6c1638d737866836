import { BROKERS, type ConfigIssue, variablesOf } from 'investor-flow';
import type { Desk } from '../desk.ts';
import type { Given } from '../given.ts';
import type { Finding } from './finding.ts';
import { configPath, settingsInFile } from './raw-config.ts';

const finding = (name: string, state: Finding['state'], message: string): Finding => ({
  topic: 'settings',
  name,
  state,
  message,
});

/** Which settings were found and where, by name; then what is wrong with them. */
export function settingsFindings(
  given: Given,
  desk: Desk,
  issues: readonly ConfigIssue[],
): readonly Finding[] {
  const path = configPath(given, desk);
  const inFile = settingsInFile(path);
  const { env } = desk.terminal;
  const variables = new Map(
    Object.entries(variablesOf(BROKERS))
      .filter(([variable]) => env[variable] !== undefined && env[variable] !== '')
      .map(([variable, setting]) => [setting, variable]),
  );
  const names = [...new Set([...(inFile ?? []), ...variables.keys()])].toSorted();
  return [
    inFile === undefined
      ? finding('file', 'note', `no settings at ${path}.`)
      : finding('file', 'ok', `${inFile.length} settings in ${path}.`),
    ...names.map((name) => {
      const variable = variables.get(name);
      if (variable === undefined) return finding(name, 'ok', 'from the file.');
      const over = inFile?.includes(name) === true ? ', over the file' : '';
      return finding(name, 'ok', `from the variable ${variable}${over}.`);
    }),
    ...strangers(env).map((it) => finding(it, 'note', 'is no variable that is read: misspelt?')),
    ...issues.map(({ setting, message }) => finding(setting, 'problem', `${message}.`)),
  ];
}

/** Variables that look like ours and are not. */
function strangers(env: Desk['terminal']['env']): readonly string[] {
  const known = variablesOf(BROKERS);
  return Object.keys(env)
    .filter((it) => /^(?:INVESTOR_FLOW|KIWOOM|KIS)_/.test(it) && !Object.hasOwn(known, it))
    .toSorted();
}
