import { Button } from 'antd';
import { useSample } from '../hand-in/use-sample.js';
import { useWords } from '../language.js';
import { batchWords } from '../words/batches.js';

/** What somebody sees who opens the page for the first time. */
export function NoBatches({ onCreate }: { readonly onCreate: () => void }) {
  const words = useWords(batchWords);
  const sample = useSample();
  return (
    <div className="panel" style={{ padding: '40px 24px', textAlign: 'center' }}>
      <h2 style={{ margin: '0 0 8px', fontSize: 16 }}>{words.none}</h2>
      <p className="quiet">{words.noneAbout}</p>
      <div style={{ display: 'flex', gap: 12, justifyContent: 'center', margin: '20px 0 8px' }}>
        <Button type="primary" size="large" onClick={onCreate}>
          {words.create}
        </Button>
        <Button size="large" loading={sample.isBusy} onClick={() => void sample.run()}>
          {words.sample}
        </Button>
      </div>
      <p className="quiet">{words.sampleAbout}</p>
    </div>
  );
}
