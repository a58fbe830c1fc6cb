import { describe, expect, test } from 'vitest';
import { echoFunction } from '../../../test/support/echo-function.js';
import { systemClock } from '../../shared/index.js';
import { type BufferedHandlerProps, bufferedHandler, type HttpAnswer } from './lambda-buffered.js';

const context = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'test-echo',
  getRemainingTimeInMillis: () => 30_000,
};

function handler(changes: Partial<BufferedHandlerProps> = {}, lines: string[] = []) {
  return bufferedHandler(async () => echoFunction(), {
    clock: systemClock,
    logLevel: 'INFO',
    writeLine: (line) => lines.push(line),
    ...changes,
  });
}

/** The Error a call failed with. */
async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('expected an Error');
}

const input = { text: '야 안녕?' };
const json = JSON.stringify(input);
const base64 = Buffer.from(json).toString('base64');

// Shapes after the events in the AWS Lambda developer guide, shortened to what identifies them.
const v1 = {
  resource: '/echo',
  path: '/echo',
  httpMethod: 'POST',
  headers: { 'Content-Type': 'application/json' },
  requestContext: { requestId: 'x', stage: 'prod', identity: { sourceIp: '1.2.3.4' } },
  isBase64Encoded: false,
};
const v2 = {
  version: '2.0',
  routeKey: '$default',
  rawPath: '/echo',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST', path: '/echo' }, requestId: 'x' },
  isBase64Encoded: false,
};
const functionUrl = {
  ...v2,
  requestContext: { ...v2.requestContext, domainName: 'abc.lambda-url.us-east-1.on.aws' },
};
const loadBalancer = {
  httpMethod: 'POST',
  path: '/echo',
  requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:x' } },
  isBase64Encoded: false,
};

describe('direct invocation', () => {
  test.each([
    ['the input itself', input],
    ['body as an object', { body: input }],
    ['body as JSON text', { body: json }],
    ['body in body', { body: { body: input } }],
    ['text in text', { body: JSON.stringify({ body: json }) }],
    ['base64', { body: base64, isBase64Encoded: true }],
    ['a byte order mark', { body: `\uFEFF${json}` }],
    ['an envelope with other fields', { headers: {}, body: json, requestContext: null }],
  ])('answers the bare result to %s', async (_, event) => {
    expect(await handler()(event, context)).toEqual({ text: '야 안녕?', called: 'test-echo' });
  });

  test('throws an Error named after the problem, with the fix in its message', async () => {
    const error = await failureOf(handler()({ texd: 'x' }, context));
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('input.unknown-option');
    expect(error.message).toBe('unknown option "texd"; did you mean "text"?');
    expect(error.stack).toContain('read-fields');
  });

  test.each([
    ['an unfinished text', { body: '{"text":' }, 'input.not-json'],
    ['a text that is no JSON', { body: 'features=1' }, 'input.not-json'],
    ['broken base64', { body: '{"text":1}', isBase64Encoded: true }, 'input.invalid'],
    ['bytes that are not UTF-8', { body: '/////w==', isBase64Encoded: true }, 'input.not-json'],
    ['a list', [1, 2], 'input.invalid'],
    ['a number', 12, 'input.invalid'],
    ['nothing', null, 'input.invalid'],
    ['a field of another type', { text: 12 }, 'input.invalid'],
    ['10 MB of text', { body: JSON.stringify({ text: 'x'.repeat(1e7) }) }, 'input.too-large'],
    ['10 MB in base64', { body: 'A'.repeat(13_333_336), isBase64Encoded: true }, 'input.too-large'],
  ])('refuses %s', async (_, event, code) => {
    const error = await failureOf(handler()(event, context));
    expect(error.name).toBe(code);
  });

  test('a JSON key that JavaScript gives a meaning is only an unknown name', async () => {
    const error = await failureOf(handler()({ body: '{"__proto__":{"text":"x"}}' }, context));
    expect(error.name).toBe('input.unknown-option');
  });
});

describe('HTTP-shaped events', () => {
  const shapes: readonly (readonly [string, object])[] = [
    ['API Gateway v1', v1],
    ['API Gateway v2', v2],
    ['function URL', functionUrl],
    ['load balancer', loadBalancer],
  ];

  test.each(shapes)('%s: answers status, headers and body', async (_, shape) => {
    for (const sent of [
      { body: json },
      { body: base64, isBase64Encoded: true },
      { body: JSON.stringify({ body: input }) },
    ]) {
      const answer = (await handler()({ ...shape, ...sent }, context)) as HttpAnswer;
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.isBase64Encoded).toBe(false);
      expect(JSON.parse(answer.body)).toEqual({ text: '야 안녕?', called: 'test-echo' });
    }
  });

  test.each(shapes)('%s: answers failures with the error body', async (_, shape) => {
    const answer = (await handler()(
      { ...shape, body: '{"text":"refuse"}' },
      context,
    )) as HttpAnswer;
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({
      error: {
        code: 'input.bad-row',
        message: 'row 3: no echo',
        fix: 'shout',
        retryable: false,
        request_id: context.awsRequestId,
      },
    });
  });

  test.each(shapes)('%s: no body counts as an empty object', async (_, shape) => {
    const answer = (await handler()({ ...shape, body: null }, context)) as HttpAnswer;
    expect(JSON.parse(answer.body)).toEqual({ text: '', called: 'test-echo' });
  });

  test('hides what went wrong inside behind a code, and logs it', async () => {
    const lines: string[] = [];
    const event = { ...v2, body: '{"text":"crash"}' };
    const answer = (await handler({}, lines)(event, context)) as HttpAnswer;
    expect(answer.statusCode).toBe(500);
    expect(JSON.parse(answer.body).error.code).toBe('internal.unexpected');
    const logged = lines.map((line) => JSON.parse(line)).find(({ level }) => level === 'ERROR');
    expect(logged.trace).toContain('echo-function');
  });

  test('refuses another method', async () => {
    const event = { ...v1, httpMethod: 'GET' };
    expect(((await handler()(event, context)) as HttpAnswer).statusCode).toBe(405);
  });

  test('CORS headers only when an origin is set, OPTIONS without opening the function', async () => {
    const plain = (await handler()({ ...v1, body: json }, context)) as HttpAnswer;
    expect(Object.keys(plain.headers).join()).not.toContain('access-control');
    const never = bufferedHandler(() => Promise.reject(new Error('opened')), {
      clock: systemClock,
      logLevel: 'ERROR',
      writeLine: () => {},
      corsOrigin: 'https://other.example, https://console.example/',
    });
    const askedBy = async (headers: Record<string, string>) =>
      (await never({ ...v1, httpMethod: 'OPTIONS', headers }, context)) as HttpAnswer;
    const answer = await askedBy({ Origin: 'https://console.example' });
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'https://console.example',
      vary: 'origin',
    });
    const strangers: Record<string, string>[] = [{}, { origin: 'https://evil.example' }];
    for (const headers of strangers)
      expect((await askedBy(headers)).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('around a call', () => {
  test('a function that could not be opened is tried again at the next call', async () => {
    let tries = 0;
    const flaky = bufferedHandler(
      async () => {
        tries += 1;
        if (tries === 1) throw new Error('no model yet');
        return echoFunction();
      },
      { clock: systemClock, logLevel: 'ERROR', writeLine: () => {} },
    );
    await expect(flaky(input, context)).rejects.toThrow('no model yet');
    expect(await flaky(input, context)).toMatchObject({ text: '야 안녕?' });
    await flaky(input, context);
    expect(tries).toBe(2);
  });

  test('ends with words of its own shortly before the platform would end it', async () => {
    const never = new Promise<void>(() => {});
    const slow = bufferedHandler(async () => echoFunction('test-echo', never), {
      clock: systemClock,
      logLevel: 'ERROR',
      writeLine: () => {},
    });
    const error = await failureOf(
      slow({ text: 'wait' }, { ...context, getRemainingTimeInMillis: () => 200 }),
    );
    expect(error.name).toBe('request.deadline');
  });

  test('logs one JSON line a message with the request id, and nothing of the input', async () => {
    const lines: string[] = [];
    await handler({}, lines)({ text: 'secret words' }, context);
    const facts = lines.map((line) => JSON.parse(line));
    expect(facts.map(({ message }) => message)).toEqual(['echoing', 'answered']);
    for (const line of facts)
      expect(line).toMatchObject({
        level: 'INFO',
        function_name: 'test-echo',
        request_id: context.awsRequestId,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    expect(lines.join()).not.toContain('secret words');
  });

  test('writes nothing below its level', async () => {
    const lines: string[] = [];
    const quiet = handler({ logLevel: 'ERROR' }, lines);
    await quiet(input, context);
    await quiet({ text: 12 }, context).catch(() => {});
    expect(lines).toEqual([]);
  });
});
