import { err, ok, type Result } from '@investor-flow/core';
import { type QueueError, queueError } from './options.ts';

/** Loads a package that the app brings; only one that is not there counts as missing. */
export async function optionalPackage<Module>(
  name: string,
  load: () => Promise<Module>,
): Promise<Result<Module, QueueError>> {
  try {
    return ok(await load());
  } catch (thrown) {
    const message = isAbsent(name, thrown)
      ? `A queue needs the packages bullmq and redis; ${name} is not installed: npm install bullmq redis.`
      : `The package ${name} is installed and cannot be loaded: ${reasonOf(thrown)}.`;
    return err(queueError(isAbsent(name, thrown) ? 'missing-package' : 'broken-package', message));
  }
}

/** A module that this package itself fails to find is not this package missing. */
function isAbsent(name: string, thrown: unknown): boolean {
  const { code, message } = Object(thrown) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return (
    code === 'ERR_MODULE_NOT_FOUND' &&
    typeof message === 'string' &&
    message.includes(`Cannot find package '${name}'`)
  );
}

const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.message.split('\n')[0] ?? thrown.name) : String(thrown);
