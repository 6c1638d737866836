import type { InvestorSetting } from '../../api/setting.ts';

/** The investors that a chart shows at first. */
const USUAL = ['individual', 'foreign', 'institution'];

/** The investors in the address; by itself the three who are nearly all of the trade. */
export const chosenInvestors = (text: string | undefined): readonly string[] =>
  text === undefined ? USUAL : text.split(',').filter((it) => it !== '');

export const investorsText = (chosen: readonly string[]): string | undefined => {
  const text = chosen.join(',');
  return text === USUAL.join(',') ? undefined : text;
};

/** Investors of a table, as toggles that name their lines. */
export const toggleChoices = (
  investors: readonly InvestorSetting[],
  has: (id: string) => boolean,
  name: (id: string) => string,
) =>
  investors
    .filter(({ id }) => has(id))
    .map(({ id }) => ({ value: id, label: name(id), colour: id }));
