"""A second emulator with the same state on a port of its own, so that one beginning can have several ends. It ends with the first."""

import os
import stat
import threading
import time

from werkzeug.serving import make_server

TOLD = []


def fork(application, port):
    """Forks this process; the child alone serves the port. Nothing else may be on its way in the meantime."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return {"pid": child, "port": port}
    for name in os.listdir("/proc/self/fd"):
        try:
            if int(name) > 2 and stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                os.close(int(name))
        except OSError:
            continue  # the folder itself, which is closed already
    os.environ["MOTO_PORT"] = str(port)
    for tell in TOLD:
        tell(f"http://127.0.0.1:{port}")
    server = make_server("127.0.0.1", port, application, threaded=True)
    threading.Thread(target=ends_with, args=(parent,), daemon=True).start()
    try:
        server.serve_forever()
    finally:
        os._exit(0)


def ends_with(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)
