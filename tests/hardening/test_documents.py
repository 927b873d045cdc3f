"""The hostile documents that are quickly made and read; the command tries the others, too."""

import pytest
from hardening.documents import CASES, opened

SLOW = {
    "a.docx",
    "b.docx",
    "c.docx",
    "d.docx",
    "e.docx",
    "l.docx",
    "m.docx",
    "n.docx",
    "o.docx",
    "p.docx",
    "s.docx",
}
SLOW |= {"q.docx", "ab.docx", "ac.docx", "ad.docx", "a.txt", "b.txt", "c.txt"}
QUICK = [
    name
    for name in CASES
    if not name.endswith(".md") and name.partition(":")[0] not in SLOW and ".md" not in name
]


@pytest.mark.parametrize("name", QUICK)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_it_opens_whole_or_is_refused_with_a_sentence(tmp_path, name):
    path = tmp_path / name.partition(":")[0]
    path.write_bytes(CASES[name]())
    outcome = opened(path)["outcome"]
    assert outcome.startswith(("opens: ", f"“{path.name}” "))
    assert outcome.count("\n") == 0


def test_nothing_is_fetched_from_elsewhere(tmp_path):
    for name in (
        "f.docx: billion laughs",
        "g.docx: entity from a file (XXE)",
        "i.docx: entities in its styles",
    ):
        path = tmp_path / "a.docx"
        path.write_bytes(CASES[name]())
        assert "declarations" in opened(path)["outcome"]
