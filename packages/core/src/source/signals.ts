/** Node warns of more than ten listeners on one signal; many calls of one question listen to the same one. */
export function allowManyListeners(signal: AbortSignal): void {
  // Looked up at run time: other hosts than Node have no such limit.
  const { process: host } = globalThis as { process?: Partial<NodeJS.Process> };
  host?.getBuiltinModule?.('node:events')?.setMaxListeners(0, signal);
}

/** A signal that follows others between `link` and `release`. */
export function linkedSignal(sources: readonly AbortSignal[]): {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly link: () => void;
  readonly release: () => void;
} {
  const control = new AbortController();
  allowManyListeners(control.signal);
  const follows = sources.map((source) => ({
    source,
    follow: () => control.abort(source.reason),
  }));
  return {
    signal: control.signal,
    abort: (reason) => control.abort(reason),
    link: () => {
      for (const { source, follow } of follows) {
        source.addEventListener('abort', follow, { once: true });
        if (source.aborted) follow();
      }
    },
    release: () => {
      for (const { source, follow } of follows) source.removeEventListener('abort', follow);
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
