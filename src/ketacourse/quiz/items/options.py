"""What choosing one option and ticking several have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from ketacourse.quiz.items.arranging import permutation
from ketacourse.quiz.items.item import Item, Option
from ketacourse.quiz.items.layout import (
    Field,
    Fields,
    Values,
    refuse_repeats,
    table_field,
    text_field,
)

OPTION: Fields = {
    "text": text_field("What the student reads, in Markdown."),
    "correct": Field(kind="flag", doc="True for a right option.", required=False),
    "feedback": text_field("What to say to those who chose it: why it is right or wrong."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsItem(Item):
    """A question with options, each explained to those who choose it.

    They keep their authored order unless `shuffle` is true.
    """

    layout: ClassVar[Fields] = {
        "options": Field(
            kind="map",
            doc="What can be chosen, each under a short id.",
            least=2,
            each=table_field("An option.", OPTION),
        ),
        "shuffle": Field(
            kind="flag", doc="True to show the options in another order.", required=False
        ),
    }

    options: tuple[Option, ...]
    shuffle: bool = False

    @property
    def key(self) -> Any:
        """Option ids and which of them are right."""
        return [[option.id, option.correct] for option in self.options]

    @property
    def explained(self) -> dict[str, str]:
        """What is said to those who choose a wrong option."""
        return {option.id: option.feedback for option in self.options if not option.correct}

    @property
    def offered(self) -> dict[str, str]:
        """The options."""
        places = range(len(self.options))
        order = permutation(f"{self.bank}/{self.id}", len(places)) if self.shuffle else places
        return {self.options[at].id: self.options[at].text for at in order}


def options_of(values: Values) -> tuple[Option, ...]:
    """Options as a bank holds them.

    Raises
    ------
    UnfitError
        If two of them say the same.
    """
    options = tuple(Option(id=name, **option) for name, option in values["options"].items())
    refuse_repeats("options", "options", [option.text for option in options])
    return options
