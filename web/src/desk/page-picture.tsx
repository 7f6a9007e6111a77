import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';
import { documentWords } from './document-words.js';

interface PagePictureProps {
  readonly source: string;
  readonly number: number;
  /** In sight, or nearly; elsewhere the picture is let go. */
  readonly isNear: boolean;
}

/** What became of the picture at an address; another address knows nothing of it. */
interface Fate {
  readonly source: string;
  readonly state: 'here' | 'again' | 'failed';
  /** How often it has been asked for. */
  readonly asked: number;
}

/** A server that restarts is back by then; longer, and people have pressed the button themselves. */
const AGAIN_AFTER_MS = 1500;

/** The picture of a page. One that does not come is asked for once more, then by whoever looks at it. */
export function PagePicture({ source, number, isNear }: PagePictureProps) {
  const words = useWords(documentWords);
  const { retry } = useWords(shellWords);
  const [kept, setFate] = useState<Fate | null>(null);
  // A picture out of the cache is there before any effect runs: only what comes for this address counts.
  const fate = kept?.source === source ? kept : null;
  const asked = fate?.asked ?? 1;
  const ask = (): void => setFate({ source, state: 'again', asked: asked + 1 });
  const fail = (): void => setFate({ source, state: 'failed', asked });
  useEffect(() => {
    if (!isNear) setFate(null);
  }, [isNear]);
  const isFailed = fate?.state === 'failed';
  useEffect(() => {
    if (!isFailed || asked > 1) return;
    const timer = setTimeout(() => setFate({ source, state: 'again', asked: 2 }), AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isFailed, asked, source]);
  if (!isNear) return <p className="page-waiting quiet">{words.loadingPage(number)}</p>;
  if (isFailed && asked > 1)
    return (
      <p className="page-failed" role="alert">
        {words.noPicture}{' '}
        <Button size="small" aria-label={`${retry} ${words.page(number)}`} onClick={ask}>
          {retry}
        </Button>
      </p>
    );
  return (
    <>
      {fate?.state !== 'here' && <p className="page-waiting quiet">{words.loadingPage(number)}</p>}
      {!isFailed && (
        <img
          key={asked}
          src={source}
          alt={words.page(number)}
          onLoad={() => setFate({ source, state: 'here', asked })}
          onError={fail}
          draggable={false}
        />
      )}
    </>
  );
}
