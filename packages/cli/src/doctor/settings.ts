import { type ConfigIssue, foundSettings } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import { text } from '../language.ts';
import { loadOptions, misspeltVariables } from '../settings.ts';
import type { Terminal } from '../terminal.ts';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('settings');

/** Which settings were found and where, by name; then what is wrong with them. */
export function settingsFindings(
  given: Arguments,
  terminal: Terminal,
  issues: readonly ConfigIssue[],
): readonly Finding[] {
  const { file, settings } = foundSettings(loadOptions(given, terminal));
  const inFile = settings.filter(({ isInFile }) => isInFile).length;
  return [
    inFile === 0
      ? finding('file', 'note', text(`${file}에 설정이 없습니다.`, `no settings at ${file}.`))
      : finding('file', 'ok', text(`${file}: 설정 ${inFile}개.`, `${inFile} settings in ${file}.`)),
    ...settings.map(({ setting, variable, isInFile }) => {
      if (variable === undefined)
        return finding(setting, 'ok', text('파일에서 읽었습니다.', 'from the file.'));
      const [ko, en] = isInFile ? [', 파일보다 우선합니다', ', over the file'] : ['', ''];
      return finding(
        setting,
        'ok',
        text(`환경 변수 ${variable}${ko}.`, `from the variable ${variable}${en}.`),
      );
    }),
    ...misspeltVariables(terminal.env).map(({ name, meant }) => {
      const [ko, en] =
        meant === undefined ? ['', ''] : [` ${meant}이(가) 맞습니까?`, ` Did you mean ${meant}?`];
      return finding(name, 'note', text(`읽지 않는 변수입니다.${ko}`, `is not read.${en}`));
    }),
    ...issues.map(({ setting, message }) =>
      finding(setting, 'problem', text(`${message}.`, `${message}.`)),
    ),
  ];
}
