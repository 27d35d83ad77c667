// Byte classes, sixteen bytes at a time. "Token characters" are `A-Z a-z 0-9 + - . / = _ ~` (see ../lens.ts).

/** Lanes that hold a token character. The comma falls into `+ … 9` and is taken out again. */
// @ts-ignore: decorator
@inline
export function tokenLanes(v: v128): v128 {
  const letter = i8x16.le_u(i8x16.sub(v128.or(v, i8x16.splat(0x20)), i8x16.splat(0x61)), i8x16.splat(25));
  const plusToNine = i8x16.le_u(i8x16.sub(v, i8x16.splat(0x2b)), i8x16.splat(0x0e));
  const comma = i8x16.eq(v, i8x16.splat(0x2c));
  const rest = v128.or(i8x16.eq(v, i8x16.splat(0x5f)), v128.or(i8x16.eq(v, i8x16.splat(0x3d)), i8x16.eq(v, i8x16.splat(0x7e))));
  return v128.or(v128.or(letter, rest), v128.andnot(plusToNine, comma));
}

/** One bit for each of the 64 bytes from `p` on that is a token character; the first byte is bit 0. */
// @ts-ignore: decorator
@inline
export function tokenMask(p: usize): u64 {
  return bits(tokenLanes(v128.load(p)), tokenLanes(v128.load(p, 16)), tokenLanes(v128.load(p, 32)), tokenLanes(v128.load(p, 48)));
}

/** Lanes that hold a digit. */
// @ts-ignore: decorator
@inline
function digitLanes(v: v128): v128 {
  return i8x16.le_u(i8x16.sub(v, i8x16.splat(0x30)), i8x16.splat(9));
}

/** Lanes that hold a letter of one case: `first` is its `a` or `A`. */
// @ts-ignore: decorator
@inline
function caseLanes(v: v128, first: i8): v128 {
  return i8x16.le_u(i8x16.sub(v, i8x16.splat(first)), i8x16.splat(25));
}

// @ts-ignore: decorator
@inline
export function digitMask(p: usize): u64 {
  return bits(digitLanes(v128.load(p)), digitLanes(v128.load(p, 16)), digitLanes(v128.load(p, 32)), digitLanes(v128.load(p, 48)));
}

// @ts-ignore: decorator
@inline
export function caseMask(p: usize, first: i8): u64 {
  return bits(caseLanes(v128.load(p), first), caseLanes(v128.load(p, 16), first), caseLanes(v128.load(p, 32), first), caseLanes(v128.load(p, 48), first));
}

/** One bit for each of 64 lanes; the first lane is bit 0. */
// @ts-ignore: decorator
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (i8x16.bitmask(a) as u32 as u64) | ((i8x16.bitmask(b) as u32 as u64) << 16)
    | ((i8x16.bitmask(c) as u32 as u64) << 32) | ((i8x16.bitmask(d) as u32 as u64) << 48);
}

// @ts-ignore: decorator
@inline
export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

// @ts-ignore: decorator
@inline
export function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

// @ts-ignore: decorator
@inline
export function isHex(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

/** ASCII lower case of one byte. */
// @ts-ignore: decorator
@inline
export function lower(byte: u32): u32 {
  return byte - 0x41 < 26 ? byte | 0x20 : byte;
}

/** Whether one byte is a token character. */
// @ts-ignore: decorator
@inline
export function tokenByte(byte: u32): bool {
  return isLetter(byte) || (byte - 0x2b < 15 && byte != 0x2c) || byte == 0x3d || byte == 0x5f || byte == 0x7e;
}
