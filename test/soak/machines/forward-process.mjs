// Passes connections of this machine's own port on to another machine: PORT HOST PORT.
import { connect, createServer } from 'node:net';

const [, , port, host, farPort] = process.argv;
createServer((near) => {
  const far = connect({ host, port: Number(farPort) });
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
  near.pipe(far).pipe(near);
}).listen(Number(port), '127.0.0.1');
