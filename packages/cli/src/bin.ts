#!/usr/bin/env node
import { EXIT } from './exit.ts';
import { VERSION } from './version.ts';

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // A closed reader is not an error.
  process.stdout.once('error', () => process.exit(0));
  process.stdout.write(`${VERSION}\n`);
} else {
  const { run } = await import('./main.ts');
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // A second signal ends what does not react to the first.
      if (interruption.signal.aborted) process.exit(EXIT.cancelled);
      interruption.abort(new DOMException(signal, 'AbortError'));
    });
  process.exit(
    await run(argv, {
      // Opened by the command that reads it alone.
      get stdin() {
        return process.stdin;
      },
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
      cwd: process.cwd(),
      isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
      columns: process.stdout.isTTY ? process.stdout.columns : process.stderr.columns,
      signal: interruption.signal,
    }),
  );
}
