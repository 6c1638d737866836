# Sourced by .ci/run. Node of another version, from npm's own packages of its binaries: nothing is installed by hand.

# Prints the folder that holds `node` of the version, and fetches it the first time.
node_for_ci() {
  local version=$1 package folder
  package=$(node -p '`node-${process.platform}-${process.arch}`')
  folder="$PWD/.cache/node-$version"
  if [ ! -x "$folder/node_modules/$package/bin/node" ]; then
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
      "$package@$version" >&2 || return 1
  fi
  [ "$("$folder/node_modules/$package/bin/node" --version)" = "v$version" ] || return 1
  echo "$folder/node_modules/$package/bin"
}
