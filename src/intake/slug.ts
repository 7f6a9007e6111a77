/** Folder names for submissions: readable, allowed on every system, each once. The same plan gives the same names. */
export function makeSlugs(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const base = slugOf(name);
    for (let count = 1; ; count += 1) {
      const slug = count === 1 ? base : `${base}-${count}`;
      // Some file systems do not tell upper case from lower case.
      const key = slug.normalize('NFC').toLowerCase();
      if (used.has(key)) continue;
      used.add(key);
      return slug;
    }
  });
}

const LONGEST = 60;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function slugOf(name: string): string {
  const safe = name.normalize('NFC').replace(/[\\/:*?"<>|\s\x00-\x1f\x7f]+/g, '_');
  const short = Array.from(safe).slice(0, LONGEST).join('');
  const bare = short.replace(/^[._]+|[._]+$/g, '');
  if (bare === '') return 'submission';
  return RESERVED.test(bare) ? `_${bare}` : bare;
}
