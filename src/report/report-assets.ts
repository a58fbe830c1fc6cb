// Node only: where the renderer and the letters of the charts lie on disk.
import { problem } from '../shared/index.js';

/** Absolute paths of what drawing a PNG needs. */
export interface ReportAssetPaths {
  /** The resvg WebAssembly module. */
  readonly wasm: string;
  /** TrueType fonts: Nanum Gothic regular and bold, all 11,172 Hangul syllables and Latin. */
  readonly fonts: readonly string[];
}

/** The bytes behind the paths. */
export interface ReportAssets {
  readonly wasm: Uint8Array;
  readonly fonts: readonly Uint8Array[];
}

/**
 * Looks beside this file first (a bundle carries `resvg.wasm`, `font-regular.ttf`, `font-bold.ttf`),
 * then in the installed packages. Fails with `report.asset-missing`.
 */
export async function reportAssets(): Promise<ReportAssetPaths> {
  const [{ existsSync }, { createRequire }, { fileURLToPath }] = await Promise.all([
    import('node:fs'),
    import('node:module'),
    import('node:url'),
  ]);
  const locate = (asset: { readonly beside: string; readonly packaged: string }) => {
    const beside = fileURLToPath(new URL(`./${asset.beside}`, import.meta.url));
    if (existsSync(beside)) return beside;
    try {
      return createRequire(import.meta.url).resolve(asset.packaged);
    } catch (cause) {
      const lookedIn = [beside, asset.packaged];
      throw problem('report.asset-missing', { asset: asset.beside, lookedIn }, cause);
    }
  };
  return { wasm: locate(wasm), fonts: fonts.map(locate) };
}

/** Reads the assets from disk; about 6.5 MB. */
export async function readReportAssets(): Promise<ReportAssets> {
  const [paths, { readFile }] = await Promise.all([reportAssets(), import('node:fs/promises')]);
  const [module, ...letters] = await Promise.all(
    [paths.wasm, ...paths.fonts].map((path) => readFile(path)),
  );
  return { wasm: module!, fonts: letters };
}

// The same names stand in scripts/report-assets.mjs, which copies them beside a bundle; a test compares the two.
const wasm = { beside: 'resvg.wasm', packaged: '@resvg/resvg-wasm/index_bg.wasm' };
const fonts = [
  {
    beside: 'font-regular.ttf',
    packaged: '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
  },
  {
    beside: 'font-bold.ttf',
    packaged: '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
  },
];
