#!/usr/bin/env bash
# Measures a whole scan of the test account, from the start of the process to its end; see README.md.
set -euo pipefail

lag=80
runs=3
regions=(eu-west-1 eu-central-1 us-west-2 ap-southeast-2)
usage() {
  echo "usage: benchmarks/scan.sh [--lag MILLISECONDS] [--runs N] [--regions A,B,...]" >&2
  exit 2
}
while [ $# -gt 0 ]; do
  case $1 in
    --lag) lag=$2 ;;
    --runs) runs=$2 ;;
    --regions) IFS=, read -r -a regions <<< "$2" ;;
    *) usage ;;
  esac
  shift 2
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/..
python=${PYTHON:-python3}
"$python" -c 'import boto3, moto.server' 2> /dev/null || {
  echo "scan.sh: $python has no moto server; install it with: $python -m pip install 'moto[server]==5.2.*' boto3" >&2
  exit 2
}

folder=$(mktemp -d)
pids=()
stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait 2> /dev/null || true
  rm -rf "$folder"
}
trap stop EXIT

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
MOTO_EC2_LOAD_DEFAULT_AMIS=false "$python" -m moto.server -H 127.0.0.1 -p "$port" > "$folder/emulator.log" 2>&1 &
pids+=($!)
for _ in $(seq 300); do
  grep -q 'Running on' "$folder/emulator.log" && break
  kill -0 "${pids[0]}" 2> /dev/null || { cat "$folder/emulator.log" >&2; exit 1; }
  sleep 0.2
done
"$python" "$root/src/test/account/kitchen_sink.py" \
  --endpoint-url "http://127.0.0.1:$port" --truth "$folder/truth.json" > "$folder/provision.log" 2>&1 ||
  { cat "$folder/provision.log" >&2; exit 1; }

export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_EC2_METADATA_DISABLED=true
unset AWS_PROFILE AWS_SESSION_TOKEN
options=()
for region in "${regions[@]}"; do options+=(--region "$region"); done

# CPU seconds that a process has used, from ps's [[days-]hours:]minutes:seconds.
cpu_of() {
  ps -o time= -p "$1" | awk '{ n = split($1, part, /[-:]/); for (i = 1; i <= n; i++) sum = sum * (i == 2 && n == 4 ? 24 : 60) + part[i]; print sum }'
}
TIMEFORMAT='%U'

# The first call builds the distribution and its class archive, which is no part of a scan.
"$root/mitosis" --version > /dev/null
"$root/mitosis" --version > /dev/null

echo "regions: ${regions[*]}; $lag ms added to each answer; $(nproc) processors, shared with the emulator"
for run in $(seq "$runs"); do
  mkfifo "$folder/port.$run"
  "$python" "$here/lag_proxy.py" --upstream "$port" --milliseconds "$lag" --counts "$folder/counts.$run" > "$folder/port.$run" &
  proxy=$!
  pids+=("$proxy")
  read -r door < "$folder/port.$run"
  emulator=$(cpu_of "${pids[0]}")
  start=$(date +%s.%N)
  status=0
  { time "$root/mitosis" scan --endpoint-url "http://127.0.0.1:$door" "${options[@]}" --workspace "$folder/workspace.$run" \
    --progress none --output json > "$folder/result.$run" 2> "$folder/errors.$run"; } 2> "$folder/user.$run" || status=$?
  end=$(date +%s.%N)
  emulator=$(($(cpu_of "${pids[0]}") - emulator))
  kill "$proxy"
  wait "$proxy" || true
  "$python" - "$run" "$start" "$end" "$status" "$folder/counts.$run" "$folder/result.$run" \
    "$(tail -n 1 "$folder/user.$run")" "$emulator" << 'REPORT'
import json, sys
run, start, end, status, counts, result, user, emulator = sys.argv[1:]
counts, result = json.load(open(counts)), json.load(open(result))
print(f"run {run}: {float(end) - float(start):.2f} s, {counts['requests']} calls, "
      f"at most {counts['mostInFlight']} in flight, {sum(result['counts'].values())} resources "
      f"of {len(result['counts'])} types, exit code {status}")
print(f"       CPU: {float(user):.1f} s of mitosis itself, {emulator} s of the emulator, which has one thread at a time")
print("       calls by region: " + ", ".join(f"{k} {v}" for k, v in counts["byRegion"].items()))
REPORT
done
