import type { Turn } from '../pages/page-content.js';
import type { PreparedPage } from './scan-page.js';

/** The page the other way up. */
export function turnHalf(page: PreparedPage): PreparedPage {
  const { raster, rules, turn } = page;
  const turned: Record<Turn, Turn> = { 0: 180, 90: 270, 180: 0, 270: 90 };
  return {
    ...page,
    raster: { ...raster, data: raster.data.slice().reverse() },
    rules: rules.map(({ horizontal, at, from, to }) => {
      const [across, along] = horizontal ? [raster.height, raster.width] : [raster.width, raster.height];
      return { horizontal, at: across - at, from: along - to, to: along - from };
    }),
    turn: turned[turn],
  };
}
