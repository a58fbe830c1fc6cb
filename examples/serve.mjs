// Opens the product inside a program of your own: the registry of a folder, its functions, the HTTP server.
//
//   node examples/serve.mjs .casthouse
import { openLocal, startLocalServer } from 'casthouse/functions';
import { readSettings } from 'casthouse/shared';

const [home = '.casthouse'] = process.argv.slice(2);
const settings = { ...readSettings(process.env), home, port: 0 };

const casthouse = await openLocal(settings);
const server = await startLocalServer(casthouse, settings, {
  writeLine: (line) => console.error(line),
});
console.error(`serving ${await casthouse.servedVersion()} at ${server.address}`);

// Over HTTP, as every client would.
const example = casthouse.workspace.examples?.[0]?.features ?? {};
const response = await fetch(`${server.address}/api/predict`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ features: example }),
});
const overHttp = /** @type {import('casthouse/functions').PredictAnswer} */ (await response.json());

// Or without HTTP: the model that serves, opened in this very process.
const { open, version } = await casthouse.servedModel();
const { probability } = open.predictFeatures(example);

console.log(
  JSON.stringify({ version, overHttp: overHttp.prediction.probability, inProcess: probability }),
);
await server.stop();
