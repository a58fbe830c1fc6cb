// Trains on a CSV file and predicts rows of it, with nothing but casthouse/tabular: no server, no registry.
//
//   node examples/train-and-predict.mjs line.csv Defects
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { encodeModelFile, openModel, readCsv, trainModel } from 'casthouse/tabular';

const [file = 'line.csv', labelPrefix = 'Defects', modelFile] = process.argv.slice(2);

const { frame } = await readCsv(createReadStream(file));
const { model, notices } = trainModel(frame, {
  name: 'my-line',
  // A row is a defect when any column whose name starts so is above 0; { column: 'verdict' } reads one column.
  label: { anyPrefix: labelPrefix },
  seed: 42,
  learnerOptions: { rounds: 150, maxDepth: 4 },
  provenance: {
    createdAt: new Date().toISOString(),
    dataHash: '',
    dataName: file,
    casthouseVersion: '',
  },
});
for (const { message } of notices) console.error(`note: ${message}`);

// The first result is the honest one: identical rows never stand on both sides of the split.
for (const { protocol, metrics } of model.results)
  console.error(`${protocol}: F1 ${metrics.f1.toFixed(3)}, ROC-AUC ${metrics.rocAuc.toFixed(3)}`);

// A column may be named with or without its header group; what is left out is filled in and said in the warnings.
const names = model.features.map(({ name }) => name);
const line = openModel(model);
for (const row of [0, 1, 2]) {
  const reading = Object.fromEntries(
    frame.columns.flatMap((column) =>
      names.includes(column.name) && column.kind === 'number'
        ? [[column.name, column.values[row]]]
        : [],
    ),
  );
  const { className, probability, confidence, warnings } = line.predictFeatures(reading);
  console.log(JSON.stringify({ row, className, probability, confidence, warnings }));
}

// One file holds everything serving needs; `decodeModelFile` reads it, here or in a browser.
if (modelFile !== undefined) await writeFile(modelFile, encodeModelFile(model));
