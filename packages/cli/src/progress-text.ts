/** How far a question has come. */
export interface Done {
  /** Answers with figures: one a sector, or one a page, or one for a whole market. */
  readonly answers: number;
  /** How many there will be, where that is known. */
  readonly of?: number;
  readonly rows?: number;
  /** The oldest day so far. */
  readonly back?: string;
  /** From 0 to 1, where the end is known. */
  readonly share?: number | undefined;
}

/** Something that is being waited for, until an instant in epoch milliseconds. */
export interface Waiting {
  readonly why: 'turn' | 'token' | 'retry';
  readonly until: number;
  readonly api: string | undefined;
}

export interface ProgressState {
  readonly what: string;
  readonly done: Done;
  readonly waits: readonly Waiting[];
  readonly elapsedMs: number;
  readonly now: number;
}

const REASONS: Readonly<Record<Waiting['why'], string>> = {
  turn: 'for its turn',
  token: 'for a token',
  retry: 'to ask again',
};

/** One line: what is asked, what has come, what is waited for, how much longer it takes. */
export function progressText({ what, done, waits, elapsedMs, now }: ProgressState): string {
  const parts = [cameText(done)];
  const left = leftMs(done, elapsedMs);
  if (left !== undefined) parts.push(`about ${seconds(left)} left`);
  const longest = waits.toSorted((a, b) => b.until - a.until)[0];
  if (longest !== undefined)
    parts.push(`waits ${seconds(longest.until - now)} ${REASONS[longest.why]}${apiText(longest)}`);
  return `${what}: ${parts.join(', ')}`;
}

const seconds = (ms: number): string => `${Math.max(1, Math.ceil(ms / 1000))} s`;

const apiText = ({ api }: Waiting): string => (api === undefined ? '' : ` (${api})`);

function cameText({ answers, of, rows, back }: Done): string {
  if (rows !== undefined) {
    const reach = back === undefined ? '' : ` back to ${back}`;
    return `${counted(answers, 'page')}, ${counted(rows, 'row')}${reach}`;
  }
  if (of !== undefined) return `${answers} of ${of} sectors`;
  return answers === 0 ? 'asked' : counted(answers, 'answer');
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

function leftMs({ share, answers, of }: Done, elapsedMs: number): number | undefined {
  const known = share ?? (of === undefined ? undefined : answers / of);
  if (known === undefined || known <= 0 || known >= 1) return undefined;
  return (elapsedMs * (1 - known)) / known;
}
