import type { ThemeConfig } from 'antd';

/**
 * Dense and quiet. Colours that are used for text stand out from white by 4.5 to 1 at least; nothing moves, since many
 * office machines draw slowly.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5a96',
    colorLink: '#1f5a96',
    colorSuccess: '#2b6e33',
    colorWarning: '#8f5600',
    colorError: '#b3261e',
    colorInfo: '#1f5a96',
    // What antd makes of dark colours is grey.
    colorPrimaryBg: '#e6eff8',
    colorPrimaryBgHover: '#d8e6f3',
    colorInfoBg: '#eef4fa',
    colorInfoBorder: '#b7cde2',
    colorSuccessBg: '#eef6ef',
    colorSuccessBorder: '#b5d3b9',
    colorWarningBg: '#fff8ea',
    colorWarningBorder: '#e6cd9c',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#ecbcb8',
    colorTextPlaceholder: '#767676',
    colorTextDisabled: '#6b7280',
    colorTextTertiary: '#5f6670',
    colorTextDescription: '#5f6670',
    colorBgLayout: '#f4f6f8',
    borderRadius: 3,
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", sans-serif',
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#eef2f6', cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
    Form: { itemMarginBottom: 16 },
  },
};
