import type { LiveEvent, Watched } from '../../api/message.ts';

/** `waiting`: no session runs yet. */
export type LiveStatus = 'off' | 'waiting' | 'live' | 'resting' | 'lost';

/** What the tab that holds the stream is given. */
export interface StreamParts {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onStatus: (status: LiveStatus) => void;
}

const CHECK_MS = 10_000;
/** The server sends a beat every 15 s; a longer silence, or a sleep of the machine, is a lost stream. */
const SILENCE_MS = 45_000;
/** After the day has come to rest the next session is looked for this often. */
const REST_MS = 600_000;

export const watchedKey = ({ broker, market, sector }: Watched): string =>
  `${broker}.${market}.${sector}`;

/** One stream of server-sent events, opened again when it is lost. */
export class LiveStream {
  readonly #parts: StreamParts;
  #source: EventSource | undefined;
  #keys: readonly string[] = [];
  #heardAt = 0;
  #restsUntil = 0;
  #hasSample = false;
  readonly #ended = new Set<string>();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#check(), CHECK_MS);
  }

  /** Follows these subjects and no others. */
  follow(keys: readonly string[]): void {
    const sorted = [...new Set(keys)].toSorted();
    if (sorted.join() === this.#keys.join()) return;
    this.#keys = sorted;
    this.#open();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #open(): void {
    this.#source?.close();
    this.#source = undefined;
    this.#ended.clear();
    this.#hasSample = false;
    if (this.#keys.length === 0) return;
    this.#heardAt = Date.now();
    const source = new EventSource(`/api/live?of=${encodeURIComponent(this.#keys.join(','))}`);
    source.addEventListener('message', ({ data }) =>
      this.#heard(JSON.parse(String(data)) as LiveEvent),
    );
    source.addEventListener('error', () => this.#parts.onStatus('lost'));
    this.#source = source;
  }

  #heard(event: LiveEvent): void {
    this.#heardAt = Date.now();
    this.#parts.onEvent(event);
    if (event.type === 'beat') this.#parts.onStatus(this.#hasSample ? 'live' : 'waiting');
    if (event.type === 'sample') {
      this.#hasSample = true;
      this.#parts.onStatus('live');
    }
    if (event.type !== 'ended') return;
    this.#ended.add(watchedKey(event.of));
    if (!this.#keys.every((key) => this.#ended.has(key))) return;
    this.#source?.close();
    this.#source = undefined;
    this.#restsUntil = Date.now() + REST_MS;
    this.#parts.onStatus('resting');
  }

  #check(): void {
    const now = Date.now();
    const isSilent = this.#source !== undefined && now - this.#heardAt > SILENCE_MS;
    const isRested = this.#source === undefined && now > this.#restsUntil;
    if (this.#keys.length > 0 && (isSilent || isRested)) this.#open();
  }
}
