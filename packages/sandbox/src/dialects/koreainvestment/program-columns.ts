import type { Deals } from '../../market/flow-truth.ts';
import type { ProgramTruth } from '../../market/programs.ts';
import { MILLION, percent, rounded, THOUSAND } from './numbers.ts';

/** 차익, 비차익, 전체. */
export const KINDS = [
  ['arbt', 'arbitrage'],
  ['nabt', 'nonArbitrage'],
  ['whol', 'total'],
] as const;

/** 위탁 is for clients, 자기 for the broker itself; 합계 is both, each rounded on its own. */
const PARTS = [
  ['entm', 0.96],
  ['onsl', 0.04],
  ['smtn', 1],
] as const;

const SIDES = [
  ['seln', 'sell', 'vol'],
  ['shnu', 'buy', 'vol'],
  ['ntby', 'net', 'qty'],
] as const;

/** Rates whose names were misspelt once and stayed so. */
const MISSPELT: Readonly<Record<string, string>> = {
  arbt_smtn_shnu_vol_rate: 'arbt_smtm_shun_vol_rate',
  nabt_smtn_shnu_tr_pbmn_rate: 'nabt_smtm_shun_tr_pbmn_rate',
  whol_smtn_seln_vol_rate: 'whol_seln_vol_rate',
};

/** Every figure of a day, each followed by its part of the whole in percent. */
export function programColumns({ value, volume }: ProgramTruth): Readonly<Record<string, string>> {
  const columns: [string, string][] = [];
  const add = (name: string, text: string, part: string): void => {
    const rate = `${name}_rate`;
    columns.push([name, text], [MISSPELT[rate] ?? rate, part]);
  };
  for (const [prefix, kind] of KINDS) {
    for (const [who, share] of PARTS) {
      for (const [word, side, ending] of SIDES) {
        const of = (deals: Deals): number => Math.floor(deals[side] * share);
        const name = `${prefix}_${who}_${word}`;
        add(
          `${name}_${ending}`,
          rounded(THOUSAND, of(volume[kind])),
          percent(of(volume[kind]), volume.total[side]),
        );
        add(
          `${name}_tr_pbmn`,
          rounded(MILLION, of(value[kind])),
          percent(of(value[kind]), value.total[side]),
        );
      }
    }
  }
  return Object.fromEntries(columns);
}
