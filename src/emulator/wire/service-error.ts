import type { EmulatedRequest } from './emulated-request.js';
import type { Reply } from './reply.js';

/** The services that are emulated, by the names their endpoints have. */
export const serviceNames = [
  'bedrock-runtime',
  'sagemaker-runtime',
  'bedrock-agent-runtime',
  'lambda',
  'rds-data',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** An error as an AWS service models it; every service has its own way to write it down. */
export class ServiceError extends Error {
  /** The modeled name, such as ThrottlingException. */
  readonly type: string;
  readonly status: number;
  /** Further members of the JSON body, such as originalMessage. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    type: string,
    status: number,
    message: string,
    more: {
      readonly members?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = status;
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }
}

/** Sends the error in the words and members its service uses. */
export async function sendError(
  reply: Reply,
  service: ServiceName | null,
  request: EmulatedRequest,
  error: ServiceError,
): Promise<void> {
  await reply.send(
    error.status,
    {
      'content-type': 'application/json',
      'x-amzn-requestid': request.id,
      'x-amzn-errortype': errorTypeHeader(service, error.type),
      ...error.headers,
    },
    JSON.stringify(errorBody(service, error)),
  );
}

// Some services qualify the type with the name space of their internal model; clients must cut it off.
const internalModels: Partial<Record<ServiceName, string>> = {
  'bedrock-runtime': 'com.amazon.bedrock',
  'bedrock-agent-runtime': 'com.amazon.bedrock',
  'rds-data': 'com.amazon.rdsdataservice',
};

function errorTypeHeader(service: ServiceName | null, type: string): string {
  const model = service === null ? undefined : internalModels[service];
  return model === undefined ? type : `${type}:http://internal.amazon.com/coral/${model}/`;
}

// Lambda and SageMaker spell the member `Message`; Lambda adds whose fault it is.
function errorBody(service: ServiceName | null, error: ServiceError): Record<string, unknown> {
  if (service === 'lambda')
    return {
      Type: error.status < 500 ? 'User' : 'Service',
      Message: error.message,
      message: error.message,
      ...error.members,
    };
  if (service === 'sagemaker-runtime')
    return { Message: error.message, message: error.message, ...error.members };
  return { message: error.message, ...error.members };
}
