export { applyDelta, changedRanges, targetSize } from './delta';
export { begin, more } from './find';
export { adler32, inflate, inflatedTo } from './inflate';
export { CONTENT, GRAM_FLAGS, GRAM_HEADS, LITERAL_ENTRIES, MAX_RECORDS, PREFIX_ENTRIES, PREFIX_HEADS, RECORDS, TEXTS } from './layout';
export { setBucketed } from './literals';
export { dismiss, remember, setText } from './seen';
