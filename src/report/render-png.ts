import { problem } from '../shared/index.js';
import type { ReportAssets } from './report-assets.js';

/** How a chart becomes pixels. */
export interface RenderPngOptions {
  /** Pixels per SVG unit, 0.1..4, default 2 (sharp on dense screens and in print). */
  readonly scale?: number;
  /** The renderer's module and the fonts; default those installed with Casthouse, read from disk once. */
  readonly assets?: ReportAssets;
}

/**
 * The SVG document as PNG bytes. The renderer and the fonts are loaded at the first call and kept.
 * Text is drawn in Nanum Gothic: every Hangul syllable, Latin and common signs, no Chinese characters.
 * Fails with `report.not-drawable` for what is no SVG, `report.asset-missing` without renderer or fonts.
 */
export async function renderPng(svg: string, options: RenderPngOptions = {}): Promise<Uint8Array> {
  const { Resvg, fonts } = await renderer(options.assets);
  const zoom = Math.min(4, Math.max(0.1, options.scale ?? 2));
  try {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: zoom },
      background: '#ffffff',
      font: { fontBuffers: [...fonts], defaultFontFamily: fontFamily, sansSerifFamily: fontFamily },
    });
    try {
      const image = drawing.render();
      try {
        return image.asPng();
      } finally {
        image.free();
      }
    } finally {
      drawing.free();
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('report.not-drawable', { detail }, cause);
  }
}

const fontFamily = 'NanumGothic';

type Renderer = Pick<typeof import('@resvg/resvg-wasm'), 'Resvg'> & Pick<ReportAssets, 'fonts'>;
let ready: Promise<Renderer> | null = null;

/** The module can be initialised once per process, so the first caller's assets stay. A failure is not kept. */
function renderer(assets: ReportAssets | undefined): Promise<Renderer> {
  ready ??= load(assets).catch((failure) => {
    ready = null;
    throw failure;
  });
  return ready;
}

async function load(given: ReportAssets | undefined): Promise<Renderer> {
  const [{ initWasm, Resvg }, assets] = await Promise.all([
    import('@resvg/resvg-wasm'),
    given ?? import('./report-assets.js').then(({ readReportAssets }) => readReportAssets()),
  ]);
  // A copy, because the bytes of a file may be a window on a larger shared buffer.
  await initWasm(Uint8Array.from(assets.wasm));
  return { Resvg, fonts: assets.fonts };
}
