import {
  answerList,
  type CallContext,
  impossible,
  type Impossible,
} from '@investor-flow/adapter-kit';
import { type BrokerError, concurrently, err, ok, type Result } from '@investor-flow/core';
import type { SectorPair } from '../wire/codes.ts';

interface Asking<Model> {
  readonly api: string;
  readonly ask: (
    context: CallContext,
    sector: SectorPair,
  ) => Promise<Result<Model | Impossible, BrokerError>>;
  /** Whether the answer is nothing without this one. */
  readonly isWhole: (sector: SectorPair) => boolean;
  readonly nothing?: string;
}

/** Asks for each sector by itself; one of which there is nothing is left out. */
export async function eachSector<Model extends object>(
  context: CallContext,
  sectors: readonly SectorPair[],
  { ask, ...parts }: Asking<Model>,
): Promise<Result<readonly Model[], BrokerError>> {
  const read = await concurrently(context, sectors, async (sector, each) => {
    const found = await ask(each, sector);
    return found
      .map((model) => ({ ...sector, model }))
      .orElse((error) =>
        // "Nothing there" said of one sector leaves that sector out; said of a sign-in it fails the question.
        error.kind === 'empty' && error.at.api === parts.api
          ? ok({ ...sector, model: impossible(error.because) })
          : err(error),
      );
  });
  return read.andThen((found) =>
    answerList(context, found, {
      ...parts,
      read: ({ model }) => ok(model),
      leftOut: ({ pair }, because) => ({ code: pair.sector, because }),
    }),
  );
}
