/** Names by which a saved page and what belongs to it are known. */

const PAGE = /\.(?:html?|shtml|mht|mhtml)$/i;
/** What units attach. All else beside a page is what it is made of: pictures, styles, scripts, frames. */
const ATTACHMENT = /\.(?:docx?|wps|rtf|odt|pdf|ofd|xlsx?|xlsb|et|ods|csv|zip|rar|7z|tiff?)$/i;
/** As browsers and office programs call the folder: 页面_files, 页面.files. */
const FOLDER = /^(.+)(?:_files|\.files)$/i;

export const isPage = (name: string): boolean => PAGE.test(name);
export const isAttachment = (name: string): boolean => ATTACHMENT.test(name);

/** Is this the name of a folder that belongs to one of the pages beside it? */
export function belongsToPage(folder: string, names: Iterable<string>): boolean {
  const stem = FOLDER.exec(folder)?.[1];
  if (stem === undefined) return false;
  for (const name of names) if (isPage(name) && name.replace(PAGE, '') === stem) return true;
  return false;
}

/**
 * Which of the files beside a page, told by their paths from where it lies, are attached to it: documents in its folder, and those
 * that it links to. `links`: as `linksOf` finds them.
 */
export function attachedTo(
  page: string,
  files: readonly string[],
  links: ReadonlySet<string>,
): readonly string[] {
  return files.filter((file) => {
    if (!isAttachment(file)) return false;
    const folders = file.split('/');
    const isInFolder = folders.length > 1 && belongsToPage(folders[0]!, [page]);
    return isInFolder || links.has(file.normalize('NFC'));
  });
}

/** Tells of the paths of an archive, `/` between folders, which are parts of a saved page and no attachments. */
export function pageParts(paths: readonly string[]): (path: string) => boolean {
  const stems = new Set(paths.filter(isPage).map((path) => path.replace(PAGE, '')));
  return (path) => {
    if (stems.size === 0 || isAttachment(path)) return false;
    const folders = path.split('/').slice(0, -1);
    return folders.some((_, at) => {
      const stem = FOLDER.exec(folders.slice(0, at + 1).join('/'))?.[1];
      return stem !== undefined && stems.has(stem);
    });
  };
}
