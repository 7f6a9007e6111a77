import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

export function BatchesPage() {
  return <p>{useWords(shellWords).soon}</p>;
}
