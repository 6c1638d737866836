import { spawn } from 'node:child_process';

const OPENERS: { readonly [P in NodeJS.Platform]?: readonly [string, ...string[]] } = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the person's browser; where there is none, the printed link is the way. */
export function openBrowser(link: string): void {
  const [program, ...first] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...first, link], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
