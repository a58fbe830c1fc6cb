// Starts a database server when the first test asks for it, and one only for the whole run.
import { createServer } from 'node:http';
import { type DatabaseServer, startMariadb, startPostgres } from './database-servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    serverKeeperUrl: string;
  }
}

const starters = { postgres: startPostgres, mariadb: startMariadb };

export async function startServerKeeper(): Promise<{ url: string; stop(): Promise<void> }> {
  const started = new Map<string, Promise<DatabaseServer | null>>();
  const keeper = createServer(async (request, response) => {
    const name = request.url?.slice(1);
    if (name !== 'postgres' && name !== 'mariadb') return response.writeHead(404).end();
    const server = started.get(name) ?? starters[name]();
    started.set(name, server);
    try {
      const running = await server;
      const place = running && { host: running.host, port: running.port, user: running.user };
      response.end(JSON.stringify(place));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
  const address = keeper.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      keeper.closeAllConnections();
      keeper.close();
      const servers = await Promise.all([...started.values()].map((one) => one.catch(() => null)));
      await Promise.all(servers.map((server) => server?.stop()));
    },
  };
}
