import { anyText, row } from './setting-row.js';

/** The model that is served. */
export const modelSettings = {
  registry: row({
    variables: ['CASTHOUSE_REGISTRY'],
    default: '',
    expected: 'a folder',
    sentence:
      'Folder of the model registry; empty means the folder "registry" inside the home folder.',
    parse: anyText,
  }),
  model: row({
    variables: ['CASTHOUSE_MODEL'],
    default: '',
    expected: 'NAME, NAME@VERSION or NAME@ALIAS',
    sentence: 'Model that the functions serve; empty means the one named after the workspace.',
    parse: anyText,
  }),
  modelPath: row({
    variables: ['MODEL_PATH'],
    default: '',
    expected: 'a folder that holds a registry, or a model file',
    sentence: 'Where a Lambda function finds its model inside its own package or image.',
    parse: anyText,
  }),
  modelVersion: row({
    variables: ['MODEL_VERSION'],
    default: '',
    expected: 'a version such as v2 or 2, or an alias such as champion',
    sentence: 'Version or alias of the model that the functions serve; empty means champion.',
    parse: anyText,
  }),
  bucket: row({
    variables: ['BUCKET_NAME'],
    default: '',
    expected: 'the name of an S3 bucket',
    sentence: 'Bucket that holds the registry and takes the charts; empty means local folders.',
    parse: anyText,
  }),
} as const;
