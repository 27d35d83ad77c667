/** What a child process sees: exactly these variables, nothing inherited beside them. */
export type Environment = Readonly<Record<string, string>>;

/** What a program needs to start at all, to find its home and its temporary folder, on Unix and on Windows. */
const essentials: ReadonlySet<string> = new Set([
  ...['PATH', 'HOME', 'XDG_CONFIG_HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'USER', 'LOGNAME'],
  ...['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR'],
  ...['TEMP', 'TMP', 'COMSPEC', 'PATHEXT', 'PROGRAMDATA', 'PROGRAMFILES', 'USERNAME'],
]);

/**
 * The part of our own environment that a child may see: the essentials and what `also` names. Everything else (tokens
 * of a CI job above all) stays behind.
 *
 * @param also called with the name as it is spelt; on Windows names differ in case only
 */
export function inheritedEnvironment(also: (name: string) => boolean = () => false): Environment {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && (essentials.has(name.toUpperCase()) || also(name))) kept[name] = value;
  }
  return kept;
}
