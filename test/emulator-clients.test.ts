// boto3 and the AWS CLI, as installed, against the emulator. Older versions lack some operations; what they know is tested.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataApiDatabase, type Emulator, startEmulator } from '../src/emulator/index.js';

const run = promisify(execFile);
const region = 'ap-northeast-2';
const resourceArn = `arn:aws:rds:${region}:123456789012:cluster:factory`;
const secretArn = `arn:aws:secretsmanager:${region}:123456789012:secret:factory-abc`;
const accessKeyId = 'AKIDEMULATOR';
const secretAccessKey = 'emulator/Secret+Key';

/** Answers what it was asked with: enough to see that a statement and its parameters came through. */
const echoDatabase: DataApiDatabase = {
  dialect: 'mysql',
  open: async () => ({
    run: async ({ texts, values }) => ({
      columns: ['sql', 'values'].map((label) => ({
        label,
        kind: 'string',
        name: label,
        tableName: '',
        schemaName: '',
        typeName: 'VARCHAR',
        typeCode: 12,
        nullable: 1,
        precision: 0,
        scale: 0,
        isSigned: false,
        isAutoIncrement: false,
        isCaseSensitive: false,
      })),
      rows: [[texts.join('?'), values.map(({ type, value }) => `${type}=${value}`).join(' ')]],
      updated: 0,
      generatedId: null,
    }),
    cancel: async () => {},
    close: async () => {},
  }),
};

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casthouse-clients-'));
  emulator = await startEmulator({
    database: echoDatabase,
    lambda: { greet: (event) => ({ hello: event }) },
    // The signatures of all real clients are verified on the way.
    verifySignatures: { accessKeyId, secretAccessKey },
    script: {
      rules: [
        { name: 'busy', when: { prompt: 'too often' }, fault: { kind: 'throttle' } },
        {
          when: { operation: ['Converse', 'ConverseStream'] },
          answer: { chunks: ['안녕', ' 하세요'] },
        },
        {
          when: { service: 'sagemaker-runtime' },
          answer: { text: '가나다', format: 'raw', chunkBytes: [2, 3] },
        },
        {
          when: { operation: 'InvokeModelWithResponseStream' },
          answer: { chunks: ['스', '트림'] },
        },
      ],
      knowledgeBases: {
        KB12345678: {
          passages: [{ text: '기공은 금형이 차가우면 생긴다', uri: 's3://docs/a.md' }],
        },
      },
    },
  });
});
afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  PATH: process.env.PATH,
  HOME: folder,
  LANG: 'C.UTF-8',
  PYTHONUTF8: '1',
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_DEFAULT_REGION: region,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  PYENV_ROOT: process.env.PYENV_ROOT,
  PYENV_VERSION: process.env.PYENV_VERSION,
});

/**
 * The first of the programs for which the arguments succeed; null with the reason printed. What the continuous
 * integration installs may not be absent there.
 */
async function firstThatRuns(
  programs: readonly string[],
  args: readonly string[],
  what: string,
  installedInCi: boolean,
) {
  for (const program of programs) {
    const works = await run(program, [...args]).then(
      () => true,
      () => false,
    );
    if (works) return program;
  }
  if (process.env.CI && installedInCi) throw new Error(`${what} must be installed where this runs`);
  console.warn(`skipped: ${what} is not installed`);
  return null;
}

const python = await firstThatRuns(
  ['python3', '/usr/bin/python3'],
  ['-c', 'import boto3'],
  'boto3',
  true,
);
const aws = await firstThatRuns(['aws', '/usr/bin/aws'], ['--version'], 'the AWS CLI', true);

/** Calls everything the installed version knows; one JSON object of results by operation. */
const botoProgram = `
import boto3, botocore, json, sys
from botocore.config import Config
url = sys.argv[1]
def client(name):
    return boto3.client(name, endpoint_url=url, config=Config(retries={'max_attempts': 0}))
out = {'version': botocore.__version__}
def known(name):
    return name in boto3.session.Session().get_available_services()
def error(call):
    try:
        call()
    except botocore.exceptions.ClientError as e:
        return [e.response['Error']['Code'], e.response['Error']['Message'], e.response['ResponseMetadata']['HTTPStatusCode']]

if known('bedrock-runtime'):
    b = client('bedrock-runtime')
    body = json.dumps({'anthropic_version': 'bedrock-2023-05-31', 'max_tokens': 9, 'messages': [{'role': 'user', 'content': 'hi'}]})
    out['InvokeModel'] = json.loads(b.invoke_model(modelId='anthropic.claude', body=body)['body'].read())['content'][0]['text']
    stream = b.invoke_model_with_response_stream(modelId='anthropic.claude', body=body)['body']
    events = [json.loads(e['chunk']['bytes']) for e in stream]
    out['InvokeModelWithResponseStream'] = ''.join(e['delta'].get('text', '') for e in events if e['type'] == 'content_block_delta')
    if hasattr(b, 'converse'):
        ask = dict(modelId='apac.anthropic.claude', messages=[{'role': 'user', 'content': [{'text': 'hi'}]}])
        out['Converse'] = b.converse(**ask)['output']['message']['content'][0]['text']
        events = list(b.converse_stream(**ask)['stream'])
        out['ConverseStream'] = [next(iter(e)) for e in events]
        busy = dict(ask, messages=[{'role': 'user', 'content': [{'text': 'too often'}]}])
        out['throttle'] = error(lambda: b.converse(**busy))

s = client('sagemaker-runtime')
out['InvokeEndpoint'] = s.invoke_endpoint(EndpointName='llm', Body=b'{"inputs": "x"}')['Body'].read().decode()
if hasattr(s, 'invoke_endpoint_with_response_stream'):
    parts = [e['PayloadPart']['Bytes'] for e in s.invoke_endpoint_with_response_stream(EndpointName='llm', Body=b'{}')['Body']]
    out['InvokeEndpointWithResponseStream'] = [[len(p) for p in parts], b''.join(parts).decode()]

l = client('lambda')
r = l.invoke(FunctionName='greet', Payload=b'{"a": 1}', LogType='Tail')
out['Invoke'] = [json.load(r['Payload']), r['StatusCode'], r['ExecutedVersion'], bool(r['LogResult'])]
out['missing'] = error(lambda: l.invoke(FunctionName='absent'))
if hasattr(l, 'invoke_with_response_stream'):
    events = list(l.invoke_with_response_stream(FunctionName='greet', Payload=b'{}')['EventStream'])
    out['InvokeWithResponseStream'] = [next(iter(e)) for e in events]

d = client('rds-data')
arns = dict(resourceArn=sys.argv[2], secretArn=sys.argv[3])
r = d.execute_statement(sql='SELECT :이름x, :n', parameters=[{'name': 'n', 'value': {'longValue': 7}}], includeResultMetadata=True, **arns)
out['ExecuteStatement'] = [[f['stringValue'] for f in r['records'][0]], [c['label'] for c in r['columnMetadata']]]
t = d.begin_transaction(**arns)['transactionId']
out['CommitTransaction'] = d.commit_transaction(transactionId=t, **arns)['transactionStatus']
out['notFound'] = error(lambda: d.rollback_transaction(transactionId=t, **arns))

if known('bedrock-agent-runtime'):
    k = client('bedrock-agent-runtime')
    r = k.retrieve(knowledgeBaseId='KB12345678', retrievalQuery={'text': '기공은 왜?'})
    out['Retrieve'] = [x['location']['s3Location']['uri'] for x in r['retrievalResults']]
print(json.dumps(out))
`;

const curl = await firstThatRuns(['curl'], ['--version'], 'curl', false);

describe.skipIf(curl === null).concurrent('curl', () => {
  it.each([
    ['HTTP/1.1', []],
    ['HTTP/2', ['--http2-prior-knowledge']],
  ])('converses over %s with a signature of its own', async (protocol, flags) => {
    const { stdout } = await run(curl!, [
      '--silent',
      ...flags,
      ...[
        '--aws-sigv4',
        `aws:amz:${region}:bedrock`,
        '--user',
        `${accessKeyId}:${secretAccessKey}`,
      ],
      ...['--header', 'content-type: application/json'],
      ...['--data', '{"messages":[{"role":"user","content":[{"text":"hi"}]}]}'],
      `${emulator.url}/model/model-of-curl-${protocol.replace('/', '-')}/converse`,
    ]);
    expect(JSON.parse(stdout).output.message.content[0].text).toBe('안녕 하세요');
    const asked = emulator.requests.find((one) => one.target.endsWith(protocol.replace('/', '-')));
    expect(asked).toMatchObject({ protocol, status: 200, headers: { authorization: '[removed]' } });
  });
});

describe.skipIf(python === null)('boto3', () => {
  it('calls every operation it knows', async () => {
    const { stdout } = await run(
      python!,
      ['-c', botoProgram, emulator.url, resourceArn, secretArn],
      {
        env: environment(),
      },
    );
    const results: Record<string, unknown> = JSON.parse(stdout);
    const expected: Record<string, unknown> = {
      InvokeModel: expect.stringContaining('[emulator]'),
      InvokeModelWithResponseStream: '스트림',
      Converse: '안녕 하세요',
      ConverseStream: [
        'messageStart',
        'contentBlockDelta',
        'contentBlockDelta',
        'contentBlockStop',
        'messageStop',
        'metadata',
      ],
      throttle: ['ThrottlingException', expect.any(String), 429],
      InvokeEndpoint: '가나다',
      InvokeEndpointWithResponseStream: [[2, 3, 2, 2], '가나다'],
      Invoke: [{ hello: { a: 1 } }, 200, '$LATEST', true],
      missing: ['ResourceNotFoundException', expect.stringContaining('Function not found'), 404],
      InvokeWithResponseStream: ['PayloadChunk', 'InvokeComplete'],
      ExecuteStatement: [
        ['SELECT :이름x, ?', 'long=7'],
        ['sql', 'values'],
      ],
      CommitTransaction: 'Transaction Committed',
      notFound: ['TransactionNotFoundException', expect.stringContaining('is not found'), 404],
      Retrieve: ['s3://docs/a.md'],
    };
    const { version, ...called } = results;
    console.info(`botocore ${version}: ${Object.keys(called).join(', ')}`);
    for (const [operation, result] of Object.entries(called))
      expect({ [operation]: result }).toEqual({ [operation]: expected[operation] });
    // Whatever the age of the client, these are always there.
    for (const operation of [
      'InvokeEndpoint',
      'Invoke',
      'missing',
      'ExecuteStatement',
      'CommitTransaction',
    ])
      expect(Object.keys(called)).toContain(operation);
  });
});

describe.skipIf(aws === null).concurrent('AWS CLI', () => {
  const call = (args: readonly string[]) =>
    run(aws!, [...args, '--endpoint-url', emulator.url, '--output', 'json'], {
      env: { ...environment(), AWS_MAX_ATTEMPTS: '1' },
    });
  /** The parsed answer, or null with the reason printed when this version has no such command. */
  const cli = async (...args: readonly string[]) => {
    try {
      const { stdout } = await call(args);
      return stdout.trim() === '' ? {} : JSON.parse(stdout);
    } catch (error) {
      if (!/Invalid choice/i.test(String(Object(error).stderr))) throw error;
      console.warn(`skipped: this AWS CLI is too old for ${args.slice(0, 2).join(' ')}`);
      return null;
    }
  };
  /** A file for a blob parameter: version 1 takes text there and version 2 base64, a file means the same to both. */
  const blob = async (name: string, text: string) => {
    await writeFile(path.join(folder, name), text);
    return `fileb://${path.join(folder, name)}`;
  };

  it('invokes a function', async () => {
    const file = path.join(folder, 'lambda-out.json');
    const payload = await blob('lambda-in.json', '{"질문":1}');
    const answer = await cli(
      'lambda',
      'invoke',
      '--function-name',
      'greet',
      '--payload',
      payload,
      file,
    );
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ hello: { 질문: 1 } });
  });

  it('invokes an endpoint', async () => {
    const file = path.join(folder, 'endpoint-out.txt');
    const body = await blob('endpoint-in.json', '{"inputs":"x"}');
    await cli(
      'sagemaker-runtime',
      'invoke-endpoint',
      '--endpoint-name',
      'llm',
      '--body',
      body,
      file,
    );
    expect(await readFile(file, 'utf8')).toBe('가나다');
  });

  it('executes a statement', async () => {
    const parameters = JSON.stringify([{ name: 'n', value: { longValue: 7 } }]);
    const arns = ['--resource-arn', resourceArn, '--secret-arn', secretArn];
    const statement = ['--sql', 'SELECT :n', '--parameters', parameters];
    const answer = await cli('rds-data', 'execute-statement', ...arns, ...statement);
    expect(answer.records[0][1]).toEqual({ stringValue: 'long=7' });
  });

  it('converses', async () => {
    const messages = '[{"role":"user","content":[{"text":"안녕"}]}]';
    const ask = ['--model-id', 'apac.anthropic.claude', '--messages', messages];
    const answer = await cli('bedrock-runtime', 'converse', ...ask);
    if (answer === null) return; // the reason is printed: Debian's client predates this operation
    expect(answer.output.message.content[0].text).toBe('안녕 하세요');
  });

  it('retrieves', async () => {
    const query = ['--knowledge-base-id', 'KB12345678', '--retrieval-query', '{"text":"기공"}'];
    const answer = await cli('bedrock-agent-runtime', 'retrieve', ...query);
    if (answer === null) return; // the reason is printed: Debian's client predates this operation
    expect(answer.retrievalResults[0].location.s3Location.uri).toBe('s3://docs/a.md');
  });

  it('shows a modeled error as it shows those of AWS', async () => {
    const failure = await call([
      'lambda',
      'invoke',
      '--function-name',
      'absent',
      '/dev/null',
    ]).catch((error) => error);
    expect(failure.stderr).toMatch(
      /An error occurred \(ResourceNotFoundException\) when calling the Invoke operation( \(reached max retries: 0\))?: Function not found: arn:aws:lambda:ap-northeast-2:/,
    );
  });
});
