/** What an attribute of a service asks for, in the words of Open311 GeoReport v2. */
export type AttributeType =
  'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';

/** One of the answers that a list offers. */
export interface AttributeValue {
  readonly key: string;
  readonly name: string;
}

/** A question that a service asks beyond place and description. */
export interface ServiceAttribute {
  readonly code: string;
  /** Whether an answer is wanted; false where the description is only to be read. */
  readonly variable: boolean;
  readonly datatype: AttributeType;
  readonly required: boolean;
  readonly description: string;
  /** How an answer is to be written; null where that is plain. */
  readonly datatypeDescription: string | null;
  /** Offered answers of a list, else empty. */
  readonly values: readonly AttributeValue[];
}

/** When the number of a new ticket is told: at once, later for a token, or never. */
type ServiceType = 'realtime' | 'batch' | 'blackbox';

/**
 * A service 诉求事项: something that can be reported over Open311, and the kind of ticket that it
 * becomes. Its code is the category of its tickets.
 */
export interface Service {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Kind of the ticket, such as `complaint`. */
  readonly kind: string;
  readonly type: ServiceType;
  readonly keywords: readonly string[];
  readonly group: string;
  /** What a reporter is told to expect; null for nothing. */
  readonly notice: string | null;
  /** In the order in which they are asked. */
  readonly attributes: readonly ServiceAttribute[];
  /** No longer offered; tickets that have it keep its name. */
  readonly withdrawn: boolean;
}
