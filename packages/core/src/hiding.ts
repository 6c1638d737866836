/** Settings that may be seen by anybody who reads a log; whatever has another name may be a key. */
const SHOWN: ReadonlySet<string> = new Set([
  '$schema',
  'baseUrl',
  'broker',
  'environment',
  'maxWaitMs',
  'requestsPerSecond',
  'retries',
  'timeoutMs',
  'tokenFolder',
  'type',
]);
const HIDDEN = '[hidden]';
/** What Node prints an object by; named and not imported, since this package knows nothing of Node. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * The same settings, to be handed out: printed or serialised they show `[hidden]` for whatever may be a key.
 *
 * Reading a member, spreading and cloning give the values; a copy is as open as other objects are.
 */
export function hidingSecrets<Settings extends object>(settings: Settings): Settings {
  const guarded = {};
  const seen = {};
  for (const [name, value] of Object.entries(settings) as [string, unknown][]) {
    const member = isData(value) ? hidingSecrets(value) : value;
    const isOpen = isData(value) || SHOWN.has(name) || !mayHoldText(value);
    // A getter keeps its value from `console.dir`, which does not ask an object how it wants to be printed.
    const kept = isOpen ? { value: member, writable: true } : { get: () => value };
    Object.defineProperty(guarded, name, { ...kept, enumerable: true, configurable: true });
    const shown = isOpen ? member : HIDDEN;
    Object.defineProperty(seen, name, { value: shown, enumerable: true });
  }
  const show = (): object => seen;
  Object.defineProperties(guarded, { toJSON: { value: show }, [INSPECT]: { value: show } });
  return guarded as Settings;
}

const mayHoldText = (value: unknown): boolean =>
  ['string', 'number', 'bigint'].includes(typeof value) || Array.isArray(value);

/** An object that only holds settings; a clock, a store or a calendar is somebody's and stays who it is. */
const isData = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  return isPlain && Object.values(value).every((member) => typeof member !== 'function');
};
