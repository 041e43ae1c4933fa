"""The server of the phone's page and of votes: `uvicorn --factory ui.classroom.votes.server:serve`. Beside the app.

A visitor costs it a page of some kilobytes and a POST for each answer; it knows nothing of Streamlit. It writes no
log of who asked for what.
"""

import asyncio
import hashlib
import secrets
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from ui.classroom.votes import TEXT, phone
from ui.classroom.votes.refused import Refused
from ui.classroom.votes.store import Store

HERE = Path(__file__).parent
COOKIE, HELD = "voter", 24 * 3600  # the token of a phone, and for how long it has it, in seconds
LONGEST = 8_192  # bytes of a vote
AT_ONCE, EACH = 120, 10.0  # tokens that one address is given at once, and seconds until it may have one more
CHANGES, REST = 30, 1.0  # votes of one token at once, and seconds until it may send one more
MOST_KNOWN = 20_000  # addresses and tokens that are counted
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Bucket:
    """How much somebody may do: so much at once, and then a little at a time. It remembers hashes, and only here."""

    def __init__(self, at_once, each, clock=time.monotonic):
        self.at_once, self.each, self.clock = at_once, each, clock
        self.left, self.salt = {}, secrets.token_bytes(16)

    def takes(self, who):
        """Whether they may once more."""
        key, now = hashlib.sha256(self.salt + who.encode()).digest()[:8], self.clock()
        left, then = self.left.pop(key, (float(self.at_once), now))
        left = min(float(self.at_once), left + (now - then) / self.each)
        self.left[key] = max(left - 1.0, 0.0) if left >= 1.0 else left, now
        while len(self.left) > MOST_KNOWN:
            del self.left[next(iter(self.left))]
        return left >= 1.0


class Votes:
    """The pages. All they know is in the store, so that there may be several of them, and one may be killed."""

    def __init__(self, store):
        self.store, self.tokens, self.changes = store, Bucket(AT_ONCE, EACH), Bucket(CHANGES, REST)

    async def door(self, request):
        """Where one comes in; a room's number leads to the room."""
        asked = request.query_params.get("room", "").strip()
        if not asked:
            return HTMLResponse(phone.door())
        await run_in_threadpool(self.store.now, asked)
        return RedirectResponse(asked, 303)

    async def room(self, request):
        """A room, for a phone that has a token or is given one."""
        room, token, fresh = request.path_params["room"], request.cookies.get(COOKIE, ""), ""
        asked = await run_in_threadpool(self.store.now, room)
        if not self.store.known(token):
            if not self.tokens.takes(request.client.host if request.client else ""):
                raise Refused(TEXT["too fast"], 429)
            token = fresh = self.store.voter()
        answer = await self.drawn(room, asked, token)
        if fresh:  # without a path it is this folder's
            answer.set_cookie(COOKIE, fresh, max_age=HELD, path=None, httponly=True, samesite="lax")
        return answer

    async def drawn(self, room, asked, token, fault=None):
        """The room as this phone sees it, or what was wrong with its vote: of the others nothing before the reveal."""
        mine, rounds = await run_in_threadpool(self.seen, room, asked, token)
        if fault is None:
            return HTMLResponse(phone.room(room, asked, mine, rounds))
        return HTMLResponse(phone.room(room, asked, mine, rounds, str(fault), "../"), fault.status)

    def seen(self, room, asked, token):
        """What this phone said, and every round's votes after the reveal."""
        if asked is None:
            return None, ()
        mine = self.store.of(room, asked.number, asked.round, token)
        if asked.state != "revealed":
            return mine, ()
        return mine, [self.store.votes(room, asked.number, turn + 1) for turn in range(asked.round)]

    async def now(self, request):
        """What tells a phone whether its page still holds."""
        asked = await run_in_threadpool(self.store.now, request.path_params["room"])
        return PlainTextResponse(phone.version_of(asked))

    async def vote(self, request):
        """One answer; then the room once more."""
        room, token = request.path_params["room"], request.cookies.get(COOKIE, "")
        fault = None
        try:
            said = await fields(request)
            if self.store.known(token) and not self.changes.takes(token):
                raise Refused(TEXT["too fast"], 429)
            number, turn = (whole(said.get(name)) for name in ("number", "round"))
            await run_in_threadpool(self.store.vote, room, number, turn, token, said.get("value", []))
        except Refused as refused:
            fault = refused
        asked = await run_in_threadpool(self.store.now, room)
        return RedirectResponse(f"../{room}", 303) if fault is None else await self.drawn(room, asked, token, fault)


async def fields(request):
    """What a form said: name -> texts. Raises Refused where that is more than an answer can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise Refused(TEXT["too long"], 413)
    with suppress(ValueError):  # too many fields
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
    raise Refused(TEXT["too long"], 413)


def whole(texts):
    """The number of a question or of a round; -1, which none has, where it is none."""
    text = texts[0] if texts and len(texts) == 1 else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def file(name, kind):
    """A route to a file beside this."""
    text = (HERE / name).read_text(encoding="utf-8")

    async def answer(request):
        return Response(text, media_type=kind, headers={"Cache-Control": "max-age=3600"})

    return Route(f"/{name}", answer)


class Headers:
    """What a browser may do with these pages."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def put(message):
            if message["type"] == "http.response.start":
                names = {name.lower() for name, _ in message["headers"]}
                every = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(one for one in every if one[0] not in names)]
            await send(message)

        await self.app(scope, receive, put)


def serve(store=None):
    """The server, over the store that LSTM_CLASS names or one that is given."""
    store = store or Store()
    pages = Votes(store)

    @asynccontextmanager
    async def lifespan(app):
        async def tidy():
            while True:
                with suppress(Refused):  # the database is away
                    await run_in_threadpool(store.expire)
                await asyncio.sleep(3600)

        tidies = asyncio.create_task(tidy())
        yield
        tidies.cancel()

    routes = [
        Route("/", pages.door),
        Route("/health", lambda request: PlainTextResponse("ok")),
        file("phone.css", "text/css"),
        file("phone.js", "text/javascript"),
        Route("/{room:str}", pages.room),
        Route("/{room:str}/now", pages.now),
        Route("/{room:str}/vote", pages.vote, methods=["POST"]),
    ]

    async def refused(request, fault):
        root = "../" * request.url.path.endswith("/vote")
        return HTMLResponse(phone.door(str(fault), root), fault.status)

    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={Refused: refused})
    app.add_middleware(Headers)
    return app
