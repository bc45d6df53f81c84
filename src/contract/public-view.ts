/** Body of `POST /rating-links`. */
export interface RatingLinkRequest {
  readonly caseNos: readonly string[];
  readonly stage: 'itemOnline' | 'case' | 'licenceSharing' | 'resultDelivery';
  /** How the link reaches people, as the review will say: `qr`, `sms`, `mobile`, `hallTablet`, `pc`. */
  readonly channel: 'qr' | 'sms' | 'mobile' | 'hallTablet' | 'pc';
}

/** A link by which one stage of one case may be rated once. */
export interface RatingLinkView {
  readonly caseNo: string;
  /** Address below this host. */
  readonly path: string;
  readonly url: string;
  /** Last day on which it can be used; null where the calendar does not say. */
  readonly until: string | null;
  /** The address as a QR code: rows of squares, `1` where they are dark. */
  readonly qr: readonly string[];
}

/** The code by which a caller looks a ticket up. */
export interface TicketCodeView {
  readonly code: string;
  readonly path: string;
}
