import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

export function DeskPage() {
  return <p>{useWords(shellWords).soon}</p>;
}
