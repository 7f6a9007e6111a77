import type { Field } from './fill-docx.js';
import { noticeFields } from './notice-fields.js';
import { noticeTemplate, sheetTemplate } from './own-templates.js';
import { sheetFields } from './sheet-fields.js';
import type { TemplateKind } from './template-kinds.js';

export interface TemplateInfo {
  readonly title: string;
  /** Names that the form may use. */
  readonly fields: readonly Field[];
  /** The form that is used, or begun with, where the bureau has none: a Word file. */
  own(): Promise<Uint8Array>;
}

export const templates: Readonly<Record<TemplateKind, TemplateInfo>> = {
  notice: { title: '整改通知', fields: noticeFields, own: noticeTemplate },
  'score-sheet': { title: '评分表', fields: sheetFields, own: sheetTemplate },
};
