import { open } from 'node:fs/promises';
import { type Line, readLines } from '../src/adapters/artifacts/lines.js';
import { compareRun } from '../src/compare.js';
import type { SubmissionDigest } from '../src/model/digest.js';
import type { CompareAnswer, CompareTask } from '../src/ports/tasks.js';

/** Goes through the digests once, and back to single lines for the words of hits: texts are never all in memory. */
export async function compareSubmissions({ digests, rules, out }: CompareTask): Promise<CompareAnswer> {
  const input = await open(digests);
  const output = await open(out, 'w');
  try {
    const places: Pick<Line, 'start' | 'size'>[] = [];
    const all = async function* () {
      for await (const { text, start, size } of readLines(digests)) {
        places.push({ start, size });
        yield JSON.parse(text) as SubmissionDigest;
      }
    };
    const find = async (submission: number): Promise<SubmissionDigest> => {
      const { start, size } = places[submission]!;
      const { buffer } = await input.read(Buffer.alloc(size), 0, size, start);
      return JSON.parse(buffer.toString('utf8')) as SubmissionDigest;
    };
    // The heartbeat comes from the event loop.
    const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
    let submissions = 0;
    for await (const result of compareRun(all(), find, { settings: rules, breathe })) {
      await output.write(`${JSON.stringify(result)}\n`);
      submissions += 1;
    }
    return { submissions };
  } finally {
    await input.close();
    await output.close();
  }
}
