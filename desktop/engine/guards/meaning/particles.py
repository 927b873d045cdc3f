"""Particles: again, even, still, already, actually, because, although: they are small and say much.

They are not lost, and no "as well" is hung on at the end.
"""

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
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
    # "Not" alone does not say that it is still to come.
    "not yet": word_set(
        "yet still until far already unfinished pending prior before remain remains remained"
    ),
    "because": word_set(
        """
        because as since due owing thanks so therefore thus hence consequently accordingly result results
        resulted resulting given considering cause caused causes causing reason reasons why led leads leading
        lead means meant meaning made makes making make account grounds for by with from through that given
        seeing being having
        """
    ),
    "why": word_set(
        """
        why why's reason reasons cause causes caused because explain explains explanation purpose makes make
        made causing what how rationale motivation behind so leads lead led consequently therefore since as
        result due understanding factor factors
        """
    ),
    "anymore": word_set("anymore any more longer now no cease ceased stopped stop today nowadays"),
    "actually": word_set("actually really fact truly indeed even real reality"),
    "also": word_set(
        """
        also too additionally well besides plus moreover likewise further furthermore both similarly addition
        including another along equally even
        """
    ),
}
_LIKE |= dict.fromkeys(
    ("although", "though", "despite", "albeit", "notwithstanding", "spite"),
    word_set(
        """
        although though despite albeit notwithstanding spite whereas but yet while whilst however nevertheless
        nonetheless still even regardless if when not n't without only rather instead unlike no never
        """
    ),
)
_PARTICLES = frozenset(_LIKE)
_LIKE_AS_WELL = _LIKE["also"] | word_set(
    "more both and either same even as moreover furthermore other spread"
)


def facts(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence, and marks: "n't", "not yet", and "... as well" where it ends so."""
    words = sentence.lower_set
    if sentence.lower[-2:] == ["as", "well"]:
        words = words | {"... as well"}
    if "n't" in sentence.plain:
        words = words | {"n't"}
    return words | {"not yet"} if "yet" in words and not words.isdisjoint({"not", "n't"}) else words


def breaks(source: frozenset[str], rewrite: frozenset[str]) -> bool:
    """Whether a particle is lost, or one is new."""
    if "... as well" in rewrite and _LIKE_AS_WELL.isdisjoint(source):
        return True
    return any(_LIKE[particle].isdisjoint(rewrite) for particle in _PARTICLES & source)


GUARD = Guard("particles", facts, breaks)
