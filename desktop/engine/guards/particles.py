"""Particles: again, even, still, already, also and their like are small words that say much."""

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence
from desktop.engine.wordset import word_set

# What may stand for each of them; some have other uses in which they come and go more freely.
_LIKE = {
    "again": word_set(
        """
        again once anew another back more further repeat repeated repeatedly afresh re second next return
        returned returning returns resume resumed restore restored
        """
    ),
    "even": word_set(
        """
        even still yet far much despite although though regardless including also actually indeed so
        whether no not n't spite albeit smooth level
        """
    ),
    "still": word_set(
        """
        still yet nevertheless nonetheless remain remains remained remaining continue continues continued
        continuing even though although despite but however keep keeps kept while persist persists persisted
        ongoing calm quiet motionless presently currently today lingering linger whilst yet anyway always now
        """
    ),
    "already": word_set(
        "already now previously before has have had existing earlier prior beforehand current currently early"
    ),
    "yet": word_set(
        """
        yet but still however though although nevertheless nonetheless not n't while despite far now already
        never ever remain remains whilst albeit even so
        """
    ),
    "anymore": word_set("anymore any more longer now no cease ceased stopped stop today nowadays"),
    "also": word_set(
        """
        also too additionally well besides plus moreover likewise further furthermore both similarly addition
        including another along equally even
        """
    ),
}
_PARTICLES = frozenset(_LIKE)


def facts(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence, "n't" among them where one ends so."""
    words = sentence.lower_set
    return words | {"n't"} if "n't" in sentence.plain else words


def breaks(source: frozenset[str], rewrite: frozenset[str]) -> bool:
    """Whether a particle is lost."""
    return any(_LIKE[particle].isdisjoint(rewrite) for particle in _PARTICLES & source)


GUARD = Guard("particles", facts, breaks)
