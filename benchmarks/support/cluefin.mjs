// cluefin-openapi through its public clients. Its HTTP is one function that can be given, so it is given the body in
// memory: no socket, and none of the cost of a real `Response`.
import { KisHttpClient, KiwoomClient, silentLogger } from 'cluefin-openapi';

const fetchOf = (text) => {
  const headers = new Headers({ 'content-type': 'application/json' });
  return () =>
    Promise.resolve({ status: 200, ok: true, headers, json: async () => JSON.parse(text) });
};
const unlimited = { rateLimitRequestsPerSecond: 1e9, rateLimitBurst: 1e9, logger: silentLogger };

const kiwoom = (text) => new KiwoomClient({ token: 't', fetchImpl: fetchOf(text), ...unlimited });
const koreaInvestment = (text) =>
  new KisHttpClient({
    token: 't',
    appKey: 'k',
    secretKey: 's',
    fetchImpl: fetchOf(text),
    ...unlimited,
  });

/** The part of a client, its question and the query for each body. */
const QUESTIONS = `
ka10051 domesticSector getIndustryInvestorNetBuy mrktTp=0&amtQtyTp=0&baseDt=20261120&stexTp=1
ka10008 domesticForeign getForeignInvestorTradingTrendByStock stkCd=005930
ka10059 domesticStockInfo getInstitutionalInvestorByStock dt=20261120&stkCd=005930&amtQtyTp=1&trdeTp=0&unitTp=1
fhptj04030000 domesticMarketAnalysis getInvestorTradingTrendByMarketIntraday fidInputIscd=KSP&fidInputIscd2=0001
fhptj04040000 domesticMarketAnalysis getInvestorTradingTrendByMarketDaily fidCondMrktDivCode=U&fidInputIscd=0001&fidInputDate1=20261120&fidInputIscd1=KSP&fidInputDate2=20261120&fidInputIscd2=0001
fhptj04160001 domesticMarketAnalysis getInvestorTradingTrendByStockDaily fidCondMrktDivCode=J&fidInputIscd=005930&fidInputDate1=20261120`;

/** How each body is read: over a text, what asks for it. */
export const CLUEFIN = Object.fromEntries(
  QUESTIONS.trim()
    .split('\n')
    .map((line) => {
      const [name, part, question, query] = line.split(' ');
      const client = name.startsWith('ka') ? kiwoom : koreaInvestment;
      const asked = Object.fromEntries(new URLSearchParams(query));
      const reader = (text) => {
        const it = client(text)[part];
        return () => it[question](asked);
      };
      return [name, reader];
    }),
);
