import type { CommandSpec, OptionSpec } from '../command-table.ts';
import { choicesOf, longFlag, takesValue, type Words } from './words.ts';

/** For zsh: `source <(investor-flow completion zsh)`, or a file `_investor-flow` in the fpath. */
export const zsh = (words: Words): string => `#compdef investor-flow
_investor_flow() {
  local -a commands
  commands=(
${words.commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${words.commands.map((command) => commandCase(command, words)).join('\n')}
  esac
}
if [ "\${funcstack[1]}" = _investor-flow ]; then
  _investor_flow "$@"
else
  compdef _investor_flow investor-flow
fi
`;

function commandCase({ name, argument, options }: CommandSpec, words: Words): string {
  const specs = options.map((it) => quoted(optionText(it, words)));
  if (argument !== undefined)
    specs.unshift(quoted(`1:${argument.name}:${actionOf(choicesOf(argument, words))}`));
  return `    ${name}) _arguments ${[...specs, "'--help[display help]'"].join(' ')} ;;`;
}

function optionText(option: OptionSpec, words: Words): string {
  const about = option.about.replaceAll(/[[\]:]/g, String.raw`\$&`);
  const text = `${longFlag(option)}[${about}]`;
  if (!takesValue(option)) return text;
  return `${text}:${longFlag(option).slice(2)}:${actionOf(choicesOf(option, words))}`;
}

function actionOf(choices: ReturnType<typeof choicesOf>): string {
  if (choices === 'anything') return '';
  return choices === 'file' ? '_files' : `(${choices.join(' ')})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
