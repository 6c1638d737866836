/** Node warns of more than ten listeners on one signal; many calls of one question listen to the same one. */
export function allowManyListeners(signal: AbortSignal): void {
  // Looked up at run time: other hosts than Node have no such limit.
  const { process: host } = globalThis as { process?: Partial<NodeJS.Process> };
  host?.getBuiltinModule?.('node:events')?.setMaxListeners(0, signal);
}

/** A signal that follows others until `release` is called. */
export function linkedSignal(sources: readonly AbortSignal[]): {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly release: () => void;
} {
  const control = new AbortController();
  allowManyListeners(control.signal);
  const links = sources.map((source) => {
    const follow = (): void => control.abort(source.reason);
    source.addEventListener('abort', follow, { once: true });
    if (source.aborted) follow();
    return () => source.removeEventListener('abort', follow);
  });
  return {
    signal: control.signal,
    abort: (reason) => control.abort(reason),
    release: () => {
      for (const unlink of links) unlink();
    },
  };
}

/** Rejects once the signal aborts, whether or not the work listens to it. */
export function endedBy<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
