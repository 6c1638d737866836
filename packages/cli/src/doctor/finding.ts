/** One thing the doctor looked at. */
export interface Finding {
  readonly topic: 'settings' | 'tokens' | 'clock' | 'calendar' | 'account';
  readonly name: string;
  readonly state: 'ok' | 'note' | 'problem' | 'skipped';
  /** One sentence, without any value of a setting. */
  readonly message: string;
}
