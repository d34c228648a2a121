#!/usr/bin/env bash
# Tests and times the kernels on a machine with an NVIDIA GPU and no .NET, beside PyTorch and JAX.
#
#   benchmarks/gpu.sh pack FOLDER [PEERS]   on a machine with the SDK: an archive of .NET's runtime, the benchmarks and the device tests (and peers.py, ceilings.py) in FOLDER
#   FOLDER/gpu.sh tests [FILTER]            on the machine with the GPU: the device tests, on NVIDIA's driver
#   FOLDER/gpu.sh steps [CASE OPTIONS...]   a training step: of every case, and of Schrödinger on 1,000,000 points, unless one is named
#   FOLDER/gpu.sh peers CASES [POINTS]      the same steps in PyTorch and JAX; CASES as peers.py knows them: nls, heat, poisson2d, kdv
#   FOLDER/gpu.sh ceilings                  what the GPU can do at best
#
# Every command prints what it measures; peers and ceilings also write JSON to $OUT where that is set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

pack() {
  local folder=$1 peers=${2:-}
  local dotnet version
  dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
  version=$(dotnet --version)
  staged=$(mktemp -d)
  trap 'rm -rf "$staged"' EXIT
  dotnet build -c Release "$here/ModelGen.Benchmarks" -nologo -v quiet
  dotnet build -c Release "$here/../tests/ModelGen.Cuda.Tests" -nologo -v quiet
  mkdir -p "$staged/dotnet/shared" "$staged/vstest" "$folder"
  cp -r "$dotnet/dotnet" "$dotnet/host" "$staged/dotnet"
  cp -r "$dotnet/shared/Microsoft.NETCore.App" "$staged/dotnet/shared"
  (cd "$dotnet/sdk/$version" && cp -r vstest.console.dll vstest.console.runtimeconfig.json vstest.console.deps.json Microsoft.TestPlatform.*.dll Microsoft.VisualStudio.TestPlatform.*.dll \
    Newtonsoft.Json.dll NuGet.Frameworks.dll Microsoft.Extensions.*.dll Extensions "$staged/vstest" 2>/dev/null || true)
  cp -r "$here"/ModelGen.Benchmarks/bin/Release/net10.0 "$staged/benchmarks"
  cp -r "$here"/../tests/ModelGen.Cuda.Tests/bin/Release/net10.0 "$staged/tests"
  rm -f "$staged/tests/libcuda.so.1"                        # the emulator: the driver is meant
  [ -z "$peers" ] || cp "$peers"/*.py "$staged"
  tar -C "$staged" -cJf "$folder/gpu.tar.xz" .
  cp "$here/gpu.sh" "$folder"
  ls -l "$folder"
}

unpack() {
  root=${TMPDIR:-/tmp}/modelgen-gpu
  if [ ! -d "$root" ]; then
    mkdir -p "$root.part" && tar -C "$root.part" -xJf "$here/gpu.tar.xz" && mv "$root.part" "$root"
  fi

  export DOTNET_ROOT=$root/dotnet DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 PATH=$root/dotnet:$PATH
  nvidia-smi --query-gpu=name,driver_version,clocks.max.sm --format=csv,noheader 2>/dev/null || echo 'no nvidia-smi'
}

case ${1:-} in
  pack) pack "${2:?a folder}" "${3:-}" ;;
  tests)
    unpack
    dotnet "$root/vstest/vstest.console.dll" "$root/tests/ModelGen.Cuda.Tests.dll" ${2:+"--TestCaseFilter:$2"} ;;
  steps)
    unpack
    step() { dotnet "$root/benchmarks/ModelGen.Benchmarks.dll" step "$@" --device cuda; }
    if [ $# -gt 1 ]; then
      step "${@:2}"
    else
      step schrodinger && step schrodinger --points 1000000 && step heat && step poisson && step kdv
    fi ;;
  peers)
    unpack
    python3 "$root/peers.py" --case "${2:-nls,heat,poisson2d,kdv}" ${3:+--points "$3"} --time-limit 540 --json "${OUT:-$root}/peers.json" ;;
  ceilings)
    unpack
    python3 "$root/ceilings.py" --json "${OUT:-$root}/ceilings.json" ;;
  *)
    sed -n '2,10p' "$0" | cut -c3-
    exit 2 ;;
esac
