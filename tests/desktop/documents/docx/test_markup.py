import pytest

from desktop.documents.docx.markup import NAMESPACES, read
from desktop.documents.errors import DocumentError

W = NAMESPACES[0]


class Places:
    """Notes every element with its bytes."""

    def __init__(self, data):
        self.data = data
        self.elements = []
        self.texts = []

    def open(self, tag):
        pass

    def close(self, tag, start, end):
        self.elements.append((tag.name, tag.attributes, self.data[tag.start : end], self.data[start:end]))

    def text(self, text):
        self.texts.append(text)


def heard(xml):
    data = xml if isinstance(xml, bytes) else xml.encode()
    places = Places(data)
    read(data, places)
    return places


def test_each_element_is_found_with_its_bytes():
    places = heard(
        f'\ufeff<?xml version="1.0"?><!-- <x> --><w:a xmlns:w="{W}" xmlns:o="urn:o">'
        "<w:b w:c='1 > 0' o:d=\"2\" /><o:e>é&amp;</o:e ></w:a>"
    )
    assert [(name, attributes) for name, attributes, *_ in places.elements] == [
        ("b", {"c": "1 > 0", "urn:o d": "2"}),
        ("urn:o e", {}),
        ("a", {}),
    ]
    assert places.elements[0][2] == b"<w:b w:c='1 > 0' o:d=\"2\" />"
    assert places.elements[1][2:] == ("<o:e>é&amp;</o:e >".encode(), b"</o:e >")
    assert "".join(places.texts) == "é&"


def test_another_prefix_and_the_strict_namespace_are_the_same_to_us():
    for uri in NAMESPACES:
        assert [name for name, *_ in heard(f'<a xmlns="{uri}"><x:b xmlns:x="{uri}"/></a>').elements] == [
            "b",
            "a",
        ]


def test_the_prefixes_in_force_are_told():
    namespaces = {}
    scopes = []

    class Scopes(Places):
        def open(self, tag):
            scopes.append(dict(namespaces))

    data = b'<a xmlns="u" xmlns:p="v"><b xmlns="w"/><c/></a>'
    read(data, Scopes(data), namespaces)
    assert scopes == [{"": "u", "p": "v"}, {"": "w", "p": "v"}, {"": "u", "p": "v"}]
    assert namespaces == {}


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<a>&undeclared;</a>",
        "<a><b></a>",
        "<a>" * 300 + "</a>" * 300,
        '<?xml version="1.0" encoding="utf-16"?><a/>',
        '<?xml version="1.0" encoding="latin-1"?><a/>',
        "<a/>".encode("utf-16"),
        "<x:a/>",
        "<a>\ud800</a>".encode("utf-8", "surrogatepass"),
        b"",
    ],
)
def test_attacks_and_damage_are_refused(xml):
    with pytest.raises(DocumentError):
        heard(xml)


def test_endless_tags_are_refused(monkeypatch):
    monkeypatch.setattr("desktop.documents.docx.markup._MOST_TAGS", 10)
    heard("<a>" + "<b/>" * 9 + "</a>")
    with pytest.raises(DocumentError, match="split it"):
        heard("<a>" + "<b/>" * 10 + "</a>")
