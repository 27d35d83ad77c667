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
