import { type BrokerError, isTemporary } from 'investor-flow';
import type { StoreError } from '@investor-flow/store';
import type { Trouble } from '../api/trouble.ts';

/** A broker's error as a page shows it; a store that failed beneath a question says so. */
export function ofBroker(error: BrokerError): Trouble {
  const { broker, operation, api } = error.at;
  const place = [broker, operation].filter((it) => it !== '').join(' ');
  const kind =
    error.kind === 'unavailable' && error.cause.code.startsWith('STORE_')
      ? (`store-${error.cause.code.slice('STORE_'.length).toLowerCase()}` as Trouble['kind'])
      : error.kind;
  return {
    kind,
    where: api === undefined ? place : `${place} (${api})`,
    message: error.message,
    isTemporary: isTemporary(error),
  };
}

export const ofStore = ({ kind, message }: StoreError): Trouble => ({
  kind: `store-${kind}`,
  message,
  isTemporary: kind === 'unwritable',
});

/** A wrong parameter of a page's address. */
export const wrong = (name: string, message: string): Trouble => ({
  kind: 'invalid',
  message: `The question is wrong: ${name}: ${message}.`,
  isTemporary: false,
});
