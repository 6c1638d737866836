import { spawn } from 'node:child_process';
import type { Result, Source } from 'investor-flow';
import type { RunCommand, Web } from '@investor-flow/web';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, ending, type ExitMessage } from '../exit.ts';
import { type Text, text } from '../language.ts';
import { BROKER, CONFIG, LANGUAGE, option, STORE } from '../options.ts';
import { SANDBOX } from '../settings.ts';
import { aborted, portTyped } from '../serving.ts';
import { using } from '../using.ts';
import { captured } from '../web/captured.ts';
import type { WebSources } from '../web/opened-sources.ts';

export const open: Command = {
  options: [
    option('--port <port>', 'where to listen (any free port)'),
    STORE,
    { ...BROKER, about: 'the broker that is shown first, or sandbox (needs no keys)' },
    CONFIG,
    LANGUAGE,
  ],
  run: serve,
};

/** Serves the web view on this machine until Ctrl-C; a browser is opened on a terminal alone. */
async function serve(context: CommandContext): Promise<number> {
  const port = portTyped(context);
  if (port.isErr()) return context.fail(port.error);
  // Loaded when it is used: completion reads the options of every command.
  const { openedSources } = await import('../web/opened-sources.ts');
  return using(await openedSources(context), context, async (from) =>
    using(await started(from, port.value, context), context, async ({ link }) => {
      const { terminal, print, say } = context;
      await print(`${link}\n`);
      for (const { ko, en } of [ADVICE[from.of] ?? [], HOW].flat()) say(ko, en);
      if (terminal.isTTY.stdout) openBrowser(link);
      await aborted(terminal.signal);
      return EXIT.cancelled;
    }),
  );
}

async function started(
  { of, sources, store, clock, calls }: WebSources,
  port: number | undefined,
  context: CommandContext,
): Promise<Result<Web, ExitMessage>> {
  const run =
    (pinned: Readonly<Record<string, Source>>): RunCommand =>
    (words, signal) =>
      captured(context.terminal, signal, (terminal) =>
        context.run(words, terminal, { clock, sources: pinned, store }),
      );
  const { openWeb } = await import('@investor-flow/web');
  const web = await openWeb({
    sources,
    store,
    clock,
    port,
    calls,
    run,
    isEmbedded: of === 'sandbox',
    isReplay: of === 'store',
    ...(of === 'sandbox' ? { shown: onSandbox(Object.keys(sources)) } : {}),
  });
  return web.mapErr(({ kind, message }) =>
    kind === 'port'
      ? ending(EXIT.portInUse, `포트 ${port}을(를) 열 수 없습니다.`, message)
      : ending(EXIT.bug, '웹 화면이 빌드되지 않았습니다.', message),
  );
}

/** Without keys a command is asked of the sandbox; it answers as the first broker does. */
const onSandbox =
  ([first]: readonly string[]) =>
  (words: readonly string[]): readonly string[] => {
    const place = words.indexOf('--broker');
    if (place >= 0) return words[place + 1] === first ? words.with(place + 1, SANDBOX) : words;
    return words[0]?.startsWith('compare') === true ? [...words, '--broker', SANDBOX] : words;
  };

const ADVICE: { readonly [Of in WebSources['of']]?: Text } = {
  sandbox: text(
    '키가 없어 내장 샌드박스의 수치를 보여 줍니다. 실제 수치가 아닙니다.',
    'Without keys it shows figures of an embedded sandbox; they are not real.',
  ),
  store: text(
    '키가 없어 저장소에 있는 것만 보여 줍니다.',
    'Without keys it shows what the store holds and nothing else.',
  ),
};
const HOW = text(
  '위의 링크를 브라우저로 여세요. 이 컴퓨터에서만 열리며, 시작할 때마다 새로 만들어집니다. Ctrl-C로 끝냅니다.',
  'Open the link above in a browser. Only this machine can open it, and it is new at each start. Ctrl-C ends it.',
);

const OPENERS: { readonly [P in NodeJS.Platform]?: readonly [string, ...string[]] } = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the person's browser; where there is none, the printed link is the way. */
function openBrowser(link: string): void {
  const [program, ...first] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...first, link], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
