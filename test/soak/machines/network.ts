import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

function ip(line: string): void {
  const done = spawnSync('ip', line.split(' '), { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`ip ${line}: ${done.stderr.trim()}`);
}

/** Machines of one network, namespaces on a bridge: one for each name; all see each other and this host, and nothing else. */
export function networkOf(names: readonly string[]) {
  const id = randomInt(0x1000, 0xffff).toString(16);
  const net = `10.213.${randomInt(1, 254)}`;
  const bridge = `if${id}`;
  const spaces = new Map(names.map((name) => [name, `if${id}${name}`]));
  const close = (): void => {
    for (const space of spaces.values()) spawnSync('ip', ['netns', 'del', space]);
    spawnSync('ip', ['link', 'del', bridge]);
  };
  try {
    ip(`link add ${bridge} type bridge`);
    ip(`addr add ${net}.1/24 dev ${bridge}`);
    ip(`link set ${bridge} up`);
    for (const [place, space] of [...spaces.values()].entries()) {
      const [outer, inner] = [`v${id}${place}`, `w${id}${place}`];
      ip(`netns add ${space}`);
      ip(`link add ${outer} type veth peer name ${inner}`);
      ip(`link set ${inner} netns ${space}`);
      ip(`link set ${outer} master ${bridge}`);
      ip(`link set ${outer} up`);
      ip(`netns exec ${space} ip addr add ${net}.${place + 2}/24 dev ${inner}`);
      ip(`netns exec ${space} ip link set ${inner} up`);
      ip(`netns exec ${space} ip link set lo up`);
    }
  } catch (thrown) {
    close();
    throw thrown;
  }
  return {
    /** The address of this host in the network. */
    host: `${net}.1`,
    /** A command that runs on one of the machines. */
    inside: (name: string, command: readonly string[]): readonly string[] => [
      'ip',
      'netns',
      'exec',
      spaces.get(name) ?? name,
      ...command,
    ],
    close,
  };
}
