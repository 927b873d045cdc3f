"""Guards: what a rewrite may not change. Each module of the four folders holds one.

They compare a rewrite with its source, both flattened (`desktop.engine.layout.flatten`), before the
rewrite is fitted into the text: `fit` would give a statement the question mark of its source.
"""

from collections.abc import Sequence

from desktop.engine.guards.facts import (
    bounds,
    clock,
    directions,
    greetings,
    kept,
    links,
    names,
    numbers,
    pronouns,
    quantity,
    quotations,
    speech,
    symbols,
)
from desktop.engine.guards.grammar import (
    agreement,
    auxiliaries,
    degeneration,
    endings,
    fragments,
    infinitives,
    inflection,
    objects,
    participles,
    phrases,
    plurals,
    prepositions,
    repetition,
    smallwords,
    spelling,
    states,
    verbforms,
    wordforms,
)
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.meaning import (
    adverbs,
    assertions,
    being,
    claims,
    counterparts,
    degree,
    idioms,
    losses,
    modality,
    negation,
    opposites,
    particles,
    question,
    reasons,
    remarks,
    senses,
    sentiment,
    shifts,
    tense,
)
from desktop.engine.guards.order import (
    attachment,
    clauses,
    halves,
    leftovers,
    minds,
    openings,
    places,
    roles,
    tails,
)
from desktop.engine.guards.reading.sentence import Sentence

# The cheap ones first, for the first that breaks settles it.
GUARDS: tuple[Guard, ...] = (
    symbols.GUARD,
    links.GUARD,
    quotations.GUARD,
    speech.GUARD,
    question.GUARD,
    greetings.GUARD,
    numbers.GUARD,
    bounds.GUARD,
    quantity.GUARD,
    clock.GUARD,
    directions.GUARD,
    degeneration.GUARD,
    repetition.GUARD,
    spelling.GUARD,
    verbforms.GUARD,
    wordforms.GUARD,
    inflection.GUARD,
    agreement.GUARD,
    auxiliaries.GUARD,
    endings.GUARD,
    prepositions.GUARD,
    fragments.GUARD,
    infinitives.GUARD,
    idioms.GUARD,
    objects.GUARD,
    participles.GUARD,
    phrases.GUARD,
    degree.GUARD,
    shifts.GUARD,
    senses.GUARD,
    smallwords.GUARD,
    losses.GUARD,
    particles.GUARD,
    adverbs.GUARD,
    remarks.GUARD,
    claims.GUARD,
    assertions.GUARD,
    being.GUARD,
    tense.GUARD,
    states.GUARD,
    names.GUARD,
    counterparts.GUARD,
    plurals.GUARD,
    pronouns.GUARD,
    modality.GUARD,
    sentiment.GUARD,
    opposites.GUARD,
    negation.GUARD,
    openings.GUARD,
    leftovers.GUARD,
    places.GUARD,
    tails.GUARD,
    halves.GUARD,
    clauses.GUARD,
    reasons.GUARD,
    attachment.GUARD,
    minds.GUARD,
    roles.GUARD,
)

__all__ = ["GUARDS", "Guard", "GuardedSource", "broken_guard"]


class GuardedSource:
    """A sentence whose rewrites are to be checked: its side of each guard is worked out once.

    Args:
        source: the sentence, any text.
        keep: words and phrases that must come through; those that it does not hold do not matter.
        free: names of guards that are not asked.
    """

    def __init__(self, source: str, keep: Sequence[str] = (), free: Sequence[str] = ()) -> None:
        sentence = Sentence(source)
        guards = tuple(guard for guard in GUARDS if guard.name not in free) if free else GUARDS
        if keep:
            guards = (kept.guard(keep), *guards)
        self._checks = [(guard, sentence.once(guard.facts)) for guard in guards]
        # Nearly half of what is asked about was asked about before, in another dress that is none.
        self._known: dict[str, str | None] = {}

    def broken(self, rewrite: str) -> str | None:
        """The name of the first guard that `rewrite` breaks, or None if it is safe."""
        if rewrite not in self._known:
            self._known[rewrite] = self._first_broken(rewrite)
        return self._known[rewrite]

    def _first_broken(self, rewrite: str) -> str | None:
        sentence = Sentence(rewrite)
        for guard, facts in self._checks:
            if guard.breaks(facts, sentence.once(guard.facts)):
                return guard.name
        return None

    def all_broken(self, rewrite: str) -> list[str]:
        """The names of all guards that `rewrite` breaks, for statistics."""
        sentence = Sentence(rewrite)
        return [
            guard.name for guard, facts in self._checks if guard.breaks(facts, sentence.once(guard.facts))
        ]


def broken_guard(source: str, rewrite: str, keep: Sequence[str] = ()) -> str | None:
    """The name of the first guard that one rewrite breaks, or None. For many, use `GuardedSource`."""
    return GuardedSource(source, keep).broken(rewrite)
