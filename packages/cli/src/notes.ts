import type { InvestorFlow } from 'investor-flow';
import type { Desk } from './desk.ts';

/** What a reader of these figures should know, said beside the table and not in it. */
export function flowNotes(flow: InvestorFlow, desk: Desk): void {
  for (const note of notesOf(flow)) desk.say(note);
}

function notesOf(flow: InvestorFlow): readonly string[] {
  const { broker, rounding, volumeUnit, derived, day, dayBasis, status } = flow;
  const steps = [
    ...stepText('value', rounding.value, 'won'),
    ...stepText('volume', rounding.volume, `${volumeUnit}s`),
  ];
  const notes = steps.length === 0 ? [] : [`${broker} rounds ${steps.join(', ')}.`];
  if (derived.length > 0)
    notes.push(`${derived.join(', ')}: added up from several of the broker's columns.`);
  if (dayBasis === 'assumed')
    notes.push(`The answer carries no date: ${day} is assumed, as the latest session.`);
  else if (status === 'provisional') notes.push(`The figures of ${day} may still move.`);
  return notes;
}

const stepText = (measure: string, step: number | undefined, unit: string): readonly string[] =>
  step === undefined ? [] : [`${measure} to ${step.toLocaleString('en-US')} ${unit}`];
