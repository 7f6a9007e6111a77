import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  BarChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export interface ChartProps {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** What the picture is, for those who cannot see it; the table beside it says the rest. */
  readonly label: string;
  /** The bar or point of this index was chosen. */
  readonly onChoose: (index: number) => void;
}

/** A picture. In a chunk of its own: whoever does not look at charts does not load them. */
export function Chart({ option, height, label, onChoose }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const made = init(place.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex, componentType }) => {
      if (componentType === 'series' || componentType === 'yAxis') choose.current(dataIndex as number);
    });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.resize({ height });
    chart.current?.setOption(option, { notMerge: true });
  }, [option, height]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
