/** `GET /me/second-factor`: whether sign-in asks for a code. */
export interface SecondFactorState {
  readonly on: boolean;
  readonly recoveryLeft: number;
}

/** `POST /me/second-factor`: a new secret, which is not asked for until a first code confirms it. */
export interface SecondFactorSecret {
  /** Base32, for those who type it. */
  readonly secret: string;
  /** `otpauth://` address, for a QR code that is drawn in the browser. */
  readonly uri: string;
}

/** `POST /me/second-factor/confirm`: shown once, never again. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** One session of the own account, as `GET /me/sessions` lists it. */
export interface OwnSession {
  /** Names the session; opens nothing. */
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
}
