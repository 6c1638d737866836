import { vi } from 'vitest';

export type CapturedOutput = ReturnType<typeof captureOutput>;

const METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn', 'dir', 'table'] as const;
const EVENTS = ['warning', 'unhandledRejection', 'uncaughtExceptionMonitor'] as const;

/** What a process prints while something is done: console, streams, warnings, unhandled rejections. */
export function captureOutput(show: (it: unknown) => string) {
  const captured: string[] = [];
  const capture = (...said: readonly unknown[]): boolean => {
    captured.push(...said.map(show));
    return true;
  };
  const spies = [
    ...METHODS.map((name) => vi.spyOn(console, name).mockImplementation(capture)),
    vi.spyOn(process.stdout, 'write').mockImplementation(capture),
    vi.spyOn(process.stderr, 'write').mockImplementation(capture),
  ];
  for (const event of EVENTS) process.on(event, capture);
  return {
    text: () => captured.join('\n'),
    [Symbol.dispose]: (): void => {
      for (const spy of spies) spy.mockRestore();
      for (const event of EVENTS) process.off(event, capture);
    },
  };
}
