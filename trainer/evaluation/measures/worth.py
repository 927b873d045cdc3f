"""Whether a rewrite is worth having: *useful* and *bold*, from the other measures of the same rewrite."""

from collections.abc import Mapping

import numpy as np

from trainer.evaluation.measures.measure import Measure, Values

# The least cosine of the judge of meaning, and the least lexical diversity of each.
LEAST_SIMILARITY = 0.85
LEAST_USEFUL = 0.15
LEAST_BOLD = 0.30


def measures(names: Mapping[str, Values] | set[str]) -> tuple[Measure, Measure]:
    """What `worth` gives where these measures are at hand, described."""
    judge = "the second encoder" if "similarity2" in names else "the engine's own encoder, a lenient judge,"
    grammar = ", no new grammar flag" if "new_flags" in names else " (grammar not asked)"
    useful = (
        f"share of rewrites whose meaning {judge} finds kept (cosine of {LEAST_SIMILARITY} or more), with "
        f"numbers, names and negation kept{grammar} and a lexical diversity of {LEAST_USEFUL:.2f} or more"
    )
    return (
        Measure("useful", "useful", useful, "higher"),
        Measure("bold", "bold", f"the same with a lexical diversity of {LEAST_BOLD:.2f} or more", "higher"),
    )


def worth(values: Mapping[str, Values]) -> dict[str, Values]:
    """Useful and bold, 0 or 1 for each rewrite.

    Args:
        values: the other measures by name: lexical, facts, and similarity2 or similarity; new_flags where
            there is a grammar tagger.
    """
    meaning = values.get("similarity2", values["similarity"])
    sound = (meaning >= LEAST_SIMILARITY) & (values["facts"] > 0)
    if "new_flags" in values:
        sound &= values["new_flags"] == 0
    return {
        "useful": (sound & (values["lexical"] >= LEAST_USEFUL)).astype(np.float64),
        "bold": (sound & (values["lexical"] >= LEAST_BOLD)).astype(np.float64),
    }
