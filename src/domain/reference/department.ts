/** A department of one region. `line` joins the same business across regions (条), such as `water`. */
export interface Department {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
  readonly line: string | null;
  readonly parent: string | null;
}
