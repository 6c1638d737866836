import { vi } from 'vitest';

/** Whatever a process says by itself while something is done: console, streams, warnings, rejections nobody handles. */
export interface Overheard {
  readonly text: () => string;
  [Symbol.dispose](): void;
}

const SPOKEN = ['debug', 'error', 'info', 'log', 'trace', 'warn', 'dir', 'table'] as const;
const EVENTS = ['warning', 'unhandledRejection', 'uncaughtExceptionMonitor'] as const;

export function overhearing(show: (it: unknown) => string): Overheard {
  const heard: string[] = [];
  const hear = (...said: readonly unknown[]): boolean => {
    heard.push(...said.map(show));
    return true;
  };
  const spies = [
    // oxlint-disable-next-line no-console -- listened to, not spoken through
    ...SPOKEN.map((name) => vi.spyOn(console, name).mockImplementation(hear)),
    vi.spyOn(process.stdout, 'write').mockImplementation(hear),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear),
  ];
  for (const event of EVENTS) process.on(event, hear);
  return {
    text: () => heard.join('\n'),
    [Symbol.dispose]: () => {
      for (const spy of spies) spy.mockRestore();
      for (const event of EVENTS) process.off(event, hear);
    },
  };
}
