#!/usr/bin/env bash
# Times one step in two checkouts, in turn, so that a clock that drifts and other work on the machine meet both alike.
#
#   benchmarks/in-turn.sh BEFORE AFTER CASE [ROUNDS] [OPTIONS...]
#
# BEFORE and AFTER are folders of the repository; what is not built there in Release is built. CASE, and options such as --precision Double, as `step` takes
# them; ROUNDS is 5 unless given. Prints every run, then the medians of the times and of the shares of the peak, and the ratio of the times (above 1: slower).
set -euo pipefail
if [ $# -lt 3 ]; then
  sed -n '4,7p' "$0" | cut -c3-
  exit 2
fi

before=$1 after=$2 name=$3
shift 3
rounds=5
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  rounds=$1
  shift
fi

program() {
  local dll=$1/benchmarks/ModelGen.Benchmarks/bin/Release/net10.0/ModelGen.Benchmarks.dll
  [ -f "$dll" ] || dotnet build -c Release "$1/benchmarks/ModelGen.Benchmarks" -nologo -v quiet >&2
  echo "$dll"
}

programs=("$(program "$before")" "$(program "$after")")
labels=(before after)
runs=$(mktemp)
trap 'rm -f "$runs"' EXIT
for ((round = 0; round < rounds; round++)); do
  # who goes first changes from round to round
  for ((turn = 0; turn < 2; turn++)); do
    i=$(((round + turn) % 2))
    line=$(dotnet "${programs[i]}" step "$name" "$@")
    echo "${labels[i]} $line" | tee -a "$runs"
  done
done

# median LABEL FIELD: the middle of the field's values, or the mean of the two in the middle
median() {
  sed -n "s/^$1 .*\b$2=\([0-9.]*\).*/\1/p" "$runs" | sort -g | awk '{ v[NR] = $1 } END { printf "%.3f", (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'
}

b=$(median before ms) a=$(median after ms)
awk -v name="$name" -v rounds="$rounds" -v b="$b" -v a="$a" -v bp="$(median before percent)" -v ap="$(median after percent)" \
  'BEGIN { printf "%s rounds=%d before_ms=%.2f after_ms=%.2f ratio=%.4f before_percent=%.1f after_percent=%.1f\n", name, rounds, b, a, a / b, bp, ap }'
