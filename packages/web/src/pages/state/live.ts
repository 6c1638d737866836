import { useEffect, useState } from 'preact/hooks';
import type { LiveEvent, Watched } from '../../api/message.ts';
import { noteServerTime } from './clock.ts';
import { LiveStream, type LiveStatus, watchedKey } from './live-stream.ts';

/** What the tabs of a browser tell one another. */
type Word =
  | { readonly say: 'follows'; readonly tab: string; readonly keys: readonly string[] }
  | { readonly say: 'who' }
  | { readonly say: 'event'; readonly event: LiveEvent }
  | { readonly say: 'status'; readonly status: LiveStatus };

const NAME = 'investor-flow-live';
const tab = crypto.randomUUID();
const channel = new BroadcastChannel(NAME);
/** What each tab that is seen follows. */
const tabs = new Map<string, readonly string[]>();
const own = new Map<string, Set<(event: LiveEvent) => void>>();
const ticks = new Set<() => void>();
const statuses = new Set<(status: LiveStatus) => void>();
let status: LiveStatus = 'off';
let stream: LiveStream | undefined;
let leaving: AbortController | undefined;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
const say = (word: Word): void => channel.postMessage(word);
const keys = (): readonly string[] => [...tabs.values()].flat();

function heard(event: LiveEvent): void {
  noteServerTime(event.now);
  if (event.type === 'beat') return;
  for (const listener of own.get(watchedKey(event.of)) ?? []) listener(event);
  for (const tick of ticks) tick();
}

function changed(now: LiveStatus): void {
  status = now;
  for (const listener of statuses) listener(now);
}

channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
  if (data.say === 'event') heard(data.event);
  else if (data.say === 'status') changed(data.status);
  else if (data.say === 'who') announce();
  else note(data.tab, data.keys);
});

function note(of: string, followed: readonly string[]): void {
  if (followed.length === 0) tabs.delete(of);
  else tabs.set(of, followed);
  stream?.follow(keys());
}

/** A hidden tab follows nothing. */
function announce(): void {
  const mine = document.hidden ? [] : [...own.keys()];
  say({ say: 'follows', tab, keys: mine });
  note(tab, mine);
}

/** The tab that holds the lock holds the stream for all of them; when it is hidden or closed, another takes over. */
function lead(): void {
  if (leaving !== undefined || document.hidden) return;
  leaving = new AbortController();
  const { signal } = leaving;
  void navigator.locks
    .request(NAME, { signal }, async () => {
      const opened = new LiveStream({
        onEvent: (event) => {
          heard(event);
          say({ say: 'event', event });
        },
        onStatus: (now) => {
          changed(now);
          say({ say: 'status', status: now });
        },
      });
      stream = opened;
      opened.follow(keys());
      say({ say: 'who' });
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      opened.close();
      stream = undefined;
    })
    .catch((thrown: unknown) => {
      if (!signal.aborted) throw thrown;
    });
}

function seen(): void {
  if (document.hidden) {
    leaving?.abort();
    leaving = undefined;
    changed('off');
  }
  announce();
  lead();
}

document.addEventListener('visibilitychange', seen);
window.addEventListener('pagehide', () => say({ say: 'follows', tab, keys: [] }));

/** Follows a subject as long as the page shows it. */
export function useLive(of: Watched | undefined, onEvent: (event: LiveEvent) => void): void {
  const key = of === undefined ? undefined : watchedKey(of);
  useEffect(() => {
    if (key === undefined) return undefined;
    const listeners = own.get(key) ?? new Set();
    listeners.add(onEvent);
    own.set(key, listeners);
    announce();
    lead();
    return () => {
      listeners.delete(onEvent);
      if (listeners.size === 0) own.delete(key);
      announce();
    };
  }, [key, onEvent]);
}

/** A member of a set as long as the page shows it. */
function useMember<Member>(set: Set<Member>, member: Member): void {
  useEffect(() => {
    set.add(member);
    return () => void set.delete(member);
  }, [set, member]);
}

/** Runs with each event of the stream, whatever it is of. */
export const useTick = (tick: () => void): void => useMember(ticks, tick);

export function useLiveStatus(): LiveStatus {
  const [now, setNow] = useState(status);
  useMember(statuses, setNow);
  return now;
}
