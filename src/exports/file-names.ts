import { cleanText } from './clean.js';

const LONGEST = 80;

/** Names for files made of what documents say: fit for every system, each once. */
export function fileNames(extension: string): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base =
      cleanText(wanted)
        .replace(/[\\/:*?"<>|\s]+/g, '_')
        .replace(/^[._]+|[._]+$/g, '')
        .slice(0, LONGEST)
        .replace(/[\ud800-\udbff]$/, '') || '未命名';
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    return `${name}.${extension}`;
  };
}
