import type { FigureReading } from '../../../src/model/document.js';
import { useWords } from '../language.js';
import { documentWords } from './document-words.js';
import { lookOf, type MarkLooks } from './mark-look.js';
import type { Mark } from './marks.js';
import { cutPieces } from './pieces.js';

export interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly figures: readonly FigureReading[];
  readonly selected: string | null;
  readonly looks: MarkLooks;
}

/** Text with its marks, and with the pictures of figures that were not read twice alike. */
export function MarkedText({ text, marks, figures, selected, looks }: MarkedTextProps) {
  const words = useWords(documentWords);
  const doubtful = figures.filter(({ agreed }) => !agreed);
  if (marks.length === 0 && doubtful.length === 0) return text;
  const cuts = doubtful.flatMap(({ start, end }) => [start, end]);
  return cutPieces(text.length, marks, cuts).map(({ start, end, marks: over }) => {
    const figure = doubtful.find((one) => one.start <= start && end <= one.end);
    const printed = figure ? (
      <span className="figure-doubtful" title={words.otherReading(figure.other)}>
        {text.slice(start, end)}
      </span>
    ) : (
      text.slice(start, end)
    );
    const look = lookOf(over, selected, looks);
    const isFirst = over.some(({ location }) => (location.start ?? 0) === start);
    return (
      <span key={start}>
        {look ? (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot run on over lines
          <span {...look} {...(isFirst ? {} : { 'data-number': undefined })} role="button" tabIndex={0}>
            {printed}
          </span>
        ) : (
          printed
        )}
        {figure?.picture && end === figure.end && (
          <img
            className="figure-picture"
            src={`data:image/png;base64,${figure.picture}`}
            alt={words.otherReading(figure.other)}
          />
        )}
      </span>
    );
  });
}
