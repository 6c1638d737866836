# Sourced by .ci/run. A Redis for the tests that need one, in INVESTOR_FLOW_TEST_REDIS_URL: the one named there, else the one
# at 127.0.0.1:6379, else one started here on a free port, with Debian's `redis-server` where this machine has none.
# Without any of them it fails: in CI no test of Redis may be skipped.

redis_pid=''
redis_folder=''

redis_for_ci() {
  local url=${INVESTOR_FLOW_TEST_REDIS_URL:-}
  if [ -n "$url" ]; then
    echo "INVESTOR_FLOW_TEST_REDIS_URL names a Redis"
    [[ $url =~ ^redis://([^:/@]+):([0-9]+) ]] && redis_answers "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" && return
    echo "nothing answers there" >&2
    return 1
  fi
  if redis_answers 127.0.0.1 6379; then
    echo 'the Redis at 127.0.0.1:6379 answers'
    export INVESTOR_FLOW_TEST_REDIS_URL=redis://127.0.0.1:6379
    return
  fi
  if ! command -v redis-server >/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
      echo 'no Redis answers, and redis-server is not here: install it, or name one in INVESTOR_FLOW_TEST_REDIS_URL' >&2
      return 1
    fi
    echo "installing Debian's redis-server"
    redis_from_debian || return 1
  fi
  redis_start
}

redis_from_debian() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server >/dev/null
}

redis_start() {
  local port
  port=$(node -e 'const it = require("node:net").createServer().listen(0, "127.0.0.1", () => {
    console.log(it.address().port);
    it.close();
  })') || return 1
  redis_folder=$(mktemp -d)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$redis_folder" \
    >"$redis_folder/log" 2>&1 </dev/null &
  redis_pid=$!
  for _ in {1..100}; do
    if redis_answers 127.0.0.1 "$port"; then
      echo "started $(command -v redis-server) at 127.0.0.1:$port, process $redis_pid"
      export INVESTOR_FLOW_TEST_REDIS_URL=redis://127.0.0.1:$port
      return
    fi
    kill -0 "$redis_pid" 2>/dev/null || break
    sleep 0.1
  done
  cat "$redis_folder/log" >&2
  redis_stop
  return 1
}

redis_stop() {
  if [ -n "$redis_pid" ]; then
    kill "$redis_pid" 2>/dev/null
    wait "$redis_pid" 2>/dev/null
    redis_pid=''
  fi
  if [ -n "$redis_folder" ]; then rm -rf "$redis_folder"; fi
}

redis_answers() (
  exec 9<>"/dev/tcp/$1/$2" || return 1
  printf 'PING\r\n' >&9
  IFS= read -r -t 2 answer <&9 && [[ $answer == +PONG* ]]
) 2>/dev/null
