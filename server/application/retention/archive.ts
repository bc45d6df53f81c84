/** Where the content of events goes when its month leaves the store: files that are only ever added. */
export interface Archives {
  /** Begins an archive of a month under a name that no other has. */
  begin(month: string): Promise<ArchiveDraft>;
  /** Takes away what was left of drafts whose process ended in the middle. */
  clear(): Promise<void>;
}

/** An archive that is being written; it is there only when it is finished. */
export interface ArchiveDraft {
  readonly name: string;
  add(line: string): Promise<void>;
  /** Makes it durable. */
  finish(): Promise<ArchiveMark>;
  /** Leaves nothing of it. */
  discard(): Promise<void>;
}

/** What an archive is known again by. */
export interface ArchiveMark {
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}
