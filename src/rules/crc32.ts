let table: Int32Array | undefined;

const entry = (index: number): number => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
};

/** CRC-32 (IEEE 802.3, as in zip) of the low bytes of `text`'s characters, from 0 to 2^32 - 1. Node 20.19 has none. */
export function crc32(text: string): number {
  table ??= Int32Array.from({ length: 256 }, (_, index) => entry(index));
  let crc = -1;
  for (let at = 0; at < text.length; at++) crc = table[(crc ^ text.charCodeAt(at)) & 0xff]! ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

/** CRC-16/XMODEM of bytes, from 0 to 65,535: the checksum of NATS keys. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) !== 0 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
