/** One element of DER: tag, and where its content lies in the bytes. */
export interface DerNode {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Reads the element at `at`, or null when there is none that fits into `end`. */
export function readNode(bytes: Uint8Array, at: number, end: number): DerNode | null {
  if (at + 2 > end) return null;
  const first = bytes[at + 1]!;
  if (first < 0x80) return at + 2 + first <= end ? { tag: bytes[at]!, start: at + 2, end: at + 2 + first } : null;
  const size = first & 0x7f;
  if (size === 0 || size > 3 || at + 2 + size > end) return null;
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + bytes[at + 2 + i]!;
  const start = at + 2 + size;
  return start + length <= end ? { tag: bytes[at]!, start, end: start + length } : null;
}

/** The elements directly inside `node`, at most `most` of them; null when they do not fill it exactly. */
export function childrenOf(bytes: Uint8Array, node: DerNode, most = 16): DerNode[] | null {
  const children: DerNode[] = [];
  for (let at = node.start; at < node.end; ) {
    const child = readNode(bytes, at, node.end);
    if (child === null || children.length >= most) return null;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** Bits of the unsigned integer in `node`. */
export function bitsOf(bytes: Uint8Array, node: DerNode): number {
  let at = node.start;
  while (at < node.end && bytes[at] === 0) at++;
  return at === node.end ? 0 : (node.end - at) * 8 - (Math.clz32(bytes[at]!) - 24);
}
