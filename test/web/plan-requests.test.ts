import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupUploads } from '../../src/service/group-uploads.js';
import { type Grouping, planRequests, type Sized } from '../../web/src/hand-in/plan-requests.js';

const file = (name: string, size = 1): Sized => ({ name, size });
const names = (parts: ReturnType<typeof planRequests>) =>
  parts.map(({ grouping, files }) => [grouping, ...files.map(({ name }) => name)]);

/** What the server makes of it: the files of each submission, by the submission's name. */
const onServer = (parts: readonly { readonly grouping: Grouping; readonly names: readonly string[] }[]) =>
  parts
    .flatMap((part) =>
      groupUploads(
        part.names.map((name) => ({ file: name, sha256: name, size: 1 })),
        part.grouping,
      ),
    )
    .map(({ source, files }) => `${source}: ${files.map((one) => one.file).sort()}`)
    .sort();

const anyFiles = fc
  .uniqueArray(
    fc.tuple(
      fc.array(fc.constantFrom('甲', '乙', '页_files'), { maxLength: 3 }),
      fc.constantFrom('1.docx', '2.docx', '3.pdf', '页.html'),
    ),
    { selector: ([folders, name]) => [...folders, name].join('/'), minLength: 1, maxLength: 15 },
  )
  .map((paths) => paths.map(([folders, name]) => file([...folders, name].join('/'))));

describe('requests of a hand-in', () => {
  it('are full, but no submission is torn apart', () => {
    const files = [file('甲/1'), file('甲/2'), file('乙/1'), file('丙'), file('丁/1'), file('丁/2')];
    expect(names(planRequests(files, 'auto', { files: 3, bytes: 100 }))).toEqual([
      ['auto', '甲/1', '甲/2', '乙/1'],
      ['auto', '丙', '丁/1', '丁/2'],
    ]);
  });

  it('end before they grow too large; what is too large by itself goes alone', () => {
    const files = [file('a', 60), file('b', 60), file('c', 200), file('d', 1)];
    expect(names(planRequests(files, 'single', { files: 9, bytes: 100 }))).toEqual([
      ['single', 'a'],
      ['single', 'b'],
      ['single', 'c'],
      ['single', 'd'],
    ]);
  });

  it('tell of a folder alone in its part that it is one submission', () => {
    const files = [file('全部/甲/1'), file('全部/甲/2'), file('全部/乙/1')];
    expect(names(planRequests(files, 'auto', { files: 2, bytes: 100 }))).toEqual([
      ['one', '甲/1', '甲/2'],
      ['auto', '乙/1'],
    ]);
  });

  it('are one where all is one submission', () => {
    const parts = planRequests([file('甲/1'), file('甲/2')], 'one', { files: 1, bytes: 1 });
    expect(names(parts)).toEqual([['one', '甲/1', '甲/2']]);
  });

  it('make the same submissions in any number of parts', () => {
    fc.assert(
      fc.property(
        anyFiles,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<Grouping>('auto', 'single', 'one'),
        (files, most, grouping) => {
          const whole = planRequests(files, grouping, { files: 1000, bytes: 1e9 });
          const parts = planRequests(files, grouping, { files: most, bytes: 1e9 });
          expect(whole.length).toBe(1);
          const asked = (plan: typeof parts) =>
            onServer(plan.map((part) => ({ ...part, names: part.files.map(({ name }) => name) })));
          expect(asked(parts)).toEqual(asked(whole));
          const sources = new Set(parts.flatMap((part) => part.files.map(({ source }) => source)));
          if (grouping !== 'one')
            expect(new Set(asked(parts).map((one) => one.split(': ')[0]))).toEqual(sources);
        },
      ),
    );
  });

  it('are the submissions that `jishen audit` finds, without the folder around all of them', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        const plan = planRequests(files, 'auto', { files: 1000, bytes: 1e9 });
        const ours = onServer(plan.map((part) => ({ ...part, names: part.files.map(({ name }) => name) })));
        const theirs = onServer([{ grouping: 'auto', names: files.map(({ name }) => name) }]);
        expect(ours.length).toBe(theirs.length);
      }),
    );
  });
});
