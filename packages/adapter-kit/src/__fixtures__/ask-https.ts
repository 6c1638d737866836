import { sender } from '../call/send.ts';

/** Asks the host it is given, with a secret, and writes down what came of it. */
const [baseUrl = ''] = process.argv.slice(2);
const sending = sender({ baseUrl, timeoutMs: 5000, proxy: false, userAgent: 'test' });
const request = { method: 'GET', path: '/', headers: { appsecret: 'a-secret-word' } } as const;
const sent = await sending.send(request, new AbortController().signal);
sending.close();
process.stdout.write(JSON.stringify(sent.isOk() ? sent.value : sent.error));
