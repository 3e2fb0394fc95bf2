"""The kinds of questions, each a module of this room; a new one is entered here."""

from __future__ import annotations

from ketacourse.quiz.items.choice import ChoiceItem
from ketacourse.quiz.items.code import CodeItem
from ketacourse.quiz.items.item import Item
from ketacourse.quiz.items.match import MatchItem
from ketacourse.quiz.items.multiple import MultipleItem
from ketacourse.quiz.items.numeric import NumericItem
from ketacourse.quiz.items.order import OrderItem
from ketacourse.quiz.items.path import PathItem
from ketacourse.quiz.items.predict import PredictItem
from ketacourse.quiz.items.reflection import ReflectionItem

KINDS: dict[str, type[Item]] = {
    kind.type: kind
    for kind in (
        ChoiceItem,
        MultipleItem,
        NumericItem,
        OrderItem,
        MatchItem,
        ReflectionItem,
        CodeItem,
        PathItem,
        PredictItem,
    )
}
