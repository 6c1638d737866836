import { setMaxListeners } from 'node:events';
import http from 'node:http';
import https from 'node:https';

/** Balancers forget idle connections silently after a minute or so. */
const IDLE_MS = 15_000;

/** The connections of one sender: kept while they are used, and for a short time after. */
export function agents(idleMs = IDLE_MS) {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  // The signal ends connections that no agent knows of: those to a proxy that has not opened its tunnel yet.
  const kept = { keepAlive: true, timeout: idleMs, signal: closing.signal };
  const httpAgent = new http.Agent(kept);
  // Said although it is the default: an environment variable (NODE_TLS_REJECT_UNAUTHORIZED) would switch the default off.
  const httpsAgent = new https.Agent({ ...kept, minVersion: 'TLSv1.2', rejectUnauthorized: true });
  return {
    httpAgent,
    httpsAgent,
    /** Lets go of connections that are not used: what broke one has often broken those that lie idle beside it. */
    dropIdle: () => {
      for (const { freeSockets } of [httpAgent, httpsAgent])
        for (const sockets of Object.values(freeSockets))
          for (const socket of sockets ?? []) socket.destroy();
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
      closing.abort();
    },
  };
}
