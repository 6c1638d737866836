// Whole processes, one after the other: a package loaded as it is published, and the first answer it can give.
import { child } from './support/child.mjs';
import { quiet } from './support/measure.mjs';
import { packed } from './support/packed.mjs';
import { processTimes } from './support/processes.mjs';
import { slower } from './support/table.mjs';

const BASE = `import axios from 'axios'; import * as z from 'zod'; import { ok } from 'neverthrow';
if (!axios || !z || !ok) process.exit(1);`;

const named = (name, from) => `import { ${name} } from '${from}'; if (!${name}) process.exit(1);`;
const loading = {
  node: '',
  base: BASE,
  'investor-flow': named('connect', 'investor-flow'),
  '@investor-flow/kiwoom': named('createKiwoom', '@investor-flow/kiwoom'),
  '@investor-flow/koreainvestment': named(
    'createKoreaInvestment',
    '@investor-flow/koreainvestment',
  ),
};

/** Nothing is hidden by loading later: the same processes, up to a first answer, the token included. */
const answering = (url) => ({
  base: `${BASE}
const post = (path, headers) => axios.post('${url}' + path, {}, { headers });
const { data: { token } } = await post('/oauth2/token');
const { data } = await post('/api/dostk/frgnistt', { authorization: 'Bearer ' + token });
if (data.stk_frgnr.length !== 5) process.exit(1);`,
  'investor-flow': `import { createKiwoom } from 'investor-flow';
const source = createKiwoom({ appKey: 'bench-key', secretKey: 'bench-secret', environment: 'sandbox', baseUrl: '${url}' });
const found = await source.foreignHoldings({ stock: '005930', limit: 5 });
if (found.isErr() || found.value.length !== 5) process.exit(1);
await source.close();`,
});

export async function rows() {
  const server = await child('./canned-server.mjs', '5', '5');
  const { folder, remove } = packed();
  try {
    const load = processTimes(scripts(loading), folder);
    const answer = processTimes(scripts(answering(server.hello)), folder);
    const against = 'importing axios + zod + neverthrow';
    return [
      ...Object.keys(loading)
        .slice(2)
        .map((name) =>
          slower(`import of \`${name}\``, against, {
            ours: load[name],
            theirs: load.base,
            most: 1.1,
            base: quiet(load.node),
            more: ' over bare node',
          }),
        ),
      slower('import and a first answer', 'axios + zod + neverthrow, the same two requests', {
        ours: answer['investor-flow'],
        theirs: answer.base,
      }),
    ];
  } finally {
    remove();
    await server.close();
  }
}

const scripts = (codes) =>
  Object.fromEntries(
    Object.entries(codes).map(([name, code]) => [name, ['--input-type=module', '-e', code]]),
  );
