import { theme as antdTheme, type ThemeConfig } from 'antd';

/** Colours that mean something, in one place. Contrast on their ground is at least 4.5 : 1 in both themes. */
export const linliColors = {
  primary: '#0F6B78',
  danger: '#C0392B',
  warning: '#B7791F',
  success: '#2F7D4F',
  text: '#1D2329',
  textSecondary: '#5B6570',
  line: '#E4E8EB',
  ground: '#F5F7F8',
} as const;

const dark = {
  primary: '#4FB3C1',
  danger: '#FF9A90',
  warning: '#D9A54A',
  success: '#6BBF8C',
  text: '#E6EAED',
  textSecondary: '#A3ADB6',
  line: '#2C343B',
  ground: '#14181C',
} as const;

/** The look of the platform as an antd theme; for fingers the controls are higher, and nothing moves for who wants it still. */
export function linliTheme(darkMode = false, touch = false, still = false): ThemeConfig {
  const color = darkMode ? dark : linliColors;
  return {
    algorithm: darkMode ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'linli' },
    hashed: false,
    token: {
      motion: !still,
      colorPrimary: color.primary,
      // antd's own ramp turns grey for a colour this dark.
      ...(darkMode
        ? {}
        : {
            colorPrimaryBg: '#EAF3F4',
            colorPrimaryBgHover: '#D8EAEC',
            colorPrimaryBorder: '#A6CDD2',
            colorPrimaryBorderHover: '#6FAEB6',
            colorPrimaryHover: '#14808F',
            colorPrimaryActive: '#0A515B',
            colorPrimaryTextHover: '#14808F',
            colorPrimaryTextActive: '#0A515B',
            colorInfoBg: '#EAF3F4',
            colorInfoBorder: '#A6CDD2',
            colorLinkHover: '#14808F',
            colorLinkActive: '#0A515B',
            colorErrorBg: '#FCF0EE',
            colorErrorBorder: '#EDBBB5',
            colorWarningBg: '#FDF6E7',
            colorWarningBorder: '#EBD09A',
            colorSuccessBg: '#EDF6F0',
            colorSuccessBorder: '#A9D1B8',
            controlItemBgActive: '#EAF3F4',
            controlItemBgActiveHover: '#D8EAEC',
          }),
      colorInfo: color.primary,
      colorLink: color.primary,
      colorError: color.danger,
      colorWarning: color.warning,
      colorSuccess: color.success,
      colorTextBase: color.text,
      colorText: color.text,
      colorTextSecondary: color.textSecondary,
      colorTextTertiary: darkMode ? '#8E99A3' : '#5F6A74',
      colorTextDescription: color.textSecondary,
      colorTextPlaceholder: darkMode ? '#7F8A94' : '#66717B',
      colorBorder: darkMode ? '#3B454D' : '#CDD4D9',
      colorBorderSecondary: color.line,
      colorSplit: color.line,
      colorBgLayout: color.ground,
      borderRadius: 6,
      controlHeight: touch ? 40 : 32,
      fontSize: 14,
      lineHeight: 22 / 14,
      fontFamily:
        '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", -apple-system, "Segoe UI", sans-serif',
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      motionDurationFast: '0.1s',
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: darkMode ? '#1A2025' : '#FAFBFC',
        headerColor: color.textSecondary,
        headerSplitColor: 'transparent',
        headerSortActiveBg: darkMode ? '#1A2025' : '#FAFBFC',
        headerSortHoverBg: darkMode ? '#20272D' : '#F0F3F5',
        bodySortBg: 'transparent',
        headerBorderRadius: 0,
        cellPaddingBlockMD: 10,
        cellPaddingInlineMD: 16,
        rowHoverBg: darkMode ? '#1E262C' : '#F3F8F9',
      },
      Tabs: { horizontalItemGutter: 24, titleFontSize: 14, horizontalMargin: '0' },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: color.text },
      Button: {
        primaryColor: darkMode ? '#06181B' : '#FFFFFF',
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Drawer: { paddingLG: 24 },
    },
  };
}
