import type { DataCall, TokenCall } from '../call.ts';
import { au10001 } from './au10001.ts';
import { au10002 } from './au10002.ts';
import { ka10008 } from './ka10008.ts';
import { ka10051 } from './ka10051.ts';
import { ka10059 } from './ka10059.ts';
import { ka10099 } from './ka10099.ts';
import { ka20001 } from './ka20001.ts';
import { ka20002 } from './ka20002.ts';
import { ka20003 } from './ka20003.ts';
import { ka20006 } from './ka20006.ts';
import { ka20009 } from './ka20009.ts';

/** Every call that Kiwoom answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  ka10008,
  ka10051,
  ka10059,
  ka10099,
  ka20001,
  ka20002,
  ka20003,
  ka20006,
  ka20009,
];

export const TOKEN_CALLS: readonly TokenCall[] = [au10001, au10002];
