import { randomUUID } from 'node:crypto';
import type { Dialect } from '@investor-flow/adapter-kit';
import type { Customer } from '../settings.ts';
import { open } from './envelope.ts';

/** How Korea Investment is spoken to: one quota for the key, and the secret in every call. */
export const koreaInvestmentDialect = (settings: {
  readonly quota: string;
  readonly perSecond: number;
  readonly appKey: string;
  readonly appSecret: string;
  readonly customer: Customer;
}): Dialect => ({
  headers: (api, token) => ({
    'content-type': 'application/json; charset=utf-8',
    ...(token === undefined
      ? {}
      : {
          authorization: `Bearer ${token.value}`,
          appkey: settings.appKey,
          appsecret: settings.appSecret,
          tr_id: api,
          ...customerHeaders(settings.customer),
        }),
  }),
  open: (answer, body) => open(answer, body),
  quotaOf: (api) => {
    const isToken = api === 'tokenP' || api === 'revokeP';
    return {
      key: isToken ? `${settings.quota}:token` : settings.quota,
      perSecond: isToken ? 1 : settings.perSecond,
    };
  },
});

/** A corporation's call carries a number of its own. */
const customerHeaders = (customer: Customer): Readonly<Record<string, string>> =>
  customer.type === 'personal'
    ? { custtype: 'P' }
    : {
        custtype: 'B',
        personalseckey: customer.personalSecretKey,
        seq_no: customer.sequenceNumber,
        ip_addr: customer.ipAddress,
        phone_number: customer.phoneNumber,
        gt_uid: randomUUID().replaceAll('-', ''),
        ...(customer.macAddress === undefined ? {} : { mac_address: customer.macAddress }),
      };
