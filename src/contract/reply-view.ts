/** `GET /feedback/{no}/draft`: what the viewer has written and not sent; empty where he has not. */
export interface DraftView {
  readonly text: string;
  readonly at: string | null;
}

/** A text that answers are made of; `{{…}}` stands for a variable. */
export interface ReplyTemplate {
  readonly id: string;
  readonly name: string;
  /** Kind of tickets that it is for; null for all. */
  readonly kind: string | null;
  readonly text: string;
  /** Whether it is of the viewer's very scope: whoever writes templates there may take it away. */
  readonly own: boolean;
}

/** A view of the queue that somebody has kept for himself. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Query of the queue's address. */
  readonly query: string;
}
