import type { CommandSpec } from '../command-table.ts';
import { choicesOf, longFlag, takesValue, type Words } from './words.ts';

/** For bash 3.2 and later: `source <(investor-flow completion bash)`. */
export const bash = (words: Words): string => `_investor_flow() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${words.commands.map(({ name }) => name).join(' ')} --help --version' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${words.commands.flatMap((command) => valueCases(command, words)).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${words.commands.map(optionCase).join('\n')}
  esac
}
complete -F _investor_flow investor-flow
`;

/** What may stand after an option, or after the command itself. */
function valueCases({ name, argument, options }: CommandSpec, words: Words): readonly string[] {
  const after = options
    .filter(takesValue)
    .map((it) => offer(`${name} ${longFlag(it)}`, choicesOf(it, words)));
  const first = argument === undefined ? 'anything' : choicesOf(argument, words);
  return Array.isArray(first)
    ? [
        `    '${name} ${name}') [[ "$current" == -* ]] || { COMPREPLY=(${chosen(first)}); return; };;`,
        ...after,
      ]
    : after;
}

const chosen = (choices: readonly string[]): string =>
  `$(compgen -W '${choices.join(' ')}' -- "$current")`;

function offer(where: string, choices: ReturnType<typeof choicesOf>): string {
  if (choices === 'anything') return `    '${where}') return;;`;
  if (choices === 'file')
    return `    '${where}') COMPREPLY=($(compgen -f -- "$current")); return;;`;
  return `    '${where}') COMPREPLY=(${chosen(choices)}); return;;`;
}

const optionCase = ({ name, options }: CommandSpec): string =>
  `    ${name}) COMPREPLY=(${chosen([...options.map(longFlag), '--help'])});;`;
