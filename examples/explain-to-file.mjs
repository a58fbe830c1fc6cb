// Explains one reading with exact SHAP values and writes the waterfall chart as SVG and PNG.
//
//   node examples/explain-to-file.mjs model.casthouse chart '{"Velocity_1":0.2}'
import { readFile, writeFile } from 'node:fs/promises';
import { renderPng, waterfallSvg } from 'casthouse/report';
import { decodeModelFile, openModel } from 'casthouse/tabular';

const [modelFile = 'model.casthouse', chart = 'chart', reading = '{}'] = process.argv.slice(2);

const { model, explainFeatures } = openModel(decodeModelFile(await readFile(modelFile)));
const { prediction, baseValue, values } = explainFeatures(JSON.parse(reading));

const contributions = model.features
  .map(({ name }, feature) => {
    const raw = prediction.raw[feature] ?? Number.NaN;
    return {
      label: name,
      valueText: Number.isNaN(raw) ? '' : String(raw),
      shap: values[feature] ?? 0,
    };
  })
  .sort((a, b) => Math.abs(b.shap) - Math.abs(a.shap));
const [shown, others] = [contributions.slice(0, 8), contributions.slice(8)];
const svg = waterfallSvg({
  language: 'en',
  outcome: prediction.className,
  space: 'log-odds',
  baseValue,
  outputValue: prediction.margin,
  probability: prediction.probability,
  contributions: shown,
  othersShap: others.reduce((sum, { shap }) => sum + shap, 0),
  othersCount: others.length,
});
await writeFile(`${chart}.svg`, svg);
await writeFile(`${chart}.png`, await renderPng(svg));

// The base value and all contributions add up to the margin, the log odds of the probability.
const sum = values.reduce((total, value) => total + value, baseValue);
console.log(
  JSON.stringify({ probability: prediction.probability, margin: prediction.margin, sum }),
);
