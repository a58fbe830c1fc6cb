// Predicts and explains in a browser, without a server: casthouse/tabular needs neither Node nor AWS.
//
//   npx esbuild examples/predict-in-browser.mjs --bundle --format=esm --platform=browser --outfile=page.js
import { decodeModelFile, openModel } from 'casthouse/tabular';

/**
 * Opens a model file from an address.
 * @param {string} url
 */
export async function modelFrom(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return openModel(decodeModelFile(new Uint8Array(await response.arrayBuffer())));
}

/**
 * The probability of one reading and what drove it most.
 * @param {import('casthouse/tabular').OpenModel} opened
 * @param {Record<string, number | string | null>} reading
 */
export function predictAndExplain(opened, reading) {
  const { prediction, values } = opened.explainFeatures(reading);
  const strongest = [...opened.model.features.keys()]
    .sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, 3)
    .map((feature) => opened.model.features[feature]?.name);
  const { className, probability, confidence } = prediction;
  return { className, probability, confidence, strongest };
}
