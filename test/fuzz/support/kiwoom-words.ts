import type { Json } from './json-text.ts';
import { Fault, type Reader } from './reading.ts';

/** The documents' own words: whom a column of net buying belongs to. */
export const NETS = {
  sc_netprps: 'financialInvestment',
  insrnc_netprps: 'insurance',
  invtrt_netprps: 'investmentTrust',
  bank_netprps: 'bank',
  jnsinkm_netprps: 'otherFinance',
  endw_netprps: 'pension',
  etc_corp_netprps: 'otherCorporation',
  ind_netprps: 'individual',
  frgnr_netprps: 'foreignRegistered',
  native_trmt_frgnr_netprps: 'foreignOther',
  natn_netprps: 'government',
  samo_fund_netprps: 'privateFund',
  orgn_netprps: 'institution',
} as const;

/** Code 0, as a number or as text. */
export function expectSuccess(reader: Reader, body: Json): void {
  const code = reader.field(body, 'return_code');
  const said = code?.kind === 'raw' ? code.raw : code?.kind === 'text' ? code.text : '';
  if (said !== '0') reader.unusual();
  if (!/^-?[\d.eE+-]+$/.test(said) || Number(said) !== 0) throw new Fault(`return_code is ${said}`);
  const message = reader.field(body, 'return_msg');
  if (message !== undefined && message.kind !== 'text') reader.unusual();
}
