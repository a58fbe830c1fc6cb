import { anyText, integer, row } from './setting-row.js';

/** Databases, documents and videos. */
export const dataSettings = {
  databaseUrl: row({
    variables: ['CASTHOUSE_DATABASE_URL'],
    default: '',
    expected: 'an address such as postgres://USER:PASSWORD@HOST/NAME, mysql://... or data-api:',
    sentence: "Database that questions go to; empty means the workspace's own.",
    parse: anyText,
  }),
  databaseClusterArn: row({
    variables: ['DB_CLUSTER_ARN'],
    default: '',
    expected: 'the ARN of an Aurora cluster',
    sentence:
      'Aurora cluster that questions go to through the RDS Data API when no database address is given.',
    parse: anyText,
  }),
  databaseSecretArn: row({
    variables: ['DB_SECRET_ARN'],
    default: '',
    expected: 'the ARN of a secret with username and password',
    sentence: 'Secret with which the RDS Data API enters that cluster.',
    parse: anyText,
  }),
  databaseName: row({
    variables: ['DB_NAME'],
    default: '',
    expected: 'the name of a database',
    sentence: 'Database of that cluster; empty means the name of the workspace.',
    parse: anyText,
  }),
  catalogue: row({
    variables: ['CASTHOUSE_CATALOGUE'],
    default: '',
    expected: 'a file',
    sentence: "Catalogue file of that database; empty means the workspace's own.",
    parse: anyText,
  }),
  videoLimitBytes: row({
    variables: ['CASTHOUSE_VIDEO_LIMIT_BYTES'],
    default: 2 * 1024 * 1024 * 1024,
    expected: 'bytes, 1024 to 1099511627776',
    sentence: 'Largest video the local server takes.',
    parse: integer(1024, 1_099_511_627_776),
  }),
  knowledgeBaseId: row({
    variables: ['AWS_BEDROCK_KNOWLEDGE_BASE_ID', 'KNOWLEDGE_BASE_ID'],
    default: '',
    expected: 'the id of a Bedrock knowledge base',
    sentence: 'Knowledge base that documents are asked from; empty means the index of documents.',
    parse: anyText,
  }),
  knowledgeBaseModelArn: row({
    variables: ['KNOWLEDGE_BASE_MODEL_ARN'],
    default: '',
    expected: 'an ARN',
    sentence: 'Model with which the knowledge base itself answers; empty means it only retrieves.',
    parse: anyText,
  }),
  documentVectorsUrl: row({
    variables: ['DOCUMENTS_VECTORS_URL'],
    default: '',
    expected: 'postgres://... or data-api:',
    sentence: 'Database with pgvector for the vectors of passages; empty means the index file.',
    parse: anyText,
  }),
  documentsPath: row({
    variables: ['DOCUMENTS_PATH'],
    default: '',
    expected: 'the file documents.index',
    sentence: 'Where a Lambda function finds the index of documents inside its package or image.',
    parse: anyText,
  }),
} as const;
