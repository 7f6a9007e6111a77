import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { UsageError } from '../../ports/errors.js';
import { finish, withPrefix } from './s3.js';
import { openS3Client, type S3Body, type S3Client, S3Error, type S3Options } from './s3-client.js';

/**
 * Writes, reads and removes a small object, which is what we will do all day; rights that a bucket might be asked about are
 * not what we need. `createBucket`: one that is missing is made. Throws UsageError with what the person can do.
 */
export async function checkS3(options: S3Options, { createBucket = false } = {}): Promise<void> {
  if (!/^https?:\/\/[^/]/.test(options.endpoint) || !URL.canParse(options.endpoint))
    throw new UsageError(`对象存储的地址“${options.endpoint}”不对，应形如 http://s3:9000。`);
  const client = openS3Client(options);
  const key = withPrefix(options, `check-${randomUUID()}`);
  try {
    try {
      await tryOut(client, key);
    } catch (error) {
      if (!createBucket || (error as S3Error).code !== 'NoSuchBucket') throw error;
      await makeBucket(client, options.region);
      await tryOut(client, key);
    }
  } catch (error) {
    throw new UsageError(explain(error, options));
  } finally {
    client.close();
  }
}

async function tryOut(client: S3Client, key: string): Promise<void> {
  await client.ask({ method: 'PUT', key, body: textBody('jishen') }, finish);
  const found = await client.ask({ method: 'GET', key }, finish);
  await client.ask({ method: 'DELETE', key }, finish);
  if (!found) throw new Error('object is gone');
}

async function makeBucket(client: S3Client, region: string): Promise<void> {
  const place = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  // The one region that must not be named.
  const body = region === 'us-east-1' ? undefined : textBody(place);
  await client.ask({ method: 'PUT', key: null, body }, finish).catch((error: unknown) => {
    // Another server of ours started at the same moment; whose it is else comes out when it is tried.
    if (!/^BucketAlready/.test((error as S3Error).code)) throw error;
  });
}

function textBody(text: string): S3Body {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, open: () => Readable.from([bytes], { objectMode: false }) };
}

function explain(error: unknown, { endpoint, bucket, region }: S3Options): string {
  if (!(error instanceof S3Error)) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `连接不上对象存储“${endpoint}”：${message || code}`;
  }
  switch (error.code) {
    case 'NoSuchBucket':
      return `对象存储“${endpoint}”里没有存储桶“${bucket}”，请先建好。`;
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
      return '对象存储不认 JISHEN_S3_ACCESS_KEY 和 JISHEN_S3_SECRET_KEY 给出的密钥。';
    case 'AccessDenied':
      return `给出的密钥无权在存储桶“${bucket}”里读写和删除对象。`;
    case 'RequestTimeTooSkewed':
      return '本机的时钟与对象存储相差太大，请先对时。';
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return `存储桶“${bucket}”不在区域“${region}”，请改正 files.region。`;
    default:
      return `对象存储“${endpoint}”的存储桶“${bucket}”不能使用：${error.message}`;
  }
}
