import type { CommandContext } from '../context.ts';
import { type Finding, findingOf } from './finding.ts';
import { duration } from '../render/numbers.ts';

const finding = findingOf('clock');

const TIMEOUT_MS = 3000;
/** A header has whole seconds; a difference below this is none. */
const NEGLIGIBLE_MS = 2000;
/** From here on sessions and tokens are taken for others than they are. */
const WRONG_MS = 60_000;

/** How far this host's clock is from the broker's, by the Date header of an empty request: no key is sent. */
export async function clockFinding(
  broker: string,
  host: string | undefined,
  { terminal: { signal }, now }: CommandContext,
): Promise<Finding> {
  if (host === undefined)
    return finding(broker, 'skipped', '서버를 알 수 없습니다.', 'its host is not known.');
  const began = now();
  const date = await dateOf(host, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
  const where = new URL(host).host;
  if (date === undefined)
    return finding(
      broker,
      'skipped',
      `${where}에서 시각을 받지 못했습니다.`,
      `${where} gave no time.`,
    );
  const skew = (began + now()) / 2 - (date + 500);
  const size = Math.abs(skew);
  if (size < NEGLIGIBLE_MS)
    return finding(broker, 'ok', `${where}와 같습니다.`, `agrees with ${where}.`);
  const [ko, en] = skew > 0 ? ['빠릅니다', 'ahead of'] : ['느립니다', 'behind'];
  return finding(
    broker,
    size < WRONG_MS ? 'note' : 'problem',
    `이 컴퓨터의 시계가 ${where}보다 ${duration(skew)} ${ko}: 시계를 맞추세요.`,
    `this host is ${duration(skew)} ${en} ${where}: set its clock.`,
  );
}

async function dateOf(host: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const { headers } = await fetch(host, { method: 'HEAD', redirect: 'manual', signal });
    const instant = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(instant) ? undefined : instant;
  } catch {
    // Offline, refused or too slow: the finding says that there was no time.
    return undefined;
  }
}
