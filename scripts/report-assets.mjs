// What a bundle that draws PNG charts carries beside its code: the renderer and its fonts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Pairs [absolute path of the file, name it must have beside the bundle]. */
export const reportAssets = [
  ['@resvg/resvg-wasm/index_bg.wasm', 'resvg.wasm'],
  ['@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf', 'font-regular.ttf'],
  ['@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf', 'font-bold.ttf'],
].map(([packaged, name]) => [require.resolve(packaged), name]);
