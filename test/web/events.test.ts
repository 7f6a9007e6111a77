import { describe, expect, it } from 'vitest';
import { isTouched, noteChange } from '../../web/src/api/event-changes.js';
import { openProgress } from '../../web/src/api/progress.js';

describe('what an event is about', () => {
  const signed = noteChange(null, 'submission-signed', { batch: 'b1', submission: 's1' });
  const both = noteChange(signed, 'submission-reviewed', { batch: 'b2', submission: 's2' });

  it('is every list, and only the submissions and batches that were named', () => {
    expect(isTouched(['submissions', 'GET /submissions', { query: {} }], signed)).toBe(true);
    expect(isTouched(['submissions', 'GET /submissions/{id}', { path: { id: 's1' } }], signed)).toBe(true);
    expect(isTouched(['submissions', 'GET /submissions/{id}', { path: { id: 's2' } }], signed)).toBe(false);
    expect(isTouched(['submissions', 'GET /submissions/{id}', { path: { id: 's2' } }], both)).toBe(true);
    expect(isTouched(['batches', 'GET /batches/{id}', { path: { id: 'b2' } }], signed)).toBe(false);
    expect(isTouched(['batches', 'GET /batches', {}], signed)).toBe(true);
    const bulk = noteChange(both, 'task-progress', { batch: null, submission: null });
    expect([signed, bulk].map((told) => isTouched(['tasks', 'GET /tasks', {}], told))).toEqual([false, true]);
  });

  it('leaves documents alone until they were read anew', () => {
    const documents = (id: string) => ['submissions', 'GET /submissions/{id}/documents', { path: { id } }];
    expect(isTouched(documents('s1'), both)).toBe(false);
    expect(isTouched(documents('s2'), both)).toBe(true);
  });

  it('is not what people and rules are', () => {
    expect(isTouched(['users', 'GET /users', {}], both)).toBe(false);
    expect(isTouched(['rules', 'GET /rules', {}], both)).toBe(false);
  });
});

describe('progress of pages', () => {
  const page = (document: string, done: number, pages: number) => ({
    submission: 's1',
    document,
    page: done,
    pages,
  });

  it('is the sum over the documents, and never goes back', () => {
    const progress = openProgress();
    progress.tell(page('d1', 3, 10));
    progress.tell(page('d2', 1, 4));
    progress.tell(page('d1', 2, 10));
    expect(progress.of('s1')).toEqual({ page: 4, pages: 14 });
  });

  it('ends with the reading, and tells who listens', () => {
    const progress = openProgress();
    let told = 0;
    const leave = progress.onChange(() => {
      told += 1;
    });
    progress.tell(page('d1', 1, 2));
    progress.settle('submission-reading', 's1');
    expect(progress.of('s1')).not.toBeNull();
    progress.settle('submission-reviewed', 's1');
    expect(progress.of('s1')).toBeNull();
    leave();
    progress.tell(page('d1', 2, 2));
    expect(told).toBe(2);
  });
});
