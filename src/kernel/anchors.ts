// Chooses where the literal lens takes hold of each literal: three of its bytes, and one of eight buckets of literals
// that the lens tells apart. A good choice lets one position in sixty of source text pass, a careless one every third.

/** Anchor of a literal: `offset * 8 + bucket`. */
export type Anchor = number;

export const bucketCount = 8;
export const anchorLength = 3;

/**
 * Share of each byte with 0x20 set (from 0x20 on), in ten-thousandths of source text: measured on 9 MB of C, Python and
 * documentation.
 */
const shares: readonly number[] = [
  1592, 13, 93, 40, 40, 13, 16, 26, 77, 120, 371, 12, 73, 112, 107, 79, 137, 56, 58, 41, 42, 37, 43, 32, 29, 27, 63, 47,
  25, 66, 35, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48,
  432, 117, 292, 245, 687, 179, 118, 185, 419, 22, 56, 322, 155, 383, 375, 205, 17, 395, 437, 540, 205, 69, 67, 62, 84,
  23, 46, 40, 46, 11, 190,
];

/** The bytes that a bucket lets pass at one place: low halves and high halves, a bit each. */
interface Place {
  readonly low: number;
  readonly high: number;
}

type Bucket = readonly [Place, Place, Place];

const nothing: Place = { low: 0, high: 0 };

function withByte({ low, high }: Place, byte: number): Place {
  return { low: low | (1 << (byte & 15)), high: high | (1 << (byte >> 4)) };
}

/** Share of text whose byte passes. */
function shareOf({ low, high }: Place): number {
  let share = 0;
  for (let byte = 0x20; byte < 0x80; byte++) {
    if ((low >> (byte & 15)) & (high >> (byte >> 4)) & 1) share += shares[byte - 0x20]! + 0.1;
  }
  return share / 10_000;
}

const costOf = (bucket: Bucket): number => shareOf(bucket[0]) * shareOf(bucket[1]) * shareOf(bucket[2]);

function withAnchor(bucket: Bucket, literal: string, offset: number): Bucket {
  const byte = (place: number): number => literal.charCodeAt(offset + place) | 0x20;
  return [withByte(bucket[0], byte(0)), withByte(bucket[1], byte(1)), withByte(bucket[2], byte(2))];
}

const emptyBucket: Bucket = [nothing, nothing, nothing];

/** Cost of the literal's rarest anchor alone. */
function rarity(literal: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + anchorLength <= literal.length; offset++) {
    least = Math.min(least, costOf(withAnchor(emptyBucket, literal, offset)));
  }
  return least;
}

/**
 * An anchor for each literal, in their order. Greedy: the commonest literals choose first, each the anchor and bucket
 * that let the least more text pass. About 10 ms for 60 literals, so those that ship are chosen when rules are compiled.
 */
export function chooseAnchors(literals: readonly string[]): Anchor[] {
  const buckets = Array.from({ length: bucketCount }, () => ({ bucket: emptyBucket, cost: 0 }));
  const anchors = new Array<Anchor>(literals.length).fill(0);
  const order = literals.map((literal, index) => ({ index, cost: rarity(literal) })).sort((a, b) => b.cost - a.cost);
  for (const { index } of order) {
    const literal = literals[index]!;
    let best = { rise: Number.POSITIVE_INFINITY, offset: 0, slot: 0, bucket: emptyBucket, cost: 0 };
    for (let offset = 0; offset + anchorLength <= literal.length; offset++) {
      buckets.forEach(({ bucket, cost: before }, slot) => {
        const wider = withAnchor(bucket, literal, offset);
        const cost = costOf(wider);
        if (cost - before < best.rise) best = { rise: cost - before, offset, slot, bucket: wider, cost };
      });
    }
    buckets[best.slot] = { bucket: best.bucket, cost: best.cost };
    anchors[index] = best.offset * bucketCount + best.slot;
  }
  return anchors;
}
