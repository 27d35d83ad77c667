import type { Option } from '../option.ts';

/** How much a scan may take. */
export const limitOptions: readonly Option[] = [
  {
    name: 'max-file-size',
    type: 'size',
    value: 'SIZE',
    group: 'limits',
    summary: 'Skip files and blobs larger than SIZE; no limit by default',
    detail: 'Bytes, or a number with KB, MB or GB (powers of 1000). What is skipped is counted in the receipt.',
    env: 'STANCH_MAX_FILE_SIZE',
    config: 'maxFileSize',
    action: 'max-file-size',
  },
  {
    name: 'max-archive-depth',
    type: 'number',
    least: 0,
    value: 'N',
    default: '3',
    group: 'limits',
    summary: 'How many archives are opened one in the other',
    detail:
      'A .tar.gz counts once. Deeper ones leave the run incomplete (exit code 3). With 0 none is opened: they are ' +
      'scanned as the bytes that they are.',
    env: 'STANCH_MAX_ARCHIVE_DEPTH',
    config: 'maxArchiveDepth',
  },
  {
    name: 'max-decode-depth',
    type: 'number',
    least: 0,
    value: 'N',
    default: '2',
    group: 'limits',
    summary: 'How often encoded text (base64, escapes and the like) is decoded again',
    env: 'STANCH_MAX_DECODE_DEPTH',
    config: 'maxDecodeDepth',
  },
  {
    name: 'jobs',
    short: 'j',
    type: 'number',
    value: 'N',
    group: 'limits',
    summary: 'Workers for long scans; the number of processors by default',
    env: 'STANCH_JOBS',
  },
  {
    name: 'timeout',
    type: 'time',
    value: 'TIME',
    group: 'limits',
    summary: 'Stop after TIME and report what was found so far (exit code 3)',
    detail: 'Seconds, or a number with s, m or h.',
    env: 'STANCH_TIMEOUT',
    config: 'timeout',
    action: 'timeout',
  },
  {
    name: 'cache',
    type: 'flag',
    default: 'true',
    group: 'limits',
    summary: 'Read the whole history again, whatever an earlier scan remembers',
    detail:
      'A scan of a whole history remembers in the Git folder what it found, without the secrets, and the next one reads only what is new. The receipt says so.',
    env: 'STANCH_CACHE',
  },
];
