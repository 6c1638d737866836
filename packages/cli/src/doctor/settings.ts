import { BROKERS, type ConfigIssue, type LoadedConfig, misspelt, variablesOf } from 'investor-flow';
import { text } from '../language.ts';
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
  const file =
    path === undefined
      ? []
      : [
          hasFile === true
            ? finding('file', 'ok', text(`${path}에서 읽었습니다.`, `read from ${path}.`))
            : finding('file', 'note', text(`${path} 파일이 없습니다.`, `no file at ${path}.`)),
        ];
  return [
    ...file,
    ...Object.entries(origins)
      .filter(([setting]) => setting !== '$schema')
      .map(([setting, origin]) =>
        finding(
          setting,
          'ok',
          origin === 'file'
            ? text('파일에서 읽었습니다.', 'from the file.')
            : text(
                `환경 변수 ${variables.get(setting)}.`,
                `from the variable ${variables.get(setting)}.`,
              ),
        ),
      ),
    ...misspelt(env).map(({ setting, message }) =>
      finding(setting, 'note', text(`읽지 않는 변수입니다: ${message}.`, `${message}.`)),
    ),
    ...issues.map(({ setting, message }) =>
      finding(setting, 'problem', text(`${message}.`, `${message}.`)),
    ),
  ];
}
