import { MAX_RECORDS, RECORDS } from './layout';

/** How many records were found; above `MAX_RECORDS` the last ones were not kept, and the host must look for itself. */
export let count: u32 = 0;

export function reset(): void {
  count = 0;
}

// @ts-ignore: decorator
@inline
export function record(kind: u32, a: u32, b: u32): void {
  if (count < MAX_RECORDS) {
    const at = RECORDS + ((count * 12) as usize);
    store<u32>(at, kind);
    store<u32>(at, a, 4);
    store<u32>(at, b, 8);
  }
  count++;
}
