// Texts and codes as the servers send them, where the test servers cannot be brought to send them.
import { expect, it } from 'vitest';
import { mysqlProblem } from './mysql/mysql-problem.js';
import { networkProblem } from './network-problem.js';
import { postgresProblem } from './postgres/postgres-problem.js';

const call = { label: 'here', database: 'shop', timeoutMs: 5 };

it.each([
  [
    '28000',
    'no pg_hba.conf entry for host "1.2.3.4", user "me", database "shop", no encryption',
    'database.tls-required',
  ],
  ['28P01', 'password authentication failed for user "me"', 'database.login-refused'],
  ['53300', 'sorry, too many clients already', 'database.too-many-connections'],
  ['57P03', 'the database system is starting up', 'database.connection-lost'],
  ['57014', 'canceling statement due to statement timeout', 'database.timeout'],
  ['42P01', 'relation "x" does not exist', 'database.query-failed'],
])('PostgreSQL %s: %s', (sqlState, message, code) => {
  expect(postgresProblem({ message, sqlState }, call, null)?.code).toBe(code);
});

it.each([
  [
    3159,
    'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    'database.tls-required',
  ],
  [1040, 'Too many connections', 'database.too-many-connections'],
  [
    3024,
    'Query execution was interrupted, maximum statement execution time exceeded',
    'database.timeout',
  ],
  [1969, 'Query execution was interrupted (max_statement_time exceeded)', 'database.timeout'],
  [1792, 'Cannot execute statement in a READ ONLY transaction', 'database.read-only'],
  [1064, 'You have an error in your SQL syntax', 'database.query-failed'],
])('MySQL %i: %s', (errorCode, message, code) => {
  expect(mysqlProblem({ message, errorCode, sqlState: 'HY000' }, call, null).code).toBe(code);
});

it.each([
  ['ECONNREFUSED', 'database.unreachable'],
  ['ETIMEDOUT', 'database.unreachable'],
  ['ECONNRESET', 'database.connection-lost'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'database.tls-failed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'database.tls-failed'],
  ['SOMETHING_ELSE', undefined],
])('a socket that reports %s', (code, expected) => {
  expect(networkProblem(Object.assign(new Error('x'), { code }), 'here')?.code).toBe(expected);
});
