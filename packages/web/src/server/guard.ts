/** Why a request is refused before anything is looked at. */
export interface Refusal {
  readonly status: 400 | 403 | 405;
  readonly message: string;
}

interface Asked {
  readonly method: string;
  /** As the client sent it. */
  readonly target: string;
  readonly header: (name: string) => string | undefined;
}

const METHODS: readonly string[] = ['GET', 'HEAD'];

/** Refuses what no page of ours sends: another method, host or origin, a request made by another site, a path with tricks. */
export function refusalOf(
  { method, target, header }: Asked,
  hosts: readonly string[],
): Refusal | undefined {
  if (!METHODS.includes(method)) return { status: 405, message: 'Only GET is answered.' };
  const host = header('host');
  if (host === undefined || !hosts.includes(host))
    return { status: 403, message: 'The Host is not this server.' };
  const origin = header('origin');
  if (origin !== undefined && !hosts.some((it) => origin === `http://${it}`))
    return { status: 403, message: 'The Origin is not this server.' };
  const site = header('sec-fetch-site');
  const isNavigation = header('sec-fetch-mode') === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation)
    return { status: 403, message: 'Another site asked for this.' };
  const [path = ''] = target.split('?');
  if (/\.\.|\/\/|\\|%2e|%2f|%5c|%00/i.test(path))
    return { status: 400, message: 'The path is not one of this server.' };
  return undefined;
}
