#!/bin/sh
# Starts an AWS emulator on a free loopback port, provisions the test account on it and waits until Ctrl-C.
# PYTHON chooses the interpreter that has moto and boto3 (default: python3).
set -eu

python=${PYTHON:-python3}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if ! "$python" -c 'import boto3, moto.server' 2>/dev/null; then
    echo "play.sh: $python has no moto server; install it with: $python -m pip install 'moto[server]==5.2.*' boto3" >&2
    exit 2
fi

folder=$(mktemp -d)
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
endpoint=http://127.0.0.1:$port

MOTO_EC2_LOAD_DEFAULT_AMIS=false "$python" -m moto.server -H 127.0.0.1 -p "$port" >"$folder/emulator.log" 2>&1 &
server=$!
stop() {
    trap - EXIT INT TERM
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'stop; exit 130' INT TERM

tries=0
until grep -q 'Running on' "$folder/emulator.log" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "play.sh: the emulator did not start:" >&2
        cat "$folder/emulator.log" >&2
        exit 1
    fi
    sleep 0.2
done

"$python" "$here/kitchen_sink.py" --endpoint-url "$endpoint" --truth "$folder/truth.json"
cat <<END

endpoint: $endpoint
truth:    $folder/truth.json
requests: $folder/emulator.log

In another shell:

    export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing
    ./mitosis scan --endpoint-url $endpoint --region eu-west-1 --region us-east-1 --workspace play
    ./mitosis run --endpoint-url $endpoint --region eu-west-1 --region us-east-1 --workspace play

Ctrl-C stops the emulator and removes its files.
END
wait "$server"
