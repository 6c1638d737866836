// A server in a process of its own: it must not share the processor time that is being measured.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts a server file beside this one; `tell` sends it a message and waits for its answer. */
export async function child(file, ...args) {
  const server = fork(fileURLToPath(new URL(file, import.meta.url)), args);
  const [hello] = await once(server, 'message');
  return {
    hello,
    async tell(message) {
      const answer = once(server, 'message');
      server.send(message);
      return (await answer)[0];
    },
    async close() {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}
