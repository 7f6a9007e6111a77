import { useProgress } from '../api/progress.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { listWords } from '../words/list.js';
import './state-cell.css';

/** Where a submission is, with the page that is being recognised. Never by colour alone. */
export function StateCell({ submission }: { readonly submission: Submission }) {
  const words = useWords(listWords);
  const { id, state, sign, failures } = submission;
  const progress = useProgress(id);
  const shown = sign === 'signed' ? 'signed' : state;
  const text =
    shown === 'reading' && progress ? words.pages(progress.page, progress.pages) : words.states[shown];
  return (
    <span className={`state state-${shown}`} title={failures.map(({ message }) => message).join('\n')}>
      <i aria-hidden="true" />
      {text}
    </span>
  );
}
