import { INVESTOR_TREE, INVESTORS, RANKING_BASES } from 'investor-flow';
import { FLOW, HOLDINGS, RANKINGS } from '../questions/meanings.ts';

const investors = INVESTORS.map((investor) => {
  const { label, parent } = INVESTOR_TREE[investor];
  const of = parent === undefined ? '' : `, part of ${parent}`;
  return `- **${investor}**: ${label.ko} (${label.en})${of}`;
});

/** The words of the answers. */
export const GLOSSARY = `# Glossary

## Units

- **억원**: 100,000,000 won. The unit of amounts here. 12,345.6억원 is 1조 2,345.6억원, or 1,234,560,000,000 won.
- **백만원**: 1,000,000 won, a hundredth of 억원. Some broker screens print it: 1억원 = 100백만원. A figure of 백만원 read as 억원 is wrong by 100 times.
- **조원**: 10,000억원.
- **천만원**: 10,000,000 won, a tenth of 억원; some rankings of brokers count in it. Answers here are converted.
- With \`exact: true\` amounts are whole won. Prices are always won, quantities shares (주) or contracts (계약), index levels points, percentages percent (26.1 is 26.1 %).
- \`null\` is a figure that the broker does not tell. It is never 0.

## Figures

- **flow (수급, 매매동향)**: ${FLOW}
- **holding (외국인 보유)**: ${HOLDINGS}
- **estimate (추정)**: ${RANKINGS.estimate}
- **broker's desk (외국계 창구)**: ${RANKINGS['broker-desk']}
- **net, 순매수**: buying less selling; below 0 it is 순매도. The amount and the quantity of one investor may have opposite signs.
- **value, volume**: 금액 (money) and 수량 (quantity).

## Investors

${investors.join('\n')}

## Days and status

- **day**: a date in Korea. \`dayBasis\`: stated (the answer names it), requested (asked for, and the calendar agrees), assumed (neither).
- **status**: provisional (잠정, may change), final (확정), estimated (추정).
- **observedAt**: when the broker answered, UTC. Korea is nine hours ahead.
- **environment**: live is real; mock is a broker's paper trading; sandbox is invented; custom is a host that the user named.
- **venue**: krx (한국거래소), nxt (넥스트레이드), unified (both).

## Rankings (by)

${RANKING_BASES.map((basis) => `- **${basis}**: ${RANKINGS[basis]}`).join('\n')}

## Sectors

Sectors (업종) overlap: a group contains its industries, sizes and segments cut across them. Only rows whose \`inTotal\` is true, added up, are the market once.
`;
