"""What a question is: a module for each kind, and what all kinds have in common.

To add a kind:

1. Write its module here: a frozen subclass of `Item` with the keys that a bank holds (`layout`),
   how they are checked (`build`), the `key`, how a response is `marked`, the `solution`, what is
   `offered`, the `instruction`, what the `page` needs to draw it, and the answer in HTML.
   ``match.py`` is a good one to read first.
2. Enter it in ``kinds.py``. Reader, schema, checks, log, screen and static twin ask the item from
   there on, and never its type.
3. Draw its control in ``quiz/screen/controls.js``: an element, `read`, `write`, `focus`, and the
   places beside its parts where feedback goes.
4. Add one to ``tests/data/every_type.yaml``, tests beside its siblings, and renew the schema for
   editors with ``python -m ketacourse.quiz.bank.schema``.

What a bank cannot know, such as the ways through a graph, a judge says: a function that a topic
room names as an entry point, so that the quiz knows no topic.
"""
