import { sentOnce } from './sender-to.ts';

/** Asks the host it is given, with a secret, and writes down what came of it. */
const [baseUrl = ''] = process.argv.slice(2);
const request = { method: 'GET', path: '/', headers: { appsecret: 'a-secret-word' } } as const;
const sent = await sentOnce(baseUrl, request);
process.stdout.write(JSON.stringify(sent.isOk() ? sent.value : sent.error));
