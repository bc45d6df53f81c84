/** A system that is told of the changes of its tickets. */
export interface WebhookTarget {
  readonly name: string;
  readonly url: string;
  /** Its tickets are those whose `ticket.created` came from a source that begins with this. */
  readonly prefix: string;
  /** Sealed; what deliveries are signed with. */
  readonly secret: string;
}
