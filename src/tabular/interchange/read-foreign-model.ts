import { problem } from '../../shared/index.js';
import { unsupported } from './file-facts.js';
import type { ForeignModel } from './foreign-model.js';
import { readOnnx } from './read-onnx.js';
import { readXgboost } from './read-xgboost.js';
import { twoScores } from './two-scores.js';

// No text is longer in V8.
const mostBytes = 500_000_000;

/**
 * Reads a model that another library wrote, XGBoost's JSON or ONNX, told apart by its first bytes. Throws
 * `interchange.unknown-format`, `interchange.damaged`, `interchange.unsupported`.
 */
export function readForeignModel(bytes: Uint8Array): ForeignModel {
  const foreign = readAny(bytes);
  const [first, second] = foreign.ensembles;
  const isPair = foreign.ensembles.length === 2 && first!.objective === 'softmax';
  return isPair ? { ...foreign, ensembles: [twoScores(first!, second!)] } : foreign;
}

function readAny(bytes: Uint8Array): ForeignModel {
  if (bytes.length > mostBytes)
    throw unsupported('the file', `${Math.ceil(bytes.length / 1e6)} MB`, 'files of up to 500 MB');
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart();
  // XGBoost's binary JSON goes on with the length of a name.
  if (/^\{[LilIU#$]/.test(start))
    throw unsupported('the file', "XGBoost's binary JSON (UBJ)", "save_model('model.json')");
  if (start.startsWith('{')) return readXgboost(new TextDecoder().decode(bytes));
  // The first field of an ONNX model is its ir_version (1), a whole number, or what follows it.
  const [first = 0, second = 0] = bytes;
  const isOnnx =
    (first === 0x08 && second < 0x80) || first === 0x12 || first === 0x3a || first === 0x42;
  if (isOnnx) return readOnnx(bytes);
  throw problem('interchange.unknown-format', { firstBytes: start.slice(0, 20) });
}
