import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.patterns.conjugation import base_of, formed, in_case, person
from desktop.engine.wordset import word_set

FORMS = ("", "s", "ing", "ed", "en")
# Ordinary verbs with all that English spelling does to them.
VERBS = word_set("""
    accept add admit agree allow annoy answer apply argue arrange arrive ask attach bake bear beat
    become beg begin believe bite blame blow borrow break breathe bring broadcast brush buy call
    cancel carry cast catch change choose claim clean climb close collect come complain connect cook
    cost count cover cry cut dance decide deny describe destroy develop die differ dig discover
    discuss draw dream drink drive drop eat echo employ end enjoy enter escape examine expect
    explain fail fall feed feel fetch fight finish fit fix fly focus follow forbid forget forgive
    free freeze gain get give go grow guess guide hang happen hate hear help hide hit hold hope hug
    hurry hurt improve include increase insist invite join judge jump keep kick kiss know laugh lead
    learn leave lend let lie like listen live lock look lose love make manage marry mean meet
    mention miss move need notice obey occur offer open owe own pack paint pass pay perform permit
    pick plan play please point pour prefer prepare press promise prove pull push put quit raise
    reach read receive refer refuse regret rely remain remember remove repair repeat reply rest ride
    rise rub run satisfy save say see seem sell send serve set shake share shed shine shoot show
    shut sing sink sit sleep slip smell smile solve sound speak spend split stand start stay steal
    step stop study succeed suffer suggest suit supply suppose surprise swim swing take talk teach
    tell thank think threaten throw tie travel treat trust try turn understand unite use visit wait
    wake walk wash waste watch wear win wish withdraw work worry write
""")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_an_ordinary_verb_leads_back_to_it(form):
    assert [
        (verb, base_of(formed(verb, form), form))
        for verb in sorted(VERBS)
        if base_of(formed(verb, form), form) != verb
    ] == []


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("walk", "walks walking walked walked"),
        ("stop", "stops stopping stopped stopped"),
        ("open", "opens opening opened opened"),
        ("prefer", "prefers preferring preferred preferred"),
        ("hope", "hopes hoping hoped hoped"),
        ("agree", "agrees agreeing agreed agreed"),
        ("change", "changes changing changed changed"),
        ("die", "dies dying died died"),
        ("try", "tries trying tried tried"),
        ("play", "plays playing played played"),
        ("watch", "watches watching watched watched"),
        ("fix", "fixes fixing fixed fixed"),
        ("miss", "misses missing missed missed"),
        ("echo", "echoes echoing echoed echoed"),
        ("tattoo", "tattoos tattooing tattooed tattooed"),
        ("go", "goes going went gone"),
        ("do", "does doing did done"),
        ("have", "has having had had"),
        ("be", "is being was been"),
        ("write", "writes writing wrote written"),
        ("begin", "begins beginning began begun"),
        ("forget", "forgets forgetting forgot forgotten"),
        ("cut", "cuts cutting cut cut"),
        ("fly", "flies flying flew flown"),
        ("let", "lets letting let let"),
        ("broadcast", "broadcasts broadcasting broadcast broadcast"),
    ],
)
def test_the_forms_of_a_verb(base, expected):
    assert " ".join(formed(base, form) for form in FORMS[1:]) == expected
    assert formed(base, "") == base


@pytest.mark.parametrize(
    ("word", "form", "base"),
    [
        ("travelled", "ed", "travel"),
        ("traveled", "ed", "travel"),
        ("improved", "ed", "improve"),
        ("tried", "ed", "try"),
        ("carries", "s", "carry"),
        ("using", "ing", "use"),
        ("read", "ed", "read"),
        ("broken", "en", "break"),
        ("broken", "ed", None),
        ("broke", "en", None),
        ("played", "s", None),
        ("plays", "", None),
        ("playing", "", None),
        ("winning", "", None),
        ("developed", "ed", "develop"),
        ("broke", "s", None),
        ("miss", "s", None),
        ("stoped", "ed", None),
        ("preferes", "s", None),
        ("zorbled", "ed", None),
        ("red", "ed", None),
        ("morning", "ing", None),
        ("the", "", None),
        ("never", "", None),
        ("well-known", "", None),
        ("12", "", None),
        ("", "", None),
        ("", "ing", None),
        ("s", "s", None),
        ("ing", "ing", None),
        ("ed", "ed", None),
    ],
)
def test_the_base_of_a_word_in_a_form(word, form, base):
    assert base_of(word, form) == base


def test_the_word_itself_is_no_base_where_it_is_an_inflected_form():
    assert base_of("play", "") == "play"
    assert base_of("bring", "") == "bring"
    assert base_of("proceed", "") == "proceed"
    assert base_of("used", "") is base_of("dying", "") is base_of("hoped", "") is None


@given(
    st.text(max_size=12) | st.sampled_from(sorted(VERBS)).map(lambda verb: verb + "ed"),
    st.sampled_from(FORMS),
)
def test_any_word_has_a_base_or_none(word, form):
    base = base_of(word, form)
    assert base is None or base.isalpha()
    if form == "":
        assert base in {None, word}


@given(st.text(st.sampled_from("abeinosty"), min_size=2, max_size=6), st.sampled_from(FORMS))
def test_of_any_letters_a_form_can_be_written(base, form):
    found = formed(base, form)
    assert found.isalpha()
    assert form not in {"s", "ing"} or found.endswith(form)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("I", "me my myself"),
        ("you", "you your yourself"),
        ("he", "him his himself"),
        ("she", "her her herself"),
        ("it", "it its itself"),
        ("we", "us our ourselves"),
        ("they", "them their themselves"),
    ],
)
def test_the_cases_of_a_pronoun(subject, expected):
    for case, word in zip("opr", expected.split(), strict=True):
        assert in_case(subject, case) == word
        assert person(word, case) == subject
    assert in_case(subject, "") == subject
    assert person(subject.lower(), "") == subject


@pytest.mark.parametrize(
    ("word", "case"),
    [("him", ""), ("he", "o"), ("her", ""), ("my", "r"), ("anna", ""), ("", ""), ("hers", "p")],
)
def test_what_stands_in_no_such_case_is_nobody(word, case):
    assert person(word, case) is None
