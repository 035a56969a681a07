/** Calm colours with enough contrast (WCAG 2.1 AA): a dark ink, one red of seals, and paper. */
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#2b5278',
    colorLink: '#1d5a96',
    colorInfo: '#1d5a96',
    colorInfoBg: '#e6f0fa',
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#2e6b34',
    // Derived from the dark colours above these would be too dark to read them on.
    colorErrorBg: '#fdeceb',
    colorWarningBg: '#fff3d6',
    colorSuccessBg: '#e7f2e8',
    colorTextSecondary: '#4a4f57',
    colorTextTertiary: '#5a6069',
    colorTextDescription: '#4a4f57',
    colorTextPlaceholder: '#636a74',
    colorTextDisabled: '#6b7280',
    colorBgLayout: '#f6f5f1',
    borderRadius: 4,
    fontSizeHeading1: 26,
    fontSizeHeading2: 19,
    fontSizeHeading3: 16,
    lineHeightHeading1: 1.3,
    fontFamily:
      "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans', sans-serif",
    motion: false,
  },
  components: {
    Layout: { headerBg: '#22303f', headerHeight: 52, headerPadding: '0 16px' },
  },
};
