"""Lets Playwright drive the Firefox of a distribution: started in its place, with its arguments.

Playwright speaks WebDriver BiDi with such a Firefox, and asks of every new page that colours and
motion be as the test wishes. Firefox does not know that command yet, and Playwright gives up. This
passes every message on, but takes "unknown command" for done where only a wish was not fulfilled.

FIREFOX names the browser. Of its own it writes nothing; what Firefox writes goes on, with the
address where it listens replaced by ours.
"""

import asyncio
import json
import os
import re
import signal
import sys

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

LISTENS = re.compile(r"(?<=WebDriver BiDi listening on )ws://\S+")
WISHES = "emulation."
LARGEST_MESSAGE = 2**28  # a picture of a whole page is one


class Bridge(WebSocketHandler):
    """One session: messages of the test go to Firefox, and its answers come back."""

    def initialize(self, place):
        self.place = place
        self.wishes = set()
        self.waiting = asyncio.Queue()

    def check_origin(self, origin):
        return True

    async def open(self, *_parts):
        self.firefox = await websocket_connect(
            f"{self.place['firefox']}/session", max_message_size=LARGEST_MESSAGE
        )
        self.tasks = [asyncio.create_task(self._there()), asyncio.create_task(self._back())]

    def on_message(self, message):
        self.waiting.put_nowait(message)

    def on_close(self):
        self.firefox.close()

    async def _there(self):
        while True:
            message = await self.waiting.get()
            command = json.loads(message)
            if command["method"].startswith(WISHES):
                self.wishes.add(command["id"])
            await self.firefox.write_message(message)

    async def _back(self):
        while (message := await self.firefox.read_message()) is not None:
            answer = json.loads(message)
            if answer.get("error") == "unknown command" and answer.get("id") in self.wishes:
                message = json.dumps({"type": "success", "id": answer["id"], "result": {}})
            await self.write_message(message)
        self.close()


async def main():
    """Start Firefox and a server before it; end with it."""
    firefox = await asyncio.create_subprocess_exec(
        os.environ["FIREFOX"], *sys.argv[1:], stderr=asyncio.subprocess.PIPE
    )
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, firefox.terminate)
    place = {}
    application = Application(
        [("/session", Bridge, {"place": place})], websocket_max_message_size=LARGEST_MESSAGE
    )
    sockets = bind_sockets(0, "127.0.0.1")
    HTTPServer(application).add_sockets(sockets)
    ours = f"ws://127.0.0.1:{sockets[0].getsockname()[1]}"
    async for line in firefox.stderr:
        said = line.decode("utf-8", "replace")
        if found := LISTENS.search(said):
            place["firefox"] = found[0]
        sys.stderr.write(LISTENS.sub(ours, said))
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
