import type { DataCall, TokenCall } from '../call.ts';
import { au10001 } from './au10001.ts';
import { au10002 } from './au10002.ts';
import { ka10008 } from './ka10008.ts';
import { ka10051 } from './ka10051.ts';
import { ka10059 } from './ka10059.ts';

/** Every call that Kiwoom answers here. */
export const DATA_CALLS: readonly DataCall[] = [ka10008, ka10051, ka10059];

export const TOKEN_CALLS: readonly TokenCall[] = [au10001, au10002];
