import type { AllowSetting } from '../config/load.ts';

/** What to scan. Paths are absolute. */
export type Source =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'staged'; readonly repository: string }
  | { readonly kind: 'range'; readonly repository: string; readonly range: string }
  | { readonly kind: 'history'; readonly repository: string }
  /** The history, then the working tree. */
  | { readonly kind: 'history+files'; readonly repository: string };

/** Everything a scan can be told, with every default already filled in. */
export interface ScanOptions {
  readonly source: Source;
  /** The folder whose configuration, baseline and ignore file count. */
  readonly top: string;
  readonly inRepository: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  readonly since?: string;
  readonly branch?: string;
  readonly maxCommits?: number;
  readonly messages: boolean;
  /** From 0 to 1. */
  readonly minConfidence: number;
  /** Findings below it will be listed too. */
  readonly all: boolean;
  /** Absolute path; undefined means the default file where it exists. */
  readonly baseline?: string;
  readonly checksums: 'enforce' | 'ignore';
  /** Folder with more rule files, absolute. */
  readonly rules?: string;
  readonly engine: 'kernel' | 'plain';
  readonly exhaustive: boolean;
  /** Bytes; null is no limit. */
  readonly maxFileSize: number | null;
  /** How often encoded text is decoded again, and how many archives are opened one in the other. */
  readonly maxDecodeDepth: number;
  readonly maxArchiveDepth: number;
  readonly jobs?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** Whether a scan of the whole history may use what an earlier one remembers, and leave something for the next. */
  readonly cache?: boolean;
  readonly allowlist: readonly AllowSetting[];
  /** Salt from the configuration, hex. */
  readonly salt?: string;
}

/** What a use case needs beside its options to show how far it is. */
export interface ProgressSink {
  update(progress: {
    readonly label: string;
    readonly done: number;
    readonly total: number;
    readonly unit: 'bytes' | 'files' | 'blobs' | 'commits';
  }): void;
}
