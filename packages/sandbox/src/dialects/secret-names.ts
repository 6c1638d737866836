/** What either broker calls the values that must stay secret: headers and body fields. */
export const SECRET_NAMES: readonly string[] = [
  'appkey',
  'appsecret',
  'secretkey',
  'personalseckey',
  'token',
];
