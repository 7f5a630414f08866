"""The server: answers a client over standard input and output, one question at a time. The SDK is imported here only.

The SDK brings an HTTP server and client, which are imported with it and never used: no port is opened, nothing is
connected to. What it logs, it would log of requests, which quote the diary; so it logs nothing.
"""

from __future__ import annotations

import json
import logging
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from indexer import __version__
from indexer.analysis.panics import silenced
from indexer.app import Diary
from indexer.assistant.parameters import input_schema, read_arguments
from indexer.assistant.tools import INSTRUCTIONS, TOOLS
from indexer.errors import UsageError
from indexer.messages import message
from indexer.render.json_object import dumps
from indexer.support.system import install_command
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import mcp_types as types
    from mcp.server.lowlevel import Server
    from mcp.shared.message import SessionMessage


class Service(NamedTuple):
    """What the server needs to know of the world.

    ``refresh`` brings the index of a diary up to date and gives what there is to say about that; ``explain`` puts an
    error into words. Both, and ``today``, are asked for each question anew: a server runs for days. ``outside``: files
    that links in the diary lead to, out of it, are shown too; ``meaning``: entries are also found by it.
    """

    directory: str
    language: str
    today: Callable[[], dt.date]
    refresh: Callable[[Diary], Iterable[str]]
    explain: Callable[[Exception], str]
    outside: bool = False
    meaning: bool = True


def check_sdk() -> None:
    """Raises UsageError where the SDK is not installed."""
    try:
        import mcp.server  # noqa: F401  (whether it can be)
    except ImportError:
        raise UsageError("needs-mcp", install=install_command("mcp")) from None


def serve(service: Service) -> None:
    """Answer until the client hangs up."""
    import anyio
    from mcp.server.stdio import stdio_server

    server = _server(service)

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            understood = _Understood(incoming, outgoing)
            await server.run(understood, outgoing, server.create_initialization_options())

    with _silent(), _hanging_up():
        anyio.run(run)


class _Understood:
    """The messages of a client; what is none is answered with an error of JSON-RPC, where the SDK would say nothing."""

    def __init__(self, incoming: Any, outgoing: Any) -> None:  # noqa: ANN401  (streams of the SDK, which it keeps to itself)
        self._incoming = incoming
        self._outgoing = outgoing

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (the rest is as it was)
        return getattr(self._incoming, name)

    def __aiter__(self) -> _Understood:
        return self

    async def __anext__(self) -> SessionMessage:
        import anyio

        try:
            return await self.receive()
        except anyio.EndOfStream:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> _Understood:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._incoming.aclose()

    async def receive(self) -> SessionMessage:
        """The next message."""
        import anyio
        from mcp.shared.message import SessionMessage

        while True:
            item = await self._incoming.receive()
            if not isinstance(item, Exception):
                return cast("SessionMessage", item)
            with suppress(anyio.ClosedResourceError, anyio.BrokenResourceError):
                await self._outgoing.send(SessionMessage(_refusal(item)))


def _refusal(error: Exception) -> types.JSONRPCError:
    """The answer to a line that is no message: to its id, where it has one that can be made out, and quoting nothing."""
    import mcp_types as types

    first = error.errors()[0] if hasattr(error, "errors") else {"type": "", "input": ""}
    sent = first["input"]
    if isinstance(sent, str):
        # The SDK refuses half a character ("\\ud800"); Python reads the rest.
        try:
            sent = json.loads(sent)
        except (ValueError, RecursionError):
            sent = None
    found = sent.get("id") if isinstance(sent, dict) else None
    asked = found if isinstance(found, int | str) and not isinstance(found, bool) else None
    if isinstance(asked, str):
        asked = asked.encode("utf-8", "replace").decode()
    if first["type"] == "json_invalid":
        told = types.ErrorData(code=types.PARSE_ERROR, message="Parse error")
    else:
        told = types.ErrorData(code=types.INVALID_REQUEST, message="Invalid Request")
    return types.JSONRPCError(jsonrpc="2.0", id=asked, error=told)


def answer(service: Service, name: str, arguments: Mapping[str, object]) -> dict[str, Any]:
    """What a tool answers. Raises :class:`~indexer.errors.NikkiError`.

    The index is opened for each question, as each command does (some milliseconds): so answers follow an index that
    somebody else writes, and nothing is kept.
    """
    tool = next((tool for tool in TOOLS if tool.name == name), None)
    if tool is None:
        raise UsageError("no-such-tool", name=name, known=", ".join(tool.name for tool in TOOLS))
    wish = read_arguments(tool.parameters, arguments)
    diary = Diary(service.directory, outside=service.outside, meaning=service.meaning)
    notes = list(service.refresh(diary))
    diary.on_damage(lambda: notes.extend(service.refresh(diary)))
    found = tool.run(diary, wish, service.today())
    return {**found, "notes": notes} if notes else found


def _server(service: Service) -> Server[Any]:
    import anyio
    import anyio.to_thread
    import mcp_types as types
    from mcp.server.lowlevel import Server

    one_at_a_time = anyio.CapacityLimiter(1)

    async def list_tools(_context: object, _params: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=list(_listed(service.language)))

    async def call_tool(_context: object, params: types.CallToolRequestParams) -> types.CallToolResult:
        # In a thread, so that a ping is answered while the index is brought up to date.
        work = partial(_result, service, params.name, params.arguments or {})
        return await anyio.to_thread.run_sync(work, limiter=one_at_a_time)

    title = message("mcp-title", service.language)
    server: Server[Any] = Server(
        "nikki",
        version=__version__,
        title=title,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    # What is there by itself reports each request to OpenTelemetry, if something sets that up.
    server.middleware.clear()
    return server


def _listed(language: str) -> Iterator[types.Tool]:
    import mcp_types as types

    for tool in TOOLS:
        yield types.Tool(
            name=tool.name,
            title=message(f"tool-{tool.name}", language),
            description=tool.description,
            input_schema=input_schema(tool.parameters),
            output_schema=tool.output(),
            annotations=types.ToolAnnotations(
                read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
            ),
        )


def _result(service: Service, name: str, arguments: Mapping[str, object]) -> types.CallToolResult:
    """The answer as a value and, for clients that know no values, as text; or the error in words."""
    import mcp_types as types

    try:
        with silenced():
            found = answer(service, name, arguments)
    except Exception as error:  # noqa: BLE001  (the server goes on, whatever a question did)
        text = service.explain(error).encode("utf-8", "replace").decode()
        return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)
    return types.CallToolResult(content=[types.TextContent(text=dumps(found))], structured_content=found)


@contextmanager
def _silent() -> Iterator[None]:
    """Nothing is logged inside: Python would print warnings, which may quote a request."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _hanging_up() -> Iterator[None]:
    """A client that is gone while it is answered is no error."""
    try:
        yield
    except* BrokenPipeError:
        pass
