// Git's delta format: rebuilds an object from its base and tells which bytes of it are new.
// See "Deltified representation" in gitformat-pack(5).

/**
 * Applies the instructions `[p, end)` (behind the two size headers) to the base at `base`, `baseSize` bytes, and writes
 * `size` bytes to `target`. Writes one record of three u32 for each instruction to `ops`: target offset, length,
 * source offset in the base (0xffffffff for bytes that the delta brings). Returns the number of records; negative when
 * the delta is damaged or does not fit `maxOps`.
 */
export function applyDelta(base: usize, baseSize: u32, p: usize, end: usize, target: usize, size: u32, ops: usize, maxOps: u32): i32 {
  let done: u32 = 0;
  let n: u32 = 0;
  while (p < end) {
    if (n == maxOps) return -2;
    const op = load<u8>(p++) as u32;
    let length: u32 = op;
    let source: u32 = 0xffffffff;
    if ((op & 0x80) != 0) {
      source = 0;
      length = 0;
      if (op & 1) source = load<u8>(p++) as u32;
      if (op & 2) source |= (load<u8>(p++) as u32) << 8;
      if (op & 4) source |= (load<u8>(p++) as u32) << 16;
      if (op & 8) source |= (load<u8>(p++) as u32) << 24;
      if (op & 16) length = load<u8>(p++) as u32;
      if (op & 32) length |= (load<u8>(p++) as u32) << 8;
      if (op & 64) length |= (load<u8>(p++) as u32) << 16;
      if (length == 0) length = 0x10000;
      if (p > end || source > baseSize || length > baseSize - source || length > size - done) return -1;
      memory.copy(target + (done as usize), base + (source as usize), length as usize);
    } else {
      if (op == 0 || length > size - done || (length as usize) > end - p) return -1;
      memory.copy(target + (done as usize), p, length as usize);
      p += length as usize;
    }
    store<u32>(ops, done);
    store<u32>(ops, length, 4);
    store<u32>(ops, source, 8);
    ops += 12;
    n++;
    done += length;
  }
  return done == size ? (n as i32) : -1;
}
