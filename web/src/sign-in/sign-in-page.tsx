import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

export function SignInPage() {
  return <p>{useWords(shellWords).soon}</p>;
}
