import { BROKERS, type ConfigIssue, type LoadedConfig, misspelt, variablesOf } from 'investor-flow';
import type { Terminal } from '../terminal.ts';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('settings');

/** Which settings were found and where, by name; then what is wrong with them. */
export function settingsFindings(
  loaded: LoadedConfig | undefined,
  issues: readonly ConfigIssue[],
  { env }: Terminal,
): readonly Finding[] {
  const variables = new Map(
    Object.entries(variablesOf(BROKERS)).map(([variable, setting]) => [setting, variable]),
  );
  const { path, hasFile, origins = {} } = loaded ?? {};
  return [
    ...(path === undefined
      ? []
      : [
          hasFile === true
            ? finding('file', 'ok', `${path}에서 읽었습니다.`, `read from ${path}.`)
            : finding('file', 'note', `${path} 파일이 없습니다.`, `no file at ${path}.`),
        ]),
    ...Object.entries(origins)
      .filter(([setting]) => setting !== '$schema')
      .map(([setting, origin]) => {
        if (origin === 'file')
          return finding(setting, 'ok', '파일에서 읽었습니다.', 'from the file.');
        const variable = variables.get(setting);
        return finding(setting, 'ok', `환경 변수 ${variable}.`, `from the variable ${variable}.`);
      }),
    ...misspelt(env).map(({ setting, message }) =>
      finding(setting, 'note', `읽지 않는 변수입니다: ${message}.`, `${message}.`),
    ),
    ...issues.map(({ setting, message }) => finding(setting, 'problem', `${message}.`)),
  ];
}
