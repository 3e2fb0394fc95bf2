"""Talk to a view as the browser does, without one."""

from itertools import count

NUMBERS = count()


def talk(view, do, *, buffers=(), **content):
    """Send a request and give the reply, with the files that came with it under `files`."""
    request = f"r{next(NUMBERS)}"
    replies = hear(view, {"do": do, "request": request, **content}, buffers)
    ((reply, files),) = replies
    assert reply.pop("request") == request
    return {**reply, "files": files} if files else reply


def hear(view, message, buffers=()):
    """Every reply to a message, with its files."""
    replies = []
    view.send = lambda reply, buffers=None: replies.append((reply, buffers))
    view._handle_custom_msg(message, list(buffers))
    return replies
