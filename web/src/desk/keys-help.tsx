import { useWords } from '../language.js';
import { findingWords } from './finding-words.js';

export function KeysHelp() {
  const { helpLines, helpNote } = useWords(findingWords);
  return (
    <>
      <dl className="keys">
        {helpLines.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{helpNote}</p>
    </>
  );
}
