import type { FaultName } from '@investor-flow/sandbox';
import {
  type Asked,
  ASKED,
  BROKERS,
  type BrokerName,
  type Effect,
  type Place,
  PLACES,
  type Row,
  type Spell,
  SPELLS,
  type Table,
} from './effect.ts';
import { KIWOOM } from './kiwoom.ts';
import { KOREA_INVESTMENT } from './koreainvestment.ts';
import { isServed, isSignIn } from './plan.ts';

/** One fault at one place of one question, once or for good. */
export interface Cell {
  readonly broker: BrokerName;
  readonly asked: Asked;
  readonly place: Place;
  readonly spell: Spell;
  readonly fault: FaultName;
  readonly detail: object;
  readonly effect: Effect;
  readonly title: string;
}

export const TABLES: Readonly<Record<BrokerName, Table>> = {
  kiwoom: KIWOOM,
  koreainvestment: KOREA_INVESTMENT,
};

function effectOf(row: Row, broker: BrokerName, asked: Asked, place: Place): Effect {
  const { first, later } =
    asked === 'investorFlow' || asked === 'sectorFlows' ? row[asked] : row.holdings;
  // A question that is not served does not sign in either.
  if (isSignIn(place) && isServed({ broker, asked })) return row.signIn;
  return place === 'later' ? later : first;
}

const cellsOf = (broker: BrokerName, fault: FaultName, rows: readonly Row[]): readonly Cell[] =>
  rows.flatMap((row) =>
    ASKED.flatMap((asked) =>
      PLACES.flatMap((place) =>
        SPELLS.map((spell): Cell => {
          const effect = effectOf(row, broker, asked, place);
          const { data = {}, signIn = {} } = row.detail ?? {};
          return {
            broker,
            asked,
            place,
            spell,
            fault,
            effect,
            detail: isSignIn(place) ? signIn : data,
            title: [
              row.title === undefined ? fault : `${fault} (${row.title})`,
              spell === 'once' ? 'once' : 'that stays',
              toldOf(effect, spell),
            ].join(' '),
          };
        }),
      ),
    ),
  );

function toldOf(effect: Effect, spell: Spell): string {
  if ('cannot' in effect) return `cannot be: ${effect.cannot}`;
  if ('harmless' in effect) return `is answered: ${effect.harmless}`;
  if ('leavesOut' in effect) return 'leaves out a row for each strike';
  if ('ends' in effect) return `is ${effect.ends.kind}`;
  if (spell === 'once') return 'is answered';
  return `is ${('passes' in effect ? effect.passes : effect.renews).kind}`;
}

/** The whole matrix. */
export const CELLS: readonly Cell[] = BROKERS.flatMap((broker) =>
  (Object.entries(TABLES[broker]) as [FaultName, readonly Row[]][]).flatMap(([fault, rows]) =>
    cellsOf(broker, fault, rows),
  ),
);
