/** A setting that cannot be used: the start stops with this sentence. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  readonly setting: string;

  constructor(setting: string, rule: string) {
    super(`${setting}: ${rule}.`);
    this.setting = setting;
  }
}
