/** What the runtime, its libraries and the programs that it starts ask for, on the systems that we support. */
const NEEDED: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'OMP_NUM_THREADS',
  // Windows: Node does not start without the first.
  'SYSTEMROOT',
  'WINDIR',
  'SYSTEMDRIVE',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'PROGRAMDATA',
  // Where LibreOffice is.
  'JISHEN_SOFFICE',
]);
/** Locales, fonts, folders of the desktop, and what tests tell the children that stand in for ours. */
const FAMILIES = ['LC_', 'FONTCONFIG_', 'XDG_', 'TEST_CHILD'];

/**
 * What opens untrusted bytes has no business with the addresses, passwords and keys of our servers, whatever they may be
 * called: it gets what is listed here and nothing else.
 */
export function childEnvironment(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => {
      const upper = name.toUpperCase();
      return NEEDED.has(upper) || FAMILIES.some((family) => upper.startsWith(family));
    }),
  );
}
