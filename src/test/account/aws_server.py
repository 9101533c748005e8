"""Serves the AWS CLI of this machine from one process that has read it already, because starting it takes longer than most calls.

    python3 aws_server.py FOLDER

Puts a program `aws` into the folder. Each call of it runs the AWS CLI in a process of its own, forked from this one, with the arguments, the
environment, the current folder and the open files of the caller: it answers as the AWS CLI that starts anew does, which aws_server_test.py holds it to.
Ends with its standard input.
"""

import array
import gc
import io
import json
import os
import selectors
import signal
import socket
import sys
import time
import types

sys.dont_write_bytecode = True

NO_HOME = "/home-of-the-caller"
os.environ["HOME"] = NO_HOME  # What is named after it when it is read is found again by this name.

import awscli.clidriver
import botocore.loaders
import botocore.session

CLIENT = """#!{python} -IS
import _socket, os, sys
here = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
here.connect({address!r})
fds = b"".join(one.to_bytes(4, sys.byteorder) for one in (0, 1, 2))
def packed(words):
    return b"\\0".join(os.fsencode(word) for word in words)
env = [name + b"=" + value for name, value in os.environb.items()]
said = b"\\1".join((os.fsencode(os.getcwd()), b"\\0".join(env), packed(sys.argv[1:])))
said = len(said).to_bytes(8, "big") + said
sent = here.sendmsg([said], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, fds)])
while sent < len(said):
    sent += here.send(said[sent:])
answer = here.recv(1)
os._exit(answer[0] if answer else 255)
"""

kept = {}
read = botocore.loaders.JSONFileLoader.load_file
listed = botocore.loaders.Loader.list_available_services
warm = set()


def load(self, file_path):
    """Models are read once; a process that changes one changes its own."""
    if file_path not in kept:
        kept[file_path] = read(self, file_path)
    return kept[file_path]


def available(self, type_name):
    key = type_name, *self.search_paths
    if key not in kept:
        kept[key] = listed(self, type_name)
    return list(kept[key])


def prepare(service):
    """Reads what the first call to a service reads."""
    if service in warm:
        return
    warm.add(service)
    loader = botocore.session.get_session().get_component("data_loader")
    for kind in ("service-2", "paginators-1", "waiters-2", "endpoint-rule-set-1"):
        try:
            loader.load_service_model(service, kind)
        except botocore.exceptions.UnknownServiceError:
            continue
        except botocore.exceptions.DataNotFoundError:
            continue


def received(connection):
    data, fds = b"", array.array("i")
    while len(data) < 8 or len(data) < 8 + int.from_bytes(data[:8], "big"):
        part, control, _, _ = connection.recvmsg(1 << 20, socket.CMSG_SPACE(3 * fds.itemsize))
        if not part and not control:
            return None
        for level, kind, content in control:
            fds.frombytes(content[: len(content) - len(content) % fds.itemsize])
        data += part
    folder, environment, words = data[8:].split(b"\1", 2)
    pairs = [one.split(b"=", 1) for one in environment.split(b"\0") if one]
    return os.fsdecode(folder), dict(pairs), [os.fsdecode(word) for word in words.split(b"\0")] if words else [], list(fds)


def homes():
    """Where what was read has kept the home folder: owner, name, value."""
    found = []
    for name, module in list(sys.modules.items()):
        if name.startswith(("awscli", "botocore", "s3transfer")):
            owners = [module, *(one for one in vars(module).values() if isinstance(one, type) and one.__module__ == name)]
            owners += [one for owner in owners for one in vars(owner).values() if isinstance(one, types.FunctionType) and one.__defaults__]
            for owner in owners:
                held = {"__defaults__": owner.__defaults__} if isinstance(owner, types.FunctionType) else vars(owner)
                found += [(owner, key, value) for key, value in list(held.items()) if NO_HOME in str(value) and isinstance(value, (str, tuple))]
    return [one for one in found if one[1] != "NO_HOME"]


def moved(value, home):
    if isinstance(value, tuple):
        return tuple(moved(one, home) for one in value)
    return value.replace(NO_HOME, home) if isinstance(value, str) else value


def answer(folder, environment, words, fds):
    """The AWS CLI itself, in the place of its caller."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for to, fd in enumerate(fds):
        os.dup2(fd, to)
        os.close(fd)
    os.chdir(folder)
    data = os.environ["AWS_DATA_PATH"]  # The AWS CLI has put it there when it was read.
    os.environb.clear()
    os.environb.update(environment)
    os.environ["AWS_DATA_PATH"] = os.pathsep.join(filter(None, (data, os.environ.get("AWS_DATA_PATH"))))
    time.tzset()
    for owner, key, value in HOMES:
        setattr(owner, key, moved(value, os.path.expanduser("~")))
    for name, fd, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        file = io.TextIOWrapper(open(fd, mode + "b", closefd=False), encoding="utf-8", errors="surrogateescape" if fd < 2 else "backslashreplace",
                                line_buffering=fd == 2)
        setattr(sys, name, file)
        setattr(sys, f"__{name}__", file)
    sys.argv = ["aws", *words]
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        import traceback
        traceback.print_exc()
        status = 1
    for file in (sys.stdout, sys.stderr):
        try:
            file.flush()
        except OSError:
            status = status or 1
    return status or 0


def serve(folder):
    address = os.path.join(folder, "socket")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(address)
    listening.listen(64)
    program = os.path.join(folder, "aws")
    with open(program, "w") as file:
        file.write(CLIENT.format(python=sys.executable, address=address))
    os.chmod(program, 0o700)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("serving", flush=True)
    waiting = selectors.DefaultSelector()
    waiting.register(listening, selectors.EVENT_READ)
    waiting.register(0, selectors.EVENT_READ)
    while True:
        for key, _ in waiting.select():
            if key.fd == 0:
                if not os.read(0, 1024):
                    return
                continue
            connection, _ = listening.accept()
            given = received(connection)
            if given is None:
                connection.close()
                continue
            for word in given[2]:
                if not word.startswith("-"):
                    prepare("s3" if word in ("s3", "s3api") else word)
                    break
            gc.freeze()
            if os.fork() == 0:
                listening.close()
                status = 255
                try:
                    status = answer(*given)
                    connection.send(bytes([status & 255]))
                finally:
                    os._exit(status & 255)
            for fd in given[3]:
                os.close(fd)
            connection.close()


if __name__ == "__main__":
    botocore.loaders.JSONFileLoader.load_file = load
    botocore.loaders.Loader.list_available_services = available
    awscli.clidriver.create_clidriver()
    prepare("sts")
    HOMES = homes()
    serve(sys.argv[1])
