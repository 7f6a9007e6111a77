import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

export function OverviewPage() {
  return <p>{useWords(shellWords).soon}</p>;
}
