/** Keys of the sandbox: as long as real ones, and of no use anywhere else. */
export const KIWOOM_KEYS = {
  appKey: 'sandbox-kiwoom-app-key-not-a-real-key-00001',
  secretKey: 'sandbox-kiwoom-secret-not-a-real-key-000001',
} as const;

export const KOREA_INVESTMENT_KEYS = {
  appKey: 'PSsandboxNotARealKeyNotARealKey00001',
  appSecret: 'sandbox+not+a+real+secret/'.repeat(7).slice(0, 178).concat('=='),
} as const;
