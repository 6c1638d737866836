import type { CommonSettings } from '@investor-flow/adapter-kit';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import type { BrokerName } from './pair.ts';

/** Secrets that a test gives away and looks for in everything that comes out. */
export type Planted = ReturnType<typeof planted>;

const planted = (each: (name: string) => string) => ({
  kiwoom: { appKey: each('kwk'), secretKey: each('kws') },
  koreainvestment: {
    appKey: each('kik'),
    appSecret: each('kis'),
    customer: {
      type: 'corporate',
      personalSecretKey: each('psk'),
      sequenceNumber: '001',
      ipAddress: '203.0.113.77',
      phoneNumber: '01098765432',
      macAddress: 'A0B1C2D3E4F5',
    } as const,
  },
  /** What the brokers sign in with, one after another. */
  tokens: [each('tk1'), each('tk2')] as const,
});

/** How keys, secrets and tokens may look, whatever they usually look like. */
export const LOOKS = {
  usual: planted((it) => `${it}Zq8/Jw3+Lx5vTn0Rb7Yc2Hd9Gf4Km6P${it}sUaEiOyQwXz1==`),
  awkward: planted((it) => `${it}.*+?^$()[]{}|\\"'<b>&amp;%41%zz/~\`@#!,;:=${it}`),
  'of words': planted((it) => `${it}-the-quick-brown-fox-jumps-over-${it}`),
  'of digits and small letters': planted((it) => `${it}0123fedcba98765432100123456789ab${it}`),
  short: planted((it) => `${it}Q7`),
} as const satisfies Readonly<Record<string, Planted>>;

/** What one broker is told, tokens apart. */
export const toldOf = (
  { kiwoom, koreainvestment }: Planted,
  broker: BrokerName,
): readonly string[] => {
  if (broker === 'kiwoom') return Object.values(kiwoom);
  const { type: _, sequenceNumber: __, ...own } = koreainvestment.customer;
  return [koreainvestment.appKey, koreainvestment.appSecret, ...Object.values(own)];
};

/** Everything that is planted. */
export const secretsOf = (planted: Planted): readonly string[] => [
  ...toldOf(planted, 'kiwoom'),
  ...toldOf(planted, 'koreainvestment'),
  ...planted.tokens,
];

/** A source of one broker with its keys. */
export const openPlanted = (
  broker: BrokerName,
  { kiwoom, koreainvestment }: Planted,
  common: CommonSettings,
) =>
  broker === 'kiwoom'
    ? createKiwoom({ ...kiwoom, ...common })
    : createKoreaInvestment({ ...koreainvestment, ...common });

/** The variables that name them, where both brokers are at one address. */
export const variablesOf = ({ kiwoom, koreainvestment: { customer, ...kis } }: Planted) => ({
  INVESTOR_FLOW_BROKER: 'kiwoom',
  KIWOOM_APP_KEY: kiwoom.appKey,
  KIWOOM_SECRET_KEY: kiwoom.secretKey,
  KIS_APP_KEY: kis.appKey,
  KIS_APP_SECRET: kis.appSecret,
  KIS_CUSTOMER_TYPE: customer.type,
  KIS_PERSONAL_SECRET_KEY: customer.personalSecretKey,
  KIS_SEQUENCE_NUMBER: customer.sequenceNumber,
  KIS_IP_ADDRESS: customer.ipAddress,
  KIS_PHONE_NUMBER: customer.phoneNumber,
  KIS_MAC_ADDRESS: customer.macAddress,
});

type Encoding = (secret: string) => string;

/** How a broker, a gateway or a page of theirs may write a secret when it repeats it. */
export const PLAIN: Readonly<Record<string, Encoding>> = {
  plain: (it) => it,
  capitals: (it) => it.toUpperCase(),
  'a URL': encodeURIComponent,
  'a URL in small letters': (it) => encodeURIComponent(it).toLowerCase(),
  JSON: (it) => JSON.stringify(it).slice(1, -1),
  'escaped slashes': (it) => it.replaceAll('/', String.raw`\/`),
};

/** The same, and those in which a secret is looked for where it is long enough to look random. */
export const ENCODINGS: Readonly<Record<string, Encoding>> = {
  ...PLAIN,
  base64: (it) => Buffer.from(it).toString('base64'),
  'base64 behind a name': (it) => Buffer.from(`user:${it}`).toString('base64').slice(8, -4),
  'base64 of a URL': (it) => Buffer.from(it).toString('base64url'),
  hexadecimal: (it) => Buffer.from(it).toString('hex'),
};

const isLookedFor = ({ length }: string, encoding: string): boolean =>
  encoding in PLAIN || length >= 32;

/** Everything somebody was told, in one encoding. */
export const repeated = (secrets: readonly string[], encoding: string): string =>
  secrets
    .filter((it) => isLookedFor(it, encoding))
    .map((it) => ENCODINGS[encoding]?.(it))
    .join(' ');

const bare = (text: string): string => text.replaceAll(/\\n|\s/g, '').toLowerCase();

/** The secrets that stand in a text, in whatever encoding. */
export function leakedIn(text: string, secrets: readonly string[]): readonly string[] {
  const plain = bare(text);
  return secrets.flatMap((secret) =>
    Object.entries(ENCODINGS)
      .filter(([name, it]) => isLookedFor(secret, name) && plain.includes(bare(it(secret))))
      .map(([name]) => `${secret} (${name})`),
  );
}
