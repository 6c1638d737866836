import type { Finding } from './finding.ts';
import { duration } from './duration.ts';

/** Where each broker is asked for the time when the settings name no host. */
const HOSTS: Readonly<Record<string, Readonly<Record<'live' | 'mock', string>>>> = {
  kiwoom: { live: 'https://api.kiwoom.com', mock: 'https://mockapi.kiwoom.com' },
  koreainvestment: {
    live: 'https://openapi.koreainvestment.com:9443',
    mock: 'https://openapivts.koreainvestment.com:29443',
  },
};

const TIMEOUT_MS = 3000;
/** A header tells whole seconds; what is below this is no difference. */
const NEGLIGIBLE_MS = 2000;

export interface ClockQuestion {
  readonly broker: string;
  readonly environment: string;
  readonly baseUrl: string | undefined;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** How far this host's clock is from the broker's, by the Date of an answer to nothing: no key is sent. */
export async function clockFinding(question: ClockQuestion): Promise<Finding> {
  const { broker, environment, baseUrl, signal, now } = question;
  const finding = (state: Finding['state'], message: string): Finding => ({
    topic: 'clock',
    name: broker,
    state,
    message,
  });
  const host = baseUrl ?? HOSTS[broker]?.[environment === 'mock' ? 'mock' : 'live'];
  if (host === undefined) return finding('skipped', 'nobody knows its host.');
  const began = now();
  const date = await dateOf(host, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
  if (date === undefined) return finding('skipped', `${new URL(host).host} told no time.`);
  const middle = (began + now()) / 2;
  const skew = middle - (date + 500);
  const where = new URL(host).host;
  if (Math.abs(skew) < NEGLIGIBLE_MS) return finding('ok', `agrees with ${where}.`);
  const direction = skew > 0 ? 'ahead of' : 'behind';
  return finding('note', `this host is ${duration(skew)} ${direction} ${where}: set its clock.`);
}

async function dateOf(host: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const { headers } = await fetch(host, { method: 'HEAD', redirect: 'manual', signal });
    const instant = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(instant) ? undefined : instant;
  } catch {
    // Offline, refused, too slow: the doctor says that it was told no time.
    return undefined;
  }
}
