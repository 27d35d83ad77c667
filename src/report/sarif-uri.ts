/**
 * A relative URI reference for a path of a repository, for use with a `uriBaseId`: each segment percent-encoded as
 * UTF-8. Bytes of a name that is not UTF-8 (U+DC80 to U+DCFF) are encoded as themselves, other halves of surrogate
 * pairs as U+FFFD. `.` and `..` and a leading slash cannot lead out of the base.
 */
export function relativeUri(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment === '.' || segment === '..' ? segment.replaceAll('.', '%2E') : encodeSegment(segment)))
    .join('/');
}

function encodeSegment(segment: string): string {
  let encoded = '';
  for (const character of segment) {
    const code = character.codePointAt(0)!;
    if (code >= 0xdc80 && code <= 0xdcff) encoded += `%${(code - 0xdc00).toString(16).toUpperCase()}`;
    else encoded += encodeURIComponent(code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character);
  }
  return encoded.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
