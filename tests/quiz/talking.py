"""Talk to a view as the browser does, without one."""


def talk(view, do, *, buffers=(), **content):
    """Send a request and give the reply, with the files that came with it under `files`."""
    replies = []
    view.send = lambda reply, buffers=None: replies.append((reply, buffers))
    view._handle_custom_msg({"do": do, "request": "r1", **content}, list(buffers))
    (reply, files) = replies[0]
    assert len(replies) == 1
    assert reply.pop("request") == "r1"
    return {**reply, "files": files} if files else reply
