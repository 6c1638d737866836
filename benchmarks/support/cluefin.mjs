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

export function cluefinSectors(text) {
  const { domesticSector } = kiwoom(text);
  const query = { mrktTp: '0', amtQtyTp: '0', baseDt: '20261120', stexTp: '1' };
  return () => domesticSector.getIndustryInvestorNetBuy(query);
}

export function cluefinHoldings(text) {
  const { domesticForeign } = kiwoom(text);
  return () => domesticForeign.getForeignInvestorTradingTrendByStock({ stkCd: '005930' });
}

export function cluefinStockFlows(text) {
  const { domesticStockInfo } = kiwoom(text);
  const query = { dt: '20261120', stkCd: '005930', amtQtyTp: '1', trdeTp: '0', unitTp: '1' };
  return () => domesticStockInfo.getInstitutionalInvestorByStock(query);
}

const koreaInvestment = (text) =>
  new KisHttpClient({
    token: 't',
    appKey: 'k',
    secretKey: 's',
    fetchImpl: fetchOf(text),
    ...unlimited,
  });

export function cluefinMarket(text) {
  const { domesticMarketAnalysis } = koreaInvestment(text);
  const query = { fidInputIscd: 'KSP', fidInputIscd2: '0001' };
  return () => domesticMarketAnalysis.getInvestorTradingTrendByMarketIntraday(query);
}

export function cluefinMarketDays(text) {
  const { domesticMarketAnalysis } = koreaInvestment(text);
  const query = {
    fidCondMrktDivCode: 'U',
    fidInputIscd: '0001',
    fidInputDate1: '20261120',
    fidInputIscd1: 'KSP',
    fidInputDate2: '20261120',
    fidInputIscd2: '0001',
  };
  return () => domesticMarketAnalysis.getInvestorTradingTrendByMarketDaily(query);
}

export function cluefinStockDays(text) {
  const { domesticMarketAnalysis } = koreaInvestment(text);
  const query = { fidCondMrktDivCode: 'J', fidInputIscd: '005930', fidInputDate1: '20261120' };
  return () => domesticMarketAnalysis.getInvestorTradingTrendByStockDaily(query);
}
