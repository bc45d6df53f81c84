/** What is sent to a target. */
export interface OutgoingMessage {
  readonly url: string;
  /** The same for every try: whoever took it knows it again. */
  readonly id: string;
  /** JSON of a CloudEvent. */
  readonly body: string;
  /** What it is signed with. */
  readonly secret: string;
}

/** How a try ended. */
export type SendOutcome =
  | { readonly delivered: true }
  | {
      readonly delivered: false;
      /** For operators: a status or what failed; never what was answered. */
      readonly error: string;
      /** The receiver asks for so much time; undefined where it says nothing. */
      readonly retryAfterMs: number | undefined;
    };

/** Sends messages to other systems. */
export interface WebhookSender {
  /** Never rejects: what goes wrong is an outcome. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /** Why an address may not be a target; undefined where it may. */
  findProblem(url: string): string | undefined;
}
