import { homedir } from 'node:os';
import { expect, it } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

it.each([
  [{ XDG_CACHE_HOME: '/var/cache/me', HOME: '/home/me' }, '/var/cache/me/investor-flow'],
  [{ HOME: '/home/me' }, '/home/me/.cache/investor-flow'],
  [{ XDG_CACHE_HOME: '', HOME: '/home/me' }, '/home/me/.cache/investor-flow'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/investor-flow'],
  [{ HOME: '' }, `${homedir()}/.cache/investor-flow`],
])('for %j it is %s', (env, folder) => expect(cacheFolder(env)).toBe(folder));
