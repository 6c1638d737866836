import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { cancelled, ending } from '../exit-message.ts';

/** How a run of tasks ended. */
export type RunEnd = { readonly failed: number } & (
  | { readonly ended: 'done' | 'aborted' }
  | { readonly ended: 'store-failed'; readonly reason: string }
);

/** A service manager stops a service with SIGTERM: that is not a failure. Ctrl-C is, as for every command. */
export const isStopped = ({ terminal: { signal } }: CommandContext): boolean =>
  signal.aborted && Object(signal.reason).message === 'SIGTERM';

/** Says how a run ended, and gives its code. */
export function endOf(end: RunEnd, context: CommandContext): number {
  const { say, fail } = context;
  switch (end.ended) {
    case 'store-failed':
      return fail(ending(EXIT.store, `저장소 오류로 끝냅니다. ${end.reason}`, end.reason));
    case 'aborted':
      if (!isStopped(context)) return fail(cancelled);
      say('멈췄습니다. 다시 시작하면 이어서 합니다.', 'Stopped; the next start goes on from here.');
      return EXIT.done;
    case 'done':
      if (end.failed === 0) return EXIT.done;
      return fail(
        ending(
          EXIT.unfinished,
          `${end.failed}건을 끝내지 못했습니다. 다시 시작하면 그것만 묻습니다.`,
          `${end.failed} task${end.failed === 1 ? ' was' : 's were'} given up: start again, and only what is missing is asked.`,
        ),
      );
  }
}
