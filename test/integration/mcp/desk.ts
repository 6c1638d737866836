import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AssistantParts, serveHttp } from '@investor-flow/mcp';
import { openStore, recording } from '@investor-flow/store';
import { firstAvailable, ok } from 'investor-flow';
import { EVENING } from '../../support/clock.ts';
import { unpaced } from '../../support/pair.ts';
import { valueOf } from '../../support/results.ts';
import { ROOT } from '../../support/sources.ts';

const AT_ONCE = { requestsPerSecond: 10_000 };
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const BIN = join(ROOT, 'packages', 'cli', 'src', 'bin.ts');

/** When the course of the day was recorded. */
export const RECORDED = ['10:00', '11:00', '13:30'].map((it) => `2026-11-20T${it}:00+09:00`);

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** One sandbox with both brokers, asked by this process and by servers of their own processes; and a recorded session. */
export async function openDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-mcp-'));
  const tokenFolder = join(folder, 'tokens');
  writeFileSync(
    join(folder, 'investor-flow.config.json'),
    JSON.stringify({ kiwoom: AT_ONCE, koreainvestment: AT_ONCE }),
  );
  // One token for all processes: Korea Investment issues one a minute.
  const pair = await unpaced({}, { tokenFolder });
  const { sandbox, kiwoom, koreainvestment } = pair;
  const storeFile = join(folder, 'flow.db');
  const store = valueOf(await openStore(storeFile, { clock: sandbox.clock }));
  for (const moment of RECORDED) {
    await sandbox.clock.set(moment);
    valueOf(await recording(kiwoom, store).investorFlow({ market: 'kospi' }));
  }
  await sandbox.clock.set(EVENING);
  const parts: AssistantParts = {
    answering: ok({
      source: firstAvailable([kiwoom, koreainvestment]),
      brokers: [
        { name: 'kiwoom', environment: 'sandbox', source: kiwoom },
        { name: 'koreainvestment', environment: 'sandbox', source: koreainvestment },
      ],
    }),
    openStore: () => Promise.resolve(ok(store)),
    now: () => sandbox.clock.now(),
  };
  const http = await serveHttp(parts);
  return {
    sandbox,
    kiwoom,
    koreainvestment,
    store,
    storeFile,
    parts,
    http,
    /** How a client starts `investor-flow mcp` on the same sandbox. */
    command: () => ({
      command: process.execPath,
      args: ['-C', 'investor-flow-source', '--import', TSX, BIN, 'mcp'],
      cwd: folder,
      env: {
        ...sandbox.variables,
        INVESTOR_FLOW_BROKER: 'kiwoom',
        INVESTOR_FLOW_TOKEN_FOLDER: tokenFolder,
        INVESTOR_FLOW_STORE: storeFile,
        HOME: folder,
        PATH: process.env['PATH'] ?? '',
      },
    }),
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await http.close();
      await store.close();
      await pair[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
