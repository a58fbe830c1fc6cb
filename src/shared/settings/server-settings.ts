import { anyText, integer, listOf, oneOf, row } from './setting-row.js';

/** The local server and the program itself. */
export const serverSettings = {
  port: row({
    variables: ['CASTHOUSE_PORT', 'PORT'],
    default: 8088,
    expected: 'a TCP port, 0 to 65535 (0 takes a free one)',
    sentence: 'Port of the local server.',
    parse: integer(0, 65535),
  }),
  host: row({
    variables: ['CASTHOUSE_HOST'],
    default: '127.0.0.1',
    expected: 'an address of this machine',
    sentence: 'Address the local server binds; 127.0.0.1 is reachable from this machine only.',
    parse: anyText,
  }),
  home: row({
    variables: ['CASTHOUSE_HOME'],
    default: '.casthouse',
    expected: 'a folder',
    sentence: 'Folder of the registry, charts and other files Casthouse writes.',
    parse: anyText,
  }),
  workspace: row({
    variables: ['CASTHOUSE_WORKSPACE'],
    default: 'diecasting',
    expected: 'the name of a workspace',
    sentence: 'Workspace that the local server opens.',
    parse: anyText,
  }),
  language: row({
    variables: ['CASTHOUSE_LANGUAGE'],
    default: 'ko' as 'ko' | 'en',
    expected: 'ko or en',
    sentence: 'Language of summaries when the request does not say.',
    parse: oneOf('ko', 'en'),
  }),
  logLevel: row({
    variables: ['LOG_LEVEL', 'CASTHOUSE_LOG_LEVEL'],
    default: 'INFO' as 'DEBUG' | 'INFO' | 'WARN' | 'ERROR',
    expected: 'DEBUG, INFO, WARN or ERROR',
    sentence: 'Least severe log line that is written.',
    parse: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
  }),
  corsOrigin: row({
    variables: ['CASTHOUSE_CORS_ORIGIN'],
    default: '',
    expected: 'origins such as https://console.example.com parted by commas, or *',
    sentence:
      'Origins whose pages may call the functions, * for any; empty means none but our own.',
    parse: listOf(/^(\*|https?:\/\/[^\s/,]+\/?)$/),
  }),
  allowedHosts: row({
    variables: ['CASTHOUSE_ALLOWED_HOSTS'],
    default: '',
    expected: 'host names without port, parted by commas',
    sentence:
      'Names besides those of this machine under which the local server may be called, for instance behind a proxy.',
    parse: listOf(/^[^\s/:,]+$/),
  }),
  requestLimitBytes: row({
    variables: ['CASTHOUSE_REQUEST_LIMIT_BYTES'],
    default: 6 * 1024 * 1024,
    expected: 'bytes, 1024 to 104857600',
    sentence: 'Largest request body the local server reads; 6 MiB is what Lambda accepts.',
    parse: integer(1024, 104857600),
  }),
} as const;
