// One question over a kept-alive connection of this machine, against the bare clients asking the same and parsing the text.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import axios from 'axios';
import { cannedKiwoom } from './support/canned.mjs';
import { child } from './support/child.mjs';
import { same, valueOf } from './support/gate.mjs';
import { inTurn } from './support/measure.mjs';
import { micros, slower } from './support/table.mjs';

const ROWS = 5;
const PATH = '/api/dostk/frgnistt';
const BODY = { stk_cd: '005930' };
const HEADERS = {
  accept: 'application/json',
  'user-agent': 'investor-flow',
  'content-type': 'application/json;charset=UTF-8',
  'api-id': 'ka10008',
  authorization: 'Bearer canned',
};

export async function rows() {
  const server = await child('./canned-server.mjs', String(ROWS), String(ROWS));
  const baseUrl = server.hello;
  const source = cannedKiwoom(baseUrl);
  const client = axios.create({ baseURL: baseUrl, httpAgent: new Agent({ keepAlive: true }) });
  const agent = new Agent({ keepAlive: true });
  const contenders = {
    ours: () => source.foreignHoldings({ stock: '005930', limit: ROWS }),
    axios: async () => (await client.post(PATH, BODY, { headers: HEADERS })).data,
    node: async () => JSON.parse(await bare(agent, new URL(PATH, baseUrl))),
  };
  try {
    await check(contenders);
    const took = await inTurn(contenders, { rounds: 1001, warmUps: 2000 });
    const what = 'one call over loopback, keep-alive';
    const { ours, axios: theirs, node } = took;
    return [
      slower(what, 'axios doing the same', { ours, theirs, most: 1.25, show: micros }),
      slower(what, '`node:http` doing the same', { ours, theirs: node, show: micros }),
    ];
  } finally {
    await source.close();
    agent.destroy();
    client.defaults.httpAgent.destroy();
    await server.close();
  }
}

async function check({ ours, ...bareOnes }) {
  const holdings = valueOf('our call', await ours());
  same('days of our call', holdings.length, ROWS);
  same('shares of our call', holdings[0].heldShares, 2_791_765_058);
  for (const [name, ask] of Object.entries(bareOnes)) {
    const { stk_frgnr: found } = await ask();
    same(`days of ${name}`, found.length, ROWS);
    same(`shares of ${name}, as text`, found[0].poss_stkcnt, '2791765058');
  }
}

const bare = (agent, url) =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify(BODY);
    const headers = { ...HEADERS, 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      text(answer).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
