import { ServiceError, type ServiceName } from '../wire/service-error.js';
import type { ScriptFault } from './emulator-script.js';
import { knownErrors } from './known-errors.js';

/** The error that a fault makes of the whole answer, or null for faults that let the answer begin. */
export function faultError(
  fault: ScriptFault,
  service: ServiceName,
  operation: string,
  target: string,
): ServiceError | null {
  switch (fault.kind) {
    case 'throttle':
      return throttled(service, fault);
    case 'unavailable':
      return new ServiceError(
        unavailable[service].type,
        503,
        fault.message ?? unavailable[service].message,
        {
          headers: retryAfter(fault.retryAfterSeconds),
        },
      );
    case 'access-denied':
      return new ServiceError(
        'AccessDeniedException',
        403,
        fault.message ?? denied(service, operation, target),
      );
    case 'expired-credentials':
      return new ServiceError(
        'ExpiredTokenException',
        403,
        fault.message ?? 'The security token included in the request is expired',
      );
    case 'error':
      return new ServiceError(
        fault.error,
        fault.status ?? knownErrors[fault.error] ?? 400,
        fault.message ?? `${fault.error} played by the emulator script`,
      );
    default:
      return null;
  }
}

function throttled(
  service: ServiceName,
  fault: Extract<ScriptFault, { kind: 'throttle' }>,
): ServiceError {
  const headers = retryAfter(fault.retryAfterSeconds);
  switch (service) {
    case 'lambda':
      return new ServiceError('TooManyRequestsException', 429, fault.message ?? 'Rate Exceeded.', {
        headers,
        members: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
      });
    case 'rds-data':
    case 'sagemaker-runtime':
      return new ServiceError('ThrottlingException', 400, fault.message ?? 'Rate exceeded', {
        headers,
      });
    default:
      return new ServiceError(
        'ThrottlingException',
        429,
        fault.message ?? 'Too many requests, please wait before trying again.',
        { headers },
      );
  }
}

const unavailable: Readonly<
  Record<ServiceName, { readonly type: string; readonly message: string }>
> = {
  'bedrock-runtime': {
    type: 'ServiceUnavailableException',
    message: 'Bedrock is unable to process your request.',
  },
  'bedrock-agent-runtime': {
    type: 'ServiceUnavailableException',
    message: 'Bedrock is unable to process your request.',
  },
  'sagemaker-runtime': {
    type: 'ServiceUnavailable',
    message: 'The service is currently unavailable.',
  },
  lambda: { type: 'ServiceException', message: 'Service is unavailable.' },
  'rds-data': { type: 'ServiceUnavailableError', message: 'The service is currently unavailable.' },
};

const actions: Readonly<Record<string, string>> = {
  Converse: 'bedrock:InvokeModel',
  ConverseStream: 'bedrock:InvokeModelWithResponseStream',
  Retrieve: 'bedrock:Retrieve',
  RetrieveAndGenerate: 'bedrock:RetrieveAndGenerate',
  InvokeEndpointWithResponseStream: 'sagemaker:InvokeEndpoint',
  InvokeWithResponseStream: 'lambda:InvokeFunction',
  Invoke: 'lambda:InvokeFunction',
};
const prefixes: Readonly<Record<ServiceName, string>> = {
  'bedrock-runtime': 'bedrock',
  'bedrock-agent-runtime': 'bedrock',
  'sagemaker-runtime': 'sagemaker',
  lambda: 'lambda',
  'rds-data': 'rds-data',
};

// Bedrock answers so when access to the model was never granted, the failure its users meet first.
function denied(service: ServiceName, operation: string, target: string): string {
  if (service === 'bedrock-runtime')
    return "You don't have access to the model with the specified model ID.";
  const action = actions[operation] ?? `${prefixes[service]}:${operation}`;
  return `User: arn:aws:iam::123456789012:user/emulator is not authorized to perform: ${action} on resource: ${target || '*'} because no identity-based policy allows the ${action} action`;
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
