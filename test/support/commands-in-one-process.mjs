// Runs commands of the built program one after another, each through its real main, as told by the process that
// started this one: `{ parameters }` in, `{ exitCode, stdout, stderr }` out. Loading the program once is what it saves.
import { pathToFileURL } from 'node:url';

const [, , main] = process.argv;
let output = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'])
  process[name].write = (piece) => {
    output[name] += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
    return true;
  };

let count = 0;
process.on('message', async ({ parameters }) => {
  output = { stdout: '', stderr: '' };
  process.exitCode = undefined;
  process.argv = [process.execPath, main, ...parameters];
  // Another query is another module: main runs again, over rooms that are loaded already.
  await import(`${pathToFileURL(main)}?command=${++count}`);
  process.send({ exitCode: process.exitCode ?? 0, ...output });
  process.exitCode = 0;
  // A process of one command would be gone now, and its listeners with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.stdout.removeAllListeners('error');
});
