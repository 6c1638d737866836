import { useEffect, useState } from 'preact/hooks';

/** How far the server's clock is ahead of this browser's, in milliseconds. */
let ahead = 0;

/** Every answer holds the server's time. */
export function noteServerTime(now: number): void {
  if (Number.isFinite(now)) ahead = now - Date.now();
}

export const serverNow = (): number => Date.now() + ahead;

const TICK_MS = 5_000;

/** The server's time, renewed every few seconds, so that ages grow. */
export function useServerTime(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, serverNow());
}
