import type { DataCall, TokenCall } from '../call.ts';
import { fhptj04030000 } from './fhptj04030000.ts';
import { revokeP } from './revokep.ts';
import { tokenP } from './tokenp.ts';

/** Every call that Korea Investment answers here. */
export const DATA_CALLS: readonly DataCall[] = [fhptj04030000];

export const TOKEN_CALLS: readonly TokenCall[] = [tokenP, revokeP];
