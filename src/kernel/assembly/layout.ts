// Where things lie in linear memory; ../memory.ts holds the same numbers and a test compares them. Nothing is allocated:
// the host writes the tables once and puts the bytes to scan at `CONTENT` or above.
//
// An entry has 16 bytes: u32 address of the text, u16 length, u16 offset of the anchor in it, u32 id, u32 next entry + 1.

/** u16 for each pair of first bytes: 1 + index of the first prefix that starts so, or 0. */
export const PREFIX_HEADS: usize = 0x10000;
export const PREFIX_ENTRIES: usize = 0x30000;
/** u8 for each hash of three case-folded bytes: 0, or which bytes may follow the anchors there (by their low three bits). */
export const GRAM_FLAGS: usize = 0x40000;
/** u32 for each hash: 1 + index of the first literal there, or 0. */
export const GRAM_HEADS: usize = 0x50000;
export const LITERAL_ENTRIES: usize = 0x90000;
/** Six tables of 16 bytes: which of eight buckets of literals have a low or high half of a byte at the first three places. */
export const BUCKETS: usize = 0xff00;
/** Bytes of all prefixes and literals. */
export const TEXTS: usize = 0x110000;
/** Candidate records of 12 bytes. */
export const RECORDS: usize = 0x130000;
export const MAX_RECORDS: u32 = 0x8000;

// Tables of the inflater, with room for the worst code: 512 + 143 × 64 entries for literals, 128 + 15 × 256 for distances.
export const LITERAL_TABLE: usize = 0x190000;
export const DISTANCE_TABLE: usize = 0x19a000;
export const FIXED_LITERALS: usize = 0x19e000;
export const FIXED_DISTANCES: usize = 0x19e800;
export const PRECODE_TABLE: usize = 0x19ea00;
export const LENGTH_MEANINGS: usize = 0x19ec00;
export const DISTANCE_MEANINGS: usize = 0x19f080;
export const PLAIN_MEANINGS: usize = 0x19f100;
export const CODE_LENGTHS: usize = 0x19f180;
export const HUFFMAN_COUNTS: usize = 0x19f400;

/** u64 for each slot: a candidate's surroundings that came to nothing. */
export const SEEN: usize = 0x1a0000;

/** First byte that the host may use for content. */
export const CONTENT: usize = 0x220000;
