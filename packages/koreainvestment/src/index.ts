/** Korea Investment & Securities as a source of investor flow. */
export { koreaInvestmentCapabilities } from './capabilities.ts';
export { createKoreaInvestment, type KoreaInvestment } from './koreainvestment.ts';
export {
  type Customer,
  HOSTS,
  koreaInvestmentSettings,
  type KoreaInvestmentSettings,
} from './settings.ts';
export { SettingsError } from '@investor-flow/adapter-kit';
