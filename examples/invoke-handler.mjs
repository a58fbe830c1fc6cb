// Calls the bundled Lambda handler as AWS does, once with every event shape; needs no account and no network.
//
//   MODEL_PATH=.casthouse/registry node examples/invoke-handler.mjs dist/lambda/predict '{"Velocity_1":0.144}'
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle = 'dist/lambda/predict', reading = '{}'] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(path.resolve(bundle, 'index.mjs')).href);

const input = { features: JSON.parse(reading) };
const json = JSON.stringify(input);
const events = {
  direct: input,
  directBody: { body: input },
  directText: { body: json },
  apiGatewayRest: {
    httpMethod: 'POST',
    path: '/predict',
    requestContext: { stage: 'prod' },
    body: json,
    isBase64Encoded: false,
  },
  functionUrl: {
    version: '2.0',
    rawPath: '/',
    requestContext: { http: { method: 'POST', path: '/' } },
    body: Buffer.from(json).toString('base64'),
    isBase64Encoded: true,
  },
};

for (const [shape, event] of Object.entries(events)) {
  const context = {
    awsRequestId: `request-${shape}`,
    functionName: 'diecasting-predict-t1',
    getRemainingTimeInMillis: () => 30_000,
  };
  // A direct invocation gets the bare answer, an HTTP event one with status, headers and body.
  const answer = await handler(event, context);
  const { prediction, model_version } = answer.statusCode ? JSON.parse(answer.body) : answer;
  // The handler logs to stdout, as Lambda collects it; what we found goes to stderr.
  console.error(JSON.stringify({ shape, status: answer.statusCode, model_version, prediction }));
}
