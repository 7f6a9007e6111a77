import { createHash } from 'node:crypto';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';

export interface S3Options {
  /** `http://s3:9000`; the bucket is put into the path, which every S3-compatible server takes. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** In front of every name. */
  readonly prefix?: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** A server that is silent for so long is asked again. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
  /** Before the second try; twice as long before each that follows. */
  readonly pauseMs?: number;
}

export interface S3Body {
  readonly size: number;
  readonly sha256: string;
  /** From its beginning, once for each try. */
  open(): Readable;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Null: the bucket itself. */
  readonly key: string | null;
  readonly body?: S3Body;
}

/** What the server refused, with its own word for it. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(`S3: ${status} ${code} ${message}`.trim());
    this.status = status;
    this.code = code;
  }
}

export interface S3Client {
  /**
   * Does what `use` makes of the answer, from the beginning again when the network or the server failed meanwhile. Null when there
   * is no such object.
   */
  ask<T>(request: S3Request, use: (answer: IncomingMessage) => Promise<T>): Promise<T | null>;
  close(): void;
}

/** Requests signed with the hash of what they carry, so that plain http in the house carries nothing unseen that was changed. */
export function openS3Client(options: S3Options): S3Client {
  const { attempts = 4, pauseMs = 200 } = options;
  const isPlain = options.endpoint.startsWith('http:');
  const agent = isPlain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  const keys = new Map<string, ArrayBuffer>();
  const send = async (request: S3Request): Promise<IncomingMessage> => {
    const { method, url, headers } = await sign(options, request, keys);
    // First: what fails after the request was begun would leave it with nobody to hear that its connection broke.
    const body = request.body?.open();
    const sent = (isPlain ? requestHttp : requestHttps)(url, { method, headers, agent });
    sent.setTimeout(options.timeoutMs ?? 30_000, () =>
      sent.destroy(Object.assign(new Error('S3: no answer in time'), { code: 'ETIMEDOUT' })),
    );
    return new Promise((resolve, reject) => {
      sent.once('response', (answer) => {
        resolve(answer);
        if (!body || body.readableEnded) return;
        // Refused before all was sent: the rest is wanted no more.
        body.destroy();
        answer.once('end', () => sent.destroy());
      });
      sent.on('error', (error) => {
        body?.destroy();
        reject(error);
      });
      body?.once('error', (error) => sent.destroy(error));
      if (body) body.pipe(sent);
      else sent.end();
    });
  };
  return {
    ask: async (request, use) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await send(request);
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) return await use(answer);
          const { code, message } = readRefusal(await text(answer), status);
          if (status === 404 && request.key !== null && code !== 'NoSuchBucket') return null;
          throw new S3Error(status, code, message);
        } catch (error) {
          if (attempt >= attempts || !mayPass(error)) throw error;
        }
        await sleep(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    },
    close: () => agent.destroy(),
  };
}

async function sign(options: S3Options, { method, key, body }: S3Request, cache: Map<string, ArrayBuffer>) {
  const path = [options.bucket, ...(key?.split('/') ?? [])].map(encode).join('/');
  const { url, headers } = await new AwsV4Signer({
    method,
    url: `${options.endpoint.replace(/\/+$/, '')}/${path}`,
    headers: { 'x-amz-content-sha256': body?.sha256 ?? EMPTY },
    accessKeyId: options.accessKey,
    secretAccessKey: options.secretKey,
    service: 's3',
    region: options.region,
    cache,
  }).sign();
  const length = method === 'PUT' ? { 'content-length': String(body?.size ?? 0) } : {};
  return { method, url, headers: { ...Object.fromEntries(headers), ...length } };
}

/** As it is signed: some servers compare the path as it came. */
const encode = (part: string) =>
  encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const EMPTY = createHash('sha256').digest('hex');

/** Answers to HEAD have no body to tell more. */
function readRefusal(xml: string, status: number): { readonly code: string; readonly message: string } {
  const inside = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return { code: inside('Code') ?? `HTTP ${status}`, message: inside('Message') ?? '' };
}

const PASSING = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** A refusal stays one; a server that is starting, full of work or out of reach may be there a moment later. */
function mayPass(error: unknown): boolean {
  if (error instanceof S3Error) return error.status >= 500 || error.status === 429;
  return PASSING.has((error as NodeJS.ErrnoException).code ?? '');
}
