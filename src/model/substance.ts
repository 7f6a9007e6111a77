/** The six aspects in which the score sheet wants problems named (评分表 O2), as the clerk calls them. */
import type { AspectId } from './facts.js';

export const ASPECT_NAMES: Readonly<Record<AspectId, string>> = {
  'budget-and-performance': '预算编制与绩效管理',
  duty: '履职效能',
  allocation: '资金分配',
  assets: '资产管理',
  finance: '财务管理',
  procurement: '政府采购',
};
