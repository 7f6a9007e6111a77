import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { jobOptions, queueTimes, SETTLE, SUBMISSIONS } from '../adapters/queue/settings.js';
import { hashTexts } from '../intake/hash.js';
import type { Limits } from '../pipeline/limits.js';
import { documentFlow, rangeArtifacts } from '../pipeline/page-ranges.js';
import type { DocumentJob, SubmissionJob } from '../ports/jobs.js';
import type { TryJob } from '../ports/service-jobs.js';
import type { ReviewKey } from '../ports/store.js';
import { givenOf } from './given.js';
import type { Taken } from './intake.js';
import { jobIdOf, keptOriginal } from './names.js';
import type { Service } from './service.js';

export interface DeliverOptions extends Taken {
  readonly key: ReviewKey & { readonly key: string };
  readonly limits: Limits;
  readonly setupJson: string;
}

/** The stored review's key goes with the job: what is settled is stored under what it was made of. */
export interface SettleJob extends TryJob {
  readonly key: DeliverOptions['key'];
  /** Artifacts of page ranges, of no use any more. */
  readonly ranged: readonly string[];
}

/**
 * Gives one try to the queue: its documents, then the submission, then what writes it down. Jobs have names of their own,
 * so giving it twice is giving it once.
 */
export async function deliverTry(
  service: Service,
  row: SubmissionRow,
  { documents, failures, key, limits, setupJson }: DeliverOptions,
): Promise<void> {
  const { hub, files, filesKind, engine } = service;
  const setup = await keepSetup(service, setupJson);
  const id = jobIdOf(row);
  const settings = { ...jobOptions(queueTimes()), priority: row.priority };
  const submission: SubmissionJob = {
    id,
    source: row.source,
    store: filesKind,
    documents: documents.map(({ read, file }) => ({ output: read, file })),
    failures,
    ...givenOf(row),
    setup,
    version: engine,
  };
  const jobOf = (document: string) => `${document}-${row.attempt}`;
  const unread = [];
  for (const document of documents) if (!(await files.has(document.read))) unread.push(document);
  const ranged = unread.flatMap(({ id: document, ranges }) => rangeArtifacts(jobOf(document), ranges));
  await hub.flows().add({
    name: 'settle',
    queueName: SETTLE,
    data: { id, submission: row.id, attempt: row.attempt, key, ranged } satisfies SettleJob,
    opts: { ...settings, jobId: id },
    children: [
      {
        name: 'submission',
        queueName: SUBMISSIONS,
        data: submission,
        // What fails is written down like what succeeds.
        opts: { ...settings, jobId: id, ignoreDependencyOnFailure: true },
        children: unread.map(({ id: document, file, sha256, read, ranges }) => {
          const job: DocumentJob = {
            id: jobOf(document),
            file,
            sha256,
            store: filesKind,
            artifact: keptOriginal(sha256),
            path: null,
            limits: limits.read,
            taskLimits: limits.task,
            ocr: row.ocr,
            output: read,
          };
          return documentFlow(job, ranges, settings);
        }),
      },
    ],
  });
}

/** The setup as an artifact, once for all submissions under it. */
async function keepSetup({ files, scratch }: Service, json: string): Promise<string> {
  const hash = hashTexts(json);
  const name = `kept/setup/${hash}`;
  if (await files.has(name)) return name;
  const path = join(scratch, `setup-${hash}.json`);
  await writeFile(path, json);
  await files.put(name, path);
  return name;
}
