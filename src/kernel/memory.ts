// Where things lie in the kernel's linear memory: the same numbers as assembly/layout.ts (a test compares them).

export const layout: {
  readonly buckets: number;
  readonly prefixHeads: number;
  readonly prefixEntries: number;
  readonly gramFlags: number;
  readonly gramHeads: number;
  readonly literalEntries: number;
  readonly texts: number;
  readonly records: number;
  readonly maxRecords: number;
  readonly content: number;
} = {
  buckets: 0xff00,
  prefixHeads: 0x10000,
  prefixEntries: 0x30000,
  gramFlags: 0x40000,
  gramHeads: 0x50000,
  literalEntries: 0x90000,
  texts: 0x110000,
  records: 0x130000,
  maxRecords: 0x8000,
  content: 0x220000,
};

/** Bytes behind any content that the kernel may read but not use. */
export const slack = 128;
