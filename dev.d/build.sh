# Builds for ./dev: quiet unless they fail or take a while. Sourced, not run.

die() { echo "dev: $*" >&2; exit 2; }
say() { echo "dev: $*" >&2; }

names_in() {
    local names
    names=$(find "$1" -maxdepth 1 -name "*$2" -printf '%f\n' 2>/dev/null |
        sed "s/\\$2\$//" | sort | xargs)
    echo "${names:-none yet}"
}

cpp_files() { git ls-files -z -co --exclude-standard '*.cpp' '*.h'; }

# Runs a command with its output kept in a file, which is shown only when the command fails.
quietly() {
    local log=$1 code=0
    shift
    "$@" >"$log" 2>&1 || code=$?
    [ $code = 0 ] || { cat "$log" >&2; die "failed: $*"; }
}

configure() {
    local preset=$1
    mkdir -p "build/$preset"
    if [ ! -f "build/$preset/build.ninja" ] ||
        ! grep -qxF "ROWSMITH_DEPS:PATH=$ROWSMITH_DEPS" "build/$preset/CMakeCache.txt"; then
        quietly "build/$preset/configure.log" \
            cmake --preset "$preset" "-DROWSMITH_DEPS:PATH=$ROWSMITH_DEPS"
    fi
}

# build PRESET TARGET…
build() {
    local preset=$1
    shift
    configure "$preset"
    [ -e "build/$preset/built_once" ] ||
        say "building $preset: $* (the first time takes a few minutes)"
    quietly "build/$preset/build.log" ninja -C "build/$preset" -j "$jobs" "$@"
    touch "build/$preset/built_once"
}
