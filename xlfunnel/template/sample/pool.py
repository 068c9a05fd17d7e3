"""Leads of the sample that nothing is wrong with yet: each slip takes one of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from xlfunnel.template.sample.story import Story


@dataclass(slots=True)
class Pool:
    """Leads in no order."""

    stories: list[Story]

    @classmethod
    def of(cls, stories: Iterable[Story], chance: Random) -> "Pool":
        """Return *stories* shuffled."""
        shuffled = list(stories)
        chance.shuffle(shuffled)
        return cls(shuffled)

    def take(
        self,
        *statuses: str | None,
        touches: int = 0,
        fits: Callable[[Story], bool] = lambda story: True,
    ) -> Story:
        """
        Return a lead, once only, with one of *statuses* and at least so many *touches*.

        Raises:
            LookupError: None is left that *fits*.
        """
        for number, story in enumerate(self.stories):
            is_fitting = story.lead["status"] in statuses and len(story.touches) >= touches
            if is_fitting and fits(story):
                return self.stories.pop(number)
        raise LookupError(f"no lead is left that is {statuses} with {touches} touches")
