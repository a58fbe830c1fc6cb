import { problem } from '../../shared/index.js';
import type { SigningCredentials } from './sign-request.js';

/**
 * Credentials as every AWS tool finds them: keys of the environment, else the SDK's chain (profile, single sign-on,
 * role), which is loaded only then. Throws `chat.no-credentials`.
 */
export async function awsCredentials(profile: string | undefined): Promise<SigningCredentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (profile === undefined && AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY)
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN || undefined,
    };
  try {
    const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
    return await defaultProvider(profile === undefined ? {} : { profile })();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(0, 160) : String(cause);
    throw problem('chat.no-credentials', { detail }, cause);
  }
}
