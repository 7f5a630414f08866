"""The server: answers a client over standard input and output, one question at a time. The SDK is imported here only.

The SDK brings an HTTP server and client, which are imported with it and never used: no port is opened, nothing is
connected to. What it logs, it would log of requests, which quote the diary; so it logs nothing.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from indexer import __version__
from indexer.app import Diary
from indexer.assistant.parameters import input_schema, read_arguments
from indexer.assistant.tools import INSTRUCTIONS, TOOLS
from indexer.errors import UsageError
from indexer.messages import message
from indexer.render.json_object import dumps
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import mcp_types as types
    from mcp.server.lowlevel import Server


class Service(NamedTuple):
    """What the server needs to know of the world.

    ``refresh`` brings the index of a diary up to date and gives what there is to say about that; ``explain`` puts an
    error into words. Both, and ``today``, are asked for each question anew: a server runs for days.
    """

    directory: str
    language: str
    today: Callable[[], dt.date]
    refresh: Callable[[Diary], Iterable[str]]
    explain: Callable[[Exception], str]


def check_sdk() -> None:
    """Raises UsageError where the SDK is not installed."""
    try:
        import mcp.server  # noqa: F401  (whether it can be)
    except ImportError:
        raise UsageError("needs-mcp") from None


def serve(service: Service) -> None:
    """Answer until the client hangs up."""
    import anyio
    from mcp.server.stdio import stdio_server

    server = _server(service)

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    with _silent(), _hanging_up():
        anyio.run(run)


def answer(service: Service, name: str, arguments: Mapping[str, object]) -> dict[str, Any]:
    """What a tool answers. Raises :class:`~indexer.errors.NikkiError`.

    The index is opened for each question, as each command does (some milliseconds): so answers follow an index that
    somebody else writes, and nothing is kept.
    """
    tool = next((tool for tool in TOOLS if tool.name == name), None)
    if tool is None:
        raise UsageError("no-such-tool", name=name, known=", ".join(tool.name for tool in TOOLS))
    wish = read_arguments(tool.parameters, arguments)
    diary = Diary(service.directory)
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
