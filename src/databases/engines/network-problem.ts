import { problem } from '../../shared/index.js';

/** What a socket reports as a problem, by Node's error codes; null for other errors. */
export function networkProblem(thrown: unknown, label: string) {
  if (!(thrown instanceof Error)) return null;
  const code = 'code' in thrown ? String(thrown.code) : '';
  const words = unreachable[code];
  if (words !== undefined) return problem('database.unreachable', { label, detail: words }, thrown);
  if (['ECONNRESET', 'EPIPE', 'PROTOCOL_CONNECTION_LOST'].includes(code))
    return problem('database.connection-lost', { label, detail: 'the server closed it' }, thrown);
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL|HANDSHAKE_)/.test(code))
    return problem('database.tls-failed', { label, detail: thrown.message.slice(0, 200) }, thrown);
  return null;
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its host and port',
  ENOTFOUND: 'its host name does not exist',
  EAI_AGAIN: 'its host name cannot be resolved now',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to its host',
  ENETUNREACH: 'there is no way to its network',
  ENOENT: 'its socket file does not exist',
};
