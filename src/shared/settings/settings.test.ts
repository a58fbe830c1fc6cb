import { describe, expect, it } from 'vitest';
import { readSettings, settingsTable } from './settings.js';

describe('readSettings', () => {
  it('answers the defaults for an empty environment', () => {
    const settings = readSettings({});
    for (const [name, row] of Object.entries(settingsTable))
      expect(settings[name as keyof typeof settings]).toEqual(row.default);
  });

  it('reads the documented variable names', () => {
    const settings = readSettings({
      BUCKET_NAME: 'diecasting-models',
      MODEL_VERSION: 'v2',
      MODEL_PATH: '/opt/ml/models',
      LOG_LEVEL: 'info',
      USE_BEDROCK: 'TRUE',
    });
    expect(settings).toMatchObject({
      bucket: 'diecasting-models',
      modelVersion: 'v2',
      modelPath: '/opt/ml/models',
      logLevel: 'INFO',
      useBedrock: true,
    });
  });

  it('prefers the first variable of a row and counts an empty one as unset', () => {
    expect(readSettings({ CASTHOUSE_PORT: '9000', PORT: '9001' }).port).toBe(9000);
    expect(readSettings({ CASTHOUSE_PORT: '', PORT: '9001' }).port).toBe(9001);
  });

  it.each([
    ['CASTHOUSE_PORT', '70000'],
    ['CASTHOUSE_PORT', '80a'],
    ['USE_BEDROCK', 'maybe'],
    ['CASTHOUSE_LANGUAGE', 'de'],
    ['CASTHOUSE_CORS_ORIGIN', 'console.example'],
    ['CASTHOUSE_CORS_ORIGIN', 'https://a.example,,'],
    ['CASTHOUSE_ALLOWED_HOSTS', 'https://line4'],
  ])('refuses %s=%s and names what is expected', (variable, value) => {
    expect(() => readSettings({ [variable]: value })).toThrowError(
      expect.objectContaining({
        code: 'setting.invalid',
        message: expect.stringContaining(`${variable}: got "${value}", expected`),
      }),
    );
  });

  it('gives no variable to two settings', () => {
    const all = Object.values(settingsTable).flatMap((row) => row.variables);
    expect(new Set(all).size).toBe(all.length);
  });
});
