/** Kiwoom Securities as a source of investor flow and foreign holdings. */
export { kiwoomCapabilities } from './capabilities.ts';
export { createKiwoom, type Kiwoom } from './kiwoom.ts';
export { HOSTS, kiwoomSettings, type KiwoomSettings } from './settings.ts';
export { SettingsError } from '@investor-flow/adapter-kit';
