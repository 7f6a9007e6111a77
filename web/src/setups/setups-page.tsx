import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

export function SetupsPage() {
  return <p>{useWords(shellWords).soon}</p>;
}
