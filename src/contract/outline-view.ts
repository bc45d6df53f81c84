/** `GET /regions/{code}/outlines`: the regions of one level below a region, drawn on one sheet. */
export interface OutlinesView {
  /** Steps of the sheet; 0 where no outline is loaded. */
  readonly width: number;
  readonly height: number;
  /** Whose the outlines are and under which licence; has to stand beside them. */
  readonly licences: readonly string[];
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly parent: string | null;
    /** Path in whole steps: `M` and a point, `l` and steps from point to point, `z` after each ring. */
    readonly path: string;
  }[];
}
