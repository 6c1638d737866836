import type { Store, StoreError } from '@investor-flow/store';
import { err, type Result } from 'investor-flow';
import type { Answering } from './tools/tool.ts';

/** Why nothing can be asked yet. */
export interface NotSetUp {
  /** What to set, in sentences that an assistant shows to its user. */
  readonly message: string;
}

/** What a server for assistants answers from. */
export interface AssistantParts {
  /** The brokers; without keys what to set, which every call then says. */
  readonly answering: Result<Answering, NotSetUp>;
  /** Opens the store of recorded answers, once, when a tool first needs it. */
  readonly openStore?:
    | (() => Promise<Result<Store, StoreError | { readonly message: string }>>)
    | undefined;
  /** Epoch milliseconds by the clock of the sources; default the system's. */
  readonly now?: (() => number) | undefined;
  /** Takes what is for the log: bugs, and what the protocol's library reports. */
  readonly log?: ((sentence: string) => void) | undefined;
}

type Opened = Awaited<ReturnType<NonNullable<AssistantParts['openStore']>>>;

/** Opens the store once; one that could not be opened is tried again with the next call. */
export function storeOnce(open: AssistantParts['openStore']): () => Promise<Opened> {
  let opening: Promise<Opened> | undefined;
  return async () => {
    if (open === undefined) return err({ message: 'No store is named.' });
    opening ??= open();
    const opened = await opening;
    if (opened.isErr()) opening = undefined;
    return opened;
  };
}
