import type { EChartsCoreOption } from 'echarts/core';
import type { Bars } from './bars.js';

/** What ECharts is to draw. Dense, quiet, without movement; words inside tooltips are text, never markup. */

const FONT = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const INK = '#1f2328';
const LINE = '#d5dbe1';

const base = {
  animation: false,
  textStyle: { fontFamily: FONT, color: INK },
  tooltip: { renderMode: 'richText', confine: true, textStyle: { fontSize: 12, color: INK } },
} as const;

const valueAxis = (name: string) => ({
  type: 'value' as const,
  name,
  nameLocation: 'middle' as const,
  nameGap: 26,
  minInterval: 1,
  nameTextStyle: { color: INK },
  axisLabel: { color: INK },
  splitLine: { lineStyle: { color: '#e8ecf0' } },
});

/** Bars that stand: few, with short labels. */
export function standing(
  { series, bars }: Bars,
  axes: { readonly x: string; readonly y: string },
): EChartsCoreOption {
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    grid: { left: 48, right: 12, top: 22, bottom: 46 },
    xAxis: {
      type: 'category',
      data: bars.map(({ label }) => label),
      name: axes.x,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: INK },
      axisLabel: { color: INK, interval: 0, fontSize: 11 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
    },
    yAxis: { ...valueAxis(axes.y), nameGap: 30 },
    series: series.map(({ name, color }, index) => ({
      type: 'bar',
      name,
      cursor: 'pointer',
      barCategoryGap: '20%',
      itemStyle: { color },
      // Nothing says itself by its absence.
      label: {
        show: true,
        position: 'top',
        color: INK,
        formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : ''),
      },
      data: bars.map(({ values }) => values[index] ?? null),
    })),
  };
}

const ROW = 22;
const AXIS = 52;
const LEGEND = 26;

export const lyingHeight = ({ series, bars }: Bars): number =>
  bars.length * (series.length > 1 ? ROW + 4 : ROW) + AXIS + (series.length > 1 ? LEGEND : 0);

/** Bars that lie, the first on top: many, with names as labels. */
export function lying(
  { series, bars }: Bars,
  {
    x,
    stacked = false,
    labelWidth = 190,
  }: { readonly x: string; readonly stacked?: boolean; readonly labelWidth?: number },
): EChartsCoreOption {
  const isMany = series.length > 1;
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    ...(isMany
      ? {
          legend: {
            top: 0,
            left: labelWidth,
            itemWidth: 14,
            itemHeight: 10,
            selectedMode: false,
            textStyle: { color: INK },
          },
        }
      : {}),
    grid: { left: labelWidth + 8, right: 44, top: isMany ? LEGEND : 4, bottom: 44 },
    xAxis: valueAxis(x),
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLabel: { color: INK, width: labelWidth, overflow: 'truncate', interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      triggerEvent: true,
    },
    series: series.map(({ name, color }, index) => ({
      type: 'bar',
      name,
      cursor: bars.some(({ target }) => target !== null) ? 'pointer' : 'default',
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: 16,
      itemStyle: { color },
      label: {
        show: true,
        position: stacked ? 'inside' : 'right',
        color: stacked && index === 0 ? '#fff' : INK,
        fontSize: 11,
        formatter: ({ value }: { value: number | null }) => (value ? String(value) : ''),
      },
      data: bars.map(({ values }) => values[index] ?? null),
    })),
  };
}

/** Bars that lie, in per cent, with a line where budget and final are equal and words of their own behind each. */
export function rates(
  { series, bars }: Bars,
  axis: string,
  saying: (index: number) => string,
): EChartsCoreOption {
  const option = lying({ series, bars }, { x: axis });
  const [one] = option.series as [object];
  return {
    ...option,
    grid: { left: 198, right: 176, top: 4, bottom: 44 },
    series: [
      {
        ...one,
        label: {
          show: true,
          position: 'right',
          distance: 12,
          color: INK,
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => saying(dataIndex),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: INK, type: 'dashed' },
          label: { show: false },
          data: [{ xAxis: 100 }],
        },
      },
    ],
  };
}

export interface Point {
  readonly id: string;
  readonly unit: string | null;
  readonly self: number;
  readonly suggested: number;
}

/** Suggested over self-score, with the line on which both are equal. */
export function scattered(
  points: readonly Point[],
  names: { readonly self: string; readonly suggested: string; readonly equal: string },
): EChartsCoreOption {
  const all = points.flatMap(({ self, suggested }) => [self, suggested]);
  const least = Math.max(0, Math.floor((Math.min(...all) - 2) / 10) * 10);
  const most = Math.max(100, Math.ceil(Math.max(...all) / 10) * 10);
  const axis = (name: string) => ({ ...valueAxis(name), min: least, max: most });
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = points[dataIndex]!;
        return `${point.unit ?? point.id}\n${names.self} ${point.self}\n${names.suggested} ${point.suggested}`;
      },
    },
    grid: { left: 50, right: 24, top: 12, bottom: 46 },
    xAxis: axis(names.self),
    yAxis: { ...axis(names.suggested), nameGap: 32 },
    series: [
      {
        type: 'scatter',
        symbolSize: 9,
        cursor: 'pointer',
        itemStyle: { color: '#1f5a96', opacity: 0.75 },
        data: points.map(({ self, suggested }) => [self, suggested]),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: '#5f6670', type: 'dashed' },
          label: { show: true, position: 'insideEndTop', formatter: names.equal, color: '#5f6670' },
          data: [[{ coord: [least, least] }, { coord: [most, most] }]],
        },
      },
    ],
  };
}
