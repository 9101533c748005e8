"""A loopback HTTP proxy that answers as late as a distant service would, and counts what is asked.

Usage: lag_proxy.py --upstream PORT --milliseconds N --counts FILE

Prints its own port as the first line. Every answer is held back for N milliseconds from the moment the request has come in
completely, or for as long as the upstream takes, if that is longer. Requests wait side by side, so that a client that asks for
many things at once gains as much as it would on the real network. At SIGTERM the counts are written as JSON:
{"requests", "byRegion", "byService", "mostInFlight"}.
"""

import argparse
import asyncio
import collections
import json
import signal


class Proxy:
    def __init__(self, upstream, delay):
        self.upstream = upstream
        self.delay = delay
        self.regions = collections.Counter()
        self.services = collections.Counter()
        self.in_flight = 0
        self.most_in_flight = 0

    def count(self, headers):
        # Credential=KEY/DATE/REGION/SERVICE/aws4_request
        scope = headers.get("authorization", "").split("/")
        self.regions[scope[2] if len(scope) > 3 else "unsigned"] += 1
        self.services[scope[3] if len(scope) > 3 else "unsigned"] += 1

    async def serve(self, reader, writer):
        try:
            while request := await read_request(reader):
                self.in_flight += 1
                self.most_in_flight = max(self.most_in_flight, self.in_flight)
                try:
                    answer, _ = await asyncio.gather(self.ask(request), asyncio.sleep(self.delay))
                finally:
                    self.in_flight -= 1
                writer.write(answer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass  # The client has gone.
        finally:
            writer.close()

    async def ask(self, request):
        line, headers, body = request
        self.count(headers)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        # An HTTP/1.0 request gets its answer in one piece and the end of the connection after it.
        writer.write(line.replace(b"HTTP/1.1", b"HTTP/1.0"))
        for name, value in headers.items():
            if name not in ("connection", "expect"):
                writer.write(f"{name}: {value}\r\n".encode("latin-1"))
        writer.write(b"\r\n" + body)
        answer = await reader.read()
        writer.close()
        return kept_alive(answer)

    def counts(self):
        return {
            "requests": sum(self.regions.values()),
            "byRegion": dict(sorted(self.regions.items())),
            "byService": dict(sorted(self.services.items())),
            "mostInFlight": self.most_in_flight,
        }


async def read_request(reader):
    line = await reader.readline()
    if not line:
        return None
    headers = {}
    while (header := await reader.readline()).strip():
        name, _, value = header.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return line, headers, body


def kept_alive(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    lines[0] = lines[0].replace(b"HTTP/1.0", b"HTTP/1.1")
    kept = [line for line in lines if not line.lower().startswith((b"connection:", b"content-length:"))]
    kept += [b"connection: keep-alive", b"content-length: %d" % len(body)]
    return b"\r\n".join(kept) + b"\r\n\r\n" + body


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--upstream", type=int, required=True)
    parser.add_argument("--milliseconds", type=float, required=True)
    parser.add_argument("--counts", required=True)
    options = parser.parse_args()
    proxy = Proxy(options.upstream, options.milliseconds / 1000)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0, backlog=512)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await stop.wait()
    with open(options.counts, "w", encoding="utf-8") as file:
        json.dump(proxy.counts(), file, indent=2)


asyncio.run(main())
