// Colours and letters of every chart. Red and blue stay apart for every common colour blindness
// (the ends of ColorBrewer's RdBu scale, darkened until white text on them has contrast 4.5 or more).

/** Fill colours, `#rrggbb`. */
export const chartColours = {
  background: '#ffffff',
  stripe: '#f5f7fa',
  grid: '#e1e6ec',
  axis: '#8a95a3',
  ink: '#18212d',
  muted: '#566273',
  raises: '#b8282d',
  lowers: '#1f62ad',
  neutral: '#3d6b8f',
  warning: '#8f5400',
  warningFill: '#fff3df',
} as const;

/** The bundled font first, then what Windows, macOS and Linux have for Korean. */
export const chartFontFamily =
  "'NanumGothic','Nanum Gothic','Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR',sans-serif";
