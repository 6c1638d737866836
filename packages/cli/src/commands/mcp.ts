import type { Writable } from 'node:stream';
import { type AssistantParts, claimStdout, serveHttp, serveStdio } from '@investor-flow/mcp';
import type { Store } from '@investor-flow/store';
import { err, ok } from 'investor-flow';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, usage } from '../exit.ts';
import { openKeptStore } from '../kept-store.ts';
import { openBrokers } from '../sources.ts';
import { BROKER, CONFIG, LANGUAGE, option, STORE } from '../options.ts';
import { aborted, portTyped, startedOn } from '../serving.ts';
import { using } from '../using.ts';

export const mcp: Command = {
  options: [
    option('--http', 'serve over HTTP on 127.0.0.1, not over stdin and stdout'),
    option('--port <port>', 'where to listen with --http (any free port)'),
    STORE,
    BROKER,
    CONFIG,
    LANGUAGE,
  ],
  run: serve,
};

/** Serves assistants until the client goes, or until Ctrl-C. */
async function serve(context: CommandContext): Promise<number> {
  const port = portTyped(context);
  if (port.isErr()) return context.fail(port.error);
  if (port.value !== undefined && context.given.http !== true)
    return context.fail(usage('--port goes with --http.'));
  const { stdout, stderr } = context.terminal;
  // From here on a line that is not of the protocol would end the session.
  const claimed = context.given.http === true ? undefined : claimStdout(stdout, stderr);
  try {
    return await serveBrokers(context, port.value, claimed?.stream);
  } finally {
    claimed?.release();
  }
}

/** Over the stdout of the protocol, else over HTTP. */
async function serveBrokers(
  context: CommandContext,
  port: number | undefined,
  stdout: Writable | undefined,
): Promise<number> {
  const brokers = await openBrokers(context);
  // A wrong command line ends here; wrong settings are for the assistant to show.
  if (brokers.isErr() && brokers.error.code === EXIT.usage) return context.fail(brokers.error);
  const stores: Store[] = [];
  const language = context.given.lang === 'ko' ? 'ko' : 'en';
  const parts: AssistantParts = {
    answering: brokers.mapErr(({ sentence }) => ({ message: sentence[language] })),
    openStore: async () => {
      const opened = await openKeptStore(context, { mustExist: true });
      if (opened.isErr()) return err({ message: opened.error.sentence[language] });
      stores.push(opened.value);
      return ok(opened.value);
    },
    now: context.now,
    log: (sentence) => context.say(`investor-flow mcp: ${sentence}`),
  };
  try {
    return stdout === undefined
      ? await overHttp(parts, port, context)
      : await overStdio(parts, stdout, context);
  } finally {
    if (brokers.isOk()) await brokers.value.close();
    await Promise.all(stores.map((store) => store.close()));
  }
}

async function overStdio(
  parts: AssistantParts,
  stdout: Writable,
  { terminal: { stdin, stderr, signal } }: CommandContext,
): Promise<number> {
  if (stdin === undefined) throw new TypeError('there is no stdin to serve over');
  await serveStdio(parts, { stdin, stdout, stderr, signal });
  return signal.aborted ? EXIT.cancelled : EXIT.done;
}

const overHttp = async (
  parts: AssistantParts,
  port: number | undefined,
  context: CommandContext,
): Promise<number> =>
  using(await startedOn(port, () => serveHttp(parts, { port })), context, async (server) => {
    const { terminal, say } = context;
    say(server.url);
    say(`Authorization: Bearer ${server.token}`);
    say('Ctrl-C로 끝냅니다.', 'Ctrl-C ends it.');
    await aborted(terminal.signal);
    return EXIT.cancelled;
  });
