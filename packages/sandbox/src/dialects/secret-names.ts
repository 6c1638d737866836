/** What either broker calls the values nobody else may see: headers and body fields. */
export const SECRET_NAMES: readonly string[] = [
  'appkey',
  'appsecret',
  'secretkey',
  'personalseckey',
  'token',
];
