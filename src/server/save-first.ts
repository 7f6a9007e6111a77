import { refuse } from '../service/refusals.js';
import { saveUpload, type UploadPart } from '../service/take-uploads.js';

/** Puts the first file of an upload at `path` and gives the name under which it was sent. */
export async function saveFirst(parts: AsyncIterable<UploadPart>, path: string): Promise<string> {
  for await (const { filename, file } of parts) {
    await saveUpload(file, path);
    if (file.truncated) throw refuse('upload-too-large', filename);
    return filename;
  }
  throw refuse('upload-empty');
}
