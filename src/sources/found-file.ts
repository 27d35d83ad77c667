import type { BytePath } from './file-path.ts';

/** A file to look at. */
export interface FoundFile {
  readonly absolute: BytePath;
  /** For places and patterns. */
  readonly shown: BytePath;
}

/** How a tree is walked. */
export interface WalkOptions {
  /** Leave out what Git ignores. */
  readonly gitignore: boolean;
  /** Enter submodules that are checked out. */
  readonly submodules?: boolean;
}
