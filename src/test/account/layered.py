"""Starts the emulator of emulator.py with the layer of layer/ in front of it, which rehearsals need: python3 layered.py -H 127.0.0.1 -p PORT."""

import os
import sys

sys.dont_write_bytecode = True

os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")  # Scripts wait until a certificate is issued.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")  # Scripts attach policies of AWS.

import calls
import emulator
import layer
from moto.iam.models import iam_backends
from moto.server import main

SOURCE = "123456789012"

if __name__ == "__main__":
    port = sys.argv[sys.argv.index("-p") + 1]
    os.environ["MOTO_PORT"] = port
    layer.types.import_keys(emulator.teach)("http://127.0.0.1:" + port)
    layer.forks.TOLD.append(lambda url: setattr(calls.Made, "url", url))
    layer.control.SERVICES.update((row["type"], row["service"].replace("-", "")) for row in calls.rows())
    layer.control.ALIVE.update(of=emulator.living, texts=emulator.texts)
    layer.stand_in_front()
    # The policies of AWS take ids, which whoever seeds them later must find taken already.
    iam_backends[SOURCE]["aws"]
    main(sys.argv[1:])
