/** What flows are and are not: said with every table of them. */
export const FLOW =
  'Net buying (순매수): what an investor bought less what it sold; above 0 is buying, below 0 selling. It is trading of the day, not what is held. foreign (외국인) contains foreignRegistered and foreignOther; institution (기관계) contains financialInvestment, insurance, investmentTrust, privateFund, bank, otherFinance, pension and government: never add a part to its whole. The nets of individual, foreign, institution, otherCorporation and otherOrganization sum to 0.';

export const SECTOR_FLOWS = `${FLOW} Sectors overlap: sizes, groups and segments contain industries. Add up only rows whose inTotal is true.`;

export const STOCK_FLOW = `${FLOW} lastPrice is the last price of the row, after-market included; prices and shares are as traded, not adjusted for splits.`;

export const HOLDINGS =
  'Foreign HOLDINGS (외국인 보유) at the end of a day: a stock of shares, not trading. ownershipPercent is of the listed shares, limitUsedPercent is of the limit (소진율). changeShares also moves by registrations outside trading, so it is not net buying. acquirableShares is what foreigners may still buy.';

/** What a ranking is by. */
export const RANKINGS = {
  'holding-change':
    'Stocks by the change of foreign HOLDINGS (보유 증감) in shares. It is not net buying.',
  'holding-streak':
    'Stocks whose foreign HOLDINGS rose or fell several sessions in a row; netShares is over the sessions shown. It is not net buying.',
  'limit-use': 'Stocks by the change of the use of the foreign limit (한도 소진율 증감).',
  'broker-desk':
    'Stocks by net trade at the DESKS OF FOREIGN BROKERS (외국계 창구), for any kind of customer. It is not the trade of foreigners.',
  'trade-streak':
    'Stocks bought or sold several sessions in a row (연속 순매매), foreigners and institutions beside each other; streakSessions below 0 is selling.',
  trade: 'Stocks by net trade (순매매) of one kind of investor.',
  estimate:
    'ESTIMATES (추정) of net trade during the session, typed in by staff of brokers. They are not what was traded.',
} as const;
