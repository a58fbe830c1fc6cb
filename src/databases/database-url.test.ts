import { describe, expect, it } from 'vitest';
import { readDatabaseUrl } from './database-url.js';

const cluster = 'arn:aws:rds:ap-northeast-2:123456789012:cluster:shop';
const secret = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-abc';

describe('readDatabaseUrl', () => {
  it('reads servers', () => {
    expect(
      readDatabaseUrl('postgresql://me:p%40ss%2F@db.example:6000/shop%20one?sslmode=require'),
    ).toEqual({
      engine: 'postgres',
      host: 'db.example',
      port: 6000,
      user: 'me',
      password: 'p@ss/',
      database: 'shop one',
      tls: { mode: 'require' },
    });
    expect(
      readDatabaseUrl('mariadb://me@[::1]/shop?sslmode=verify-full&sslrootcert=/ca.pem'),
    ).toEqual({
      engine: 'mysql',
      host: '::1',
      port: 3306,
      user: 'me',
      password: '',
      database: 'shop',
      tls: { mode: 'verify-full', authorityFile: '/ca.pem' },
    });
  });

  it('reads embedded databases', () => {
    for (const text of ['pglite:', 'pglite:memory', 'pglite://memory'])
      expect(readDatabaseUrl(text)).toEqual({ engine: 'pglite', folder: null });
    expect(readDatabaseUrl('pglite:./data/shop')).toEqual({
      engine: 'pglite',
      folder: './data/shop',
    });
    expect(readDatabaseUrl('pglite:///var/shop')).toEqual({
      engine: 'pglite',
      folder: '/var/shop',
    });
    expect(readDatabaseUrl('pglite:/var/shop')).toEqual({ engine: 'pglite', folder: '/var/shop' });
  });

  it('completes the Data API from the documented variables', () => {
    const environment = { DB_CLUSTER_ARN: cluster, DB_SECRET_ARN: secret, DB_NAME: 'shop' };
    const target = {
      engine: 'data-api',
      dialect: 'mysql',
      clusterArn: cluster,
      secretArn: secret,
      database: 'shop',
      region: 'ap-northeast-2',
    };
    expect(readDatabaseUrl('data-api:', environment)).toEqual(target);
    expect(
      readDatabaseUrl(
        `data-api:postgres?cluster=${cluster}&secret=${secret}&database=a&region=eu-west-1`,
        {
          AWS_ENDPOINT_URL: 'http://127.0.0.1:4100',
        },
      ),
    ).toEqual({
      ...target,
      dialect: 'postgres',
      database: 'a',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:4100',
    });
  });

  it.each([
    'shop',
    'oracle://me:s3cret@db/shop',
    'postgres://me:s3cret@db',
    'postgres://db/shop',
    'postgres://me:s3cret@db:port/shop',
    'postgres://me:s3%cret@db/shop',
    'postgres://me:s3cret@db/shop?sslmode=perhaps',
    'postgres://me:s3cret@db/shop?pool=3',
    'data-api:',
    `data-api:mysql?cluster=shop&secret=${secret}&database=a`,
    `data-api:mysql?cluster=${cluster}&secret=s3cret&database=a`,
    `data-api:mysql?cluster=${cluster}&secret=${secret}`,
    `data-api:oracle?cluster=${cluster}`,
  ])('refuses %s without repeating it', (text) => {
    let thrown: unknown = null;
    try {
      readDatabaseUrl(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'database.bad-address' });
    expect(String(thrown)).not.toContain('s3');
  });
});
