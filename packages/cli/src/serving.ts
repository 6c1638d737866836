import { err, ok, type Result } from 'investor-flow';
import { wholeNumber } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { EXIT, ending, type ExitMessage } from './exit.ts';

const HIGHEST_PORT = 65_535;

export const portTyped = ({ given }: CommandContext): Result<number | undefined, ExitMessage> =>
  wholeNumber('--port', given.port, HIGHEST_PORT);

/** What was started on a port, or why the port could not be opened; anything else is thrown. */
export async function startedOn<Server>(
  port: number | undefined,
  start: () => Promise<Server>,
): Promise<Result<Server, ExitMessage>> {
  const failed = (ko: string, en: string) =>
    err(ending(EXIT.portInUse, `포트 ${port}${ko}.`, `Port ${port} ${en}.`));
  try {
    return ok(await start());
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'EADDRINUSE') return failed('은(는) 이미 사용 중입니다', 'is already in use');
    if (code === 'EACCES') return failed('을(를) 열 권한이 없습니다', 'may not be opened');
    throw thrown;
  }
}

/** Resolves when the person presses Ctrl-C. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
