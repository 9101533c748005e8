"""How operations are added, and how requests come to them."""

import json
import re
import traceback
from xml.sax.saxutils import escape

from layer import forks
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.iam.models import get_account_id_from
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

FORK = "/layer/fork/"
ADDED = "x-mitosis-added"
SCOPE = re.compile(r"Credential=([^/,]+)/[^/]+/([^/]+)/([^/]+)/aws4_request")
IN_XML = {"route53"}
SERVED = []
PAGES = {}


class Refused(ServiceException):
    """An error of the service, with its code."""

    def __init__(self, code, message):
        super().__init__(code, message)


class Caller:
    """Who asks for what in a service that the emulator lacks."""

    def __init__(self, environ):
        scope = SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        key, self.region, self.service = scope.groups() if scope else ("", "", "")
        self.account = get_account_id_from(key)
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        path = environ.get("PATH_INFO", "/")
        self.operation = target.rpartition(".")[2] or f"{environ['REQUEST_METHOD']} {path}"
        self.path = path
        self.environ = environ

    @property
    def body(self):
        length = int(self.environ.get("CONTENT_LENGTH") or 0)
        return json.loads(self.environ["wsgi.input"].read(length) or b"{}")


def added(responses, *paths):
    """Adds the function, under its name, as an operation to a service of the emulator; paths are those to which nothing is bound yet."""

    def add(function):
        def answer(self):
            self.response_headers[ADDED] = "1"
            return ActionResult(function(self) or {})

        answer.__name__ = function.__name__
        setattr(responses, function.__name__, answer)
        return function

    return add


def instead(responses):
    """Takes the place of an operation of the emulator, which the function gets; the answer is the emulator's still."""

    def take(function):
        operation = getattr(responses, function.__name__)

        def answer(self):
            return function(self, operation)

        answer.__name__ = function.__name__
        setattr(responses, function.__name__, answer)
        return function

    return take


def served(service, *operations):
    """Answers operations of a service that the emulator lacks: names, or patterns of method and path."""

    def add(function):
        SERVED.extend((service, re.compile(operation), function) for operation in operations)
        return function

    return add


def page(prefix):
    """Answers paths that no service has, and nobody signs."""

    def add(function):
        PAGES[prefix] = function
        return function

    return add


def reply(start, status, body, added=False, kind="application/x-amz-json-1.1"):
    data = body if isinstance(body, bytes) else json.dumps(body, default=str).encode()
    start(status, [("Content-Type", kind), ("Content-Length", str(len(data)))] + ([(ADDED, "1")] if added else []))
    return [data]


def front(emulator, environ, start):
    for prefix, function in PAGES.items():
        if environ.get("PATH_INFO", "").startswith(prefix):
            return reply(start, "200 OK", function(environ["PATH_INFO"]), True, "application/octet-stream")
    caller = Caller(environ)
    function = next((f for s, pattern, f in SERVED if s == caller.service and pattern.fullmatch(caller.operation)), None)
    try:
        if function:
            answer = function(caller) or {}
            return reply(start, "200 OK", answer, True, *(["application/xml"] if isinstance(answer, bytes) else []))
        return emulator(environ, start)
    except Refused as refused:
        if caller.service in IN_XML:
            error = f"<ErrorResponse><Error><Type>Sender</Type><Code>{refused.code}</Code><Message>{escape(refused.message)}</Message></Error></ErrorResponse>"
            return reply(start, "400 Bad Request", error.encode(), True, "application/xml")
        return reply(start, "400 Bad Request", {"__type": refused.code, "message": refused.message}, True)
    except NotImplementedError as lacking:
        return reply(start, "501 Not Implemented", {"__type": "NotImplemented", "message": str(lacking)})
    except Exception as stumbled:
        if "moto/backends.py" in traceback.format_exc() and isinstance(stumbled, AttributeError):
            return reply(start, "501 Not Implemented", {"__type": "NotImplemented", "message": f"no service {caller.service}"})
        traceback.print_exc()
        message = f"the emulator stumbled: {type(stumbled).__name__}: {stumbled}"
        return reply(start, "500 Internal Server Error", {"__type": "InternalFailure", "message": message})


def stand_in_front():
    answer = DomainDispatcherApplication.__call__


    def call(self, environ, start):
        if environ.get("PATH_INFO", "").startswith(FORK):
            return reply(start, "200 OK", forks.fork(self, int(environ["PATH_INFO"][len(FORK):])))
        return front(lambda *request: answer(self, *request), environ, start)

    DomainDispatcherApplication.__call__ = call
