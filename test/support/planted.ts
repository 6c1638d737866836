/** Secrets that a test gives away and looks for in everything that comes out. */
export interface Planted {
  readonly kiwoom: { readonly appKey: string; readonly secretKey: string };
  readonly koreainvestment: {
    readonly appKey: string;
    readonly appSecret: string;
    readonly customer: {
      readonly type: 'corporate';
      readonly personalSecretKey: string;
      readonly sequenceNumber: string;
      readonly ipAddress: string;
      readonly phoneNumber: string;
      readonly macAddress: string;
    };
  };
  /** What the brokers sign in with, one after another. */
  readonly tokens: readonly [string, string];
}

const customer = {
  type: 'corporate',
  sequenceNumber: '001',
  ipAddress: '203.0.113.77',
  phoneNumber: '01098765432',
  macAddress: 'A0B1C2D3E4F5',
} as const;

const planted = (each: (name: string) => string): Planted => ({
  kiwoom: { appKey: each('kwk'), secretKey: each('kws') },
  koreainvestment: {
    appKey: each('kik'),
    appSecret: each('kis'),
    customer: { ...customer, personalSecretKey: each('psk') },
  },
  tokens: [each('tk1'), each('tk2')],
});

/** How keys, secrets and tokens may look, whatever they usually look like. */
export const LOOKS = {
  usual: planted((it) => `${it}Zq8/Jw3+Lx5vTn0Rb7Yc2Hd9Gf4Km6P${it}sUaEiOyQwXz1==`),
  awkward: planted((it) => `${it}.*+?^$()[]{}|\\"'<b>&amp;%41%zz/~\`@#!,;:=${it}`),
  'of words': planted((it) => `${it}-the-quick-brown-fox-jumps-over-${it}`),
  'of digits and small letters': planted((it) => `${it}0123fedcba98765432100123456789ab${it}`),
  short: planted((it) => `${it}Q7`),
} as const satisfies Readonly<Record<string, Planted>>;

/** What one broker is reported, tokens apart. */
export const toldOf = (
  { kiwoom, koreainvestment }: Planted,
  broker: 'kiwoom' | 'koreainvestment',
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

/** How a broker, a gateway or a page of theirs may write a secret when it repeats it. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (it) => it,
  capitals: (it) => it.toUpperCase(),
  'a URL': encodeURIComponent,
  'a URL in small letters': (it) => encodeURIComponent(it).toLowerCase(),
  JSON: (it) => JSON.stringify(it).slice(1, -1),
  'escaped slashes': (it) => it.replaceAll('/', String.raw`\/`),
};

/** The same where a secret is long enough to look random in them. */
export const RARE_ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  base64: (it) => Buffer.from(it).toString('base64'),
  'base64 behind a name': (it) => Buffer.from(`user:${it}`).toString('base64').slice(8, -4),
  'base64 of a URL': (it) => Buffer.from(it).toString('base64url'),
  hexadecimal: (it) => Buffer.from(it).toString('hex'),
};
const LONG = 32;

const isLong = ({ length }: string): boolean => length >= LONG;

/** Everything somebody was reported, in one encoding; what is too short for a disguise stays out of it. */
export const repeated = (secrets: readonly string[], encoding: string): string => {
  const plain = ENCODINGS[encoding];
  const disguise = RARE_ENCODINGS[encoding];
  if (plain !== undefined) return secrets.map(plain).join(' ');
  if (disguise === undefined) throw new Error(`no such encoding: ${encoding}`);
  return secrets.filter(isLong).map(disguise).join(' ');
};

const bare = (text: string): string => text.replaceAll(/\\n|\s/g, '').toLowerCase();

/** The secrets that stand in a text, in whatever encoding. */
export function leakedIn(text: string, secrets: readonly string[]): readonly string[] {
  const plain = bare(text);
  return secrets.flatMap((secret) =>
    Object.entries(isLong(secret) ? { ...ENCODINGS, ...RARE_ENCODINGS } : ENCODINGS)
      .filter(([, encoding]) => plain.includes(bare(encoding(secret))))
      .map(([name]) => `${secret} (${name})`),
  );
}
