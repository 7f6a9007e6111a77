// Must come first: see there.
import './natives.js';

import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

// Here and not with the first file, when it would replace things once more.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

import { restoreNatives } from './natives.js';

restoreNatives();

export const { OPS } = pdfjs;
