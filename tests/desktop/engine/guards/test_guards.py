"""Whole sentences against all guards: wrong rewrites are caught, right ones are let through."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.guards import GUARDS, GuardedSource, broken_guard

# Each was made wrong by hand; the guard named must be among those that object.
WRONG = [
    # phrases and senses
    ("phrases", "He was the only one who knew.", "He was the just one who knew."),
    ("phrases", "It is small but has a garden.", "Although it is small, has a garden."),
    ("idioms", "He was struck off last year.", "He was hit off last year."),
    ("senses", "It leaves a greasy film in my mouth.", "It leaves a greasy movie in my mouth."),
    ("senses", "She is due to go to our school.", "She is owing to go to our school."),
    ("senses", "I told my closest friends.", "I told my nearest friends."),
    (
        "senses",
        "The outfits have given way to bolder looks.",
        "The outfits have provided way to bolder looks.",
    ),
    ("senses", "I have been here for awhile.", "I have been here for years."),
    ("senses", "Is the lane blocked by the closed bridge?", "Is the lane blocked by the shut bridge?"),
    ("tails", "She spilled her wine.", "She spilled her wine with it."),
    ("agreement", "The final report must be sent.", "The final report have to be sent."),
    ("agreement", "What are the dimensions of the court?", "What is the dimensions of the court?"),
    ("agreement", "I liked it and look forward to more.", "I liked it and are looking forward to more."),
    ("phrases", "It was left out due to unclear reasons.", "It was left out because of unclear reasons."),
    ("phrases", "We keep our distance from the dog.", "We keep our distance to the dog."),
    ("phrases", "They offer prayers for the dead.", "They provide prayers for the dead."),
    ("phrases", "They had improved 5-year survival.", "They had improved survival of 5-years."),
    ("phrases", "It runs on both multiple and single cores.", "It runs on both several and single cores."),
    ("phrases", "Were they at home or not?", "Were they at home or not? So?"),
    ("phrases", "Your experience was so positive.", "Your experience was such positive."),
    (
        "phrases",
        "I like the veal but with greens instead of pasta.",
        "Although I like the veal, with greens instead of pasta.",
    ),
    ("phrases", "It won't hurt, though huh?", "It won't hurt, although huh?"),
    ("agreement", "Her snickering broke into a laugh.", "Her snickering broke into a laughter."),
    ("agreement", "We alter codes, which in turn steer it.", "We alter codes, and this in turn steer it."),
    ("pronouns", "We drill and he gets the swing of it.", "We drill and get the swing of it."),
    ("agreement", "I look forward to it.", "I are looking forward to it."),
    ("agreement", "A field-theoretic solution.", "A fields-theoretic solution."),
    ("agreement", "What is the irrational fear of cats?", "What is called an irrationally fear of cats?"),
    ("phrases", "It is good for the industry as a whole.", "It is good for the industry as an entire."),
    ("phrases", "It was an attempt to drive.", "It was a try to drive."),
    ("phrases", "Please feel free to ask.", "Please you are welcome to ask."),
    ("question", "What is it called?", "What is it? What is it called?"),
    ("senses", "It is significant for code tasks.", "It is considerable for code tasks."),
    ("senses", "It has a one year time limitation.", "It has a one year time drawback."),
    ("clauses", "Mario had a big impact on sport.", "Sport had a big effect on Mario."),
    ("clauses", "Drought greatly affected the harvest.", "The harvest had a great effect on drought."),
    ("clauses", "Drought influenced the harvest.", "Drought was affected by the harvest."),
    ("phrases", "Annan has refused to step down.", "Annan has would not step down."),
    ("phrases", "It is just as good as mine.", "It is equally good as mine."),
    ("phrases", "Well, I cleaned the house.", "I cleaned the house, well."),
    ("phrases", "I find that it is a rip-off.", "It is old, which I find that it is a rip-off."),
    ("leftovers", "However, in this case, they are charged.", "They are charged, but in this case."),
    ("senses", "I realized no one was there.", "I did not realize any one was there."),
    ("senses", "We reduce this solution to the function.", "We decrease this solution to the function."),
    ("senses", "Finally, we show how it works.", "At last, we show how it works."),
    ("agreement", "Another time, they have come back.", "Another time, they have return."),
    ("phrases", "He will journey to Israel.", "He will trip to Israel."),
    ("senses", "It is against company policy.", "It is against firm policy."),
    ("senses", "There was none of the usual soap.", "There was not one of the usual soap."),
    ("phrases", "You can't judge a book by its cover.", "You can't judge a book written by its cover."),
    ("phrases", "The engine coughed twice and died.", "The engine coughed twice and killed."),
    ("phrases", "It was slow to respond to it.", "It was slow in response to it."),
    ("leftovers", "She spilled her coffee.", "She spilled her coffee with."),
    ("senses", "It was stolen from a collection.", "It was stolen by a collection."),
    # minds
    ("minds", "Your friend wants to set you up.", "You want your friend to set you up."),
    ("minds", "They want us to stay.", "We want them to stay."),
    ("minds", "My boss wants me to stay late.", "I want my boss to stay late."),
    ("minds", "He hopes we will come.", "We hope he will come."),
    ("minds", "My mother really thinks I am lazy.", "I really think my mother is lazy."),
    # places
    ("places", "I had a horrible stay at the Grand Hotel.", "The Grand Hotel had a horrible stay."),
    # opposites
    ("opposites", "It was a gritty defensive effort.", "It was a gritty offensive effort."),
    ("opposites", "Open the lid carefully.", "Carelessly open the lid."),
    # infinitives
    ("infinitives", "We propose to use a new method.", "We put forward to use a new method."),
    ("infinitives", "We propose to use a new method.", "We put forth to use a new method."),
    ("infinitives", "He dives to hit the ball.", "He dives to struck the ball."),
    ("infinitives", "It took hours to put out the fire.", "It took hours to extinguished the fire."),
    ("infinitives", "We propose to use a new method.", "We present to use a new method."),
    # participles
    ("participles", "I left the salon feeling refreshed.", "I left the salon feeling refreshing."),
    ("participles", "The results are encouraging.", "The results are encouraged."),
    # being
    ("being", "The menu is also a good choice.", "The menu also offers a good choice."),
    ("being", "The mall has a temporary store.", "The mall is a temporary store."),
    # numbers
    ("numbers", "The rate is closer to the mid $200's.", "The rate is closer to the mid $200."),
    ("numbers", "She walked 5 km to school.", "She walked 5 miles to school."),
    ("numbers", "It lasted a few hours.", "It lasted a few days."),
    ("numbers", "He won 3-2.", "He won 2-3."),
    ("numbers", "One in five adults smokes.", "Five adults smoke."),
    ("numbers", "The house was built in 1921.", "The house was constructed in 1912."),
    ("numbers", "She paid 1,000 dollars for it.", "She bought it for 10,000 dollars."),
    ("numbers", "Three of the five plans failed.", "Four of the five plans failed."),
    ("numbers", "He runs 3 miles and swims 5 laps.", "He runs 5 miles and swims 3 laps."),
    ("numbers", "The meeting starts at 9:30 a.m. today.", "Today the meeting begins at 9:30 p.m."),
    ("numbers", "They sold twelve cars in May.", "In May they sold many cars."),
    ("numbers", "We waited for a while.", "We waited for 20 minutes."),
    ("numbers", "Two million people live there.", "Two billion people live there."),
    ("numbers", "He finished in the third row.", "He finished in the fourth row."),
    ("numbers", "Prices rose by 2.5 points.", "Prices went up by 25 points."),
    ("numbers", "The box weighs 4 kg.", "The weight of the box is 40 kg."),
    ("numbers", "She scored twice in the game.", "She scored in the game."),
    (
        "negation",
        "I travel quite frequently to Chicago and have never had this happen.",
        "I have never been to Chicago and have never had this happen.",
    ),
    ("plurals", "Their arrangements were beautiful.", "Their arrangement was beautiful."),
    # claims and hedges
    ("claims", "We propose a method for counting words.", "We propose a novel method for counting words."),
    ("claims", "The results were reproduced.", "The results were successfully reproduced."),
    ("claims", "Such an illness typically wouldn't spread.", "Such an illness wouldn't spread."),
    ("claims", "The board has tentatively agreed.", "The board has agreed."),
    # tense
    ("tense", "The portions were appreciated.", "The portions are appreciated."),
    ("tense", "The space is clean and bright.", "The space was clean and bright."),
    # small words, remarks and what hangs on what
    ("adverbs", "They often walk home.", "They walk home."),
    ("adverbs", "They were impressed.", "They were thoroughly impressed."),
    ("particles", "Thank you again for the flowers.", "Thank you for the flowers."),
    ("remarks", "The bacon is delicious.", "The bacon is surprisingly delicious."),
    (
        "attachment",
        "It was a blow to the agency, which had asked for the power in order to protect investors.",
        "In order to protect investors, it was a blow to the agency, which had asked for the power.",
    ),
    # grammar
    ("verb forms", "She points at the map.", "She pointing at the map."),
    ("word forms", "Avoid burns by wrapping them tightly.", "Avoid burns by wrap them tightly."),
    ("agreement", "It is close to buyers.", "It is close to a buyers."),
    ("auxiliaries", "What does this word mean?", "What is this word mean?"),
    ("endings", "There were signs of shod horses.", "There were signs of shod horse."),
    ("prepositions", "We left because it had rained.", "We left due to it had rained."),
    ("fragments", "This shop is good in every way.", "This shop good in every way."),
    ("idioms", "The talks take place here.", "The talks take location here."),
    ("inflection", "The museum opens at nine.", "The museum opened at nine."),
    ("objects", "My father kept bees.", "My father remained bees."),
    # made-up and repeated words
    ("spelling", "We ran many experiments.", "We ran many experimentes."),
    ("repetition", "The staff is friendly and helpful.", "The staff is friendly and friendly."),
    # names
    ("names", "We flew from London to Rome.", "We flew from London to Paris."),
    ("names", "The prize went to Maria Lopez.", "The prize was given to Anna Lopez."),
    ("names", "NASA launched the probe.", "ESA launched the probe."),
    ("names", "I met Peter at the station.", "I met him there at the station."),
    ("names", "The shop is closed on Monday.", "On Tuesday the shop is shut."),
    ("names", "A German firm bought the plant.", "A French company bought the plant."),
    ("names", "My phone is an iPhone.", "My phone is an Iphone."),
    ("names", "It runs on Windows and Linux.", "It works on Windows."),
    ("names", "The film was shot abroad.", "The film was shot in Morocco."),
    ("names", "Mary bought the house.", "Susan purchased the house."),
    # negation
    ("negation", "He did not sign the letter.", "He signed the letter."),
    ("negation", "I can't see the point.", "I can see the point."),
    ("negation", "We have never been there.", "We have been there."),
    ("negation", "She left without her keys.", "She left with her keys."),
    ("negation", "The plan works well.", "The plan does not work well."),
    ("negation", "He likes tea, not coffee.", "He likes coffee, not tea."),
    ("negation", "Nobody came to the party.", "People came to the party."),
    ("negation", "There is no cure for it.", "There is a cure for it."),
    ("negation", "They hardly know each other.", "They know each other."),
    ("negation", "Neither plan was good.", "The plan was good."),
    # opposites
    ("opposites", "Taxes will increase next year.", "Taxes will decrease next year."),
    ("opposites", "The board accepted the offer.", "The board rejected the offer."),
    ("opposites", "Call me before lunch.", "Call me after lunch."),
    ("opposites", "This may inhibit our ability to grow.", "This may eliminate our ability to grow."),
    ("opposites", "It is possible to repair it.", "It is impossible to repair it."),
    ("opposites", "The staff were kind and honest.", "The staff were kind and dishonest."),
    ("opposites", "Most of the seats were taken.", "The least of the seats were taken."),
    ("opposites", "She always pays on time.", "She sometimes pays on time."),
    ("opposites", "The first train was late.", "The last train was late."),
    ("opposites", "We won the match.", "We lost the match."),
    ("opposites", "They opened the old bridge.", "They closed the old bridge."),
    ("opposites", "The treatment is harmless.", "The treatment is harmful."),
    ("opposites", "He walked up the hill.", "He walked down the hill."),
    ("opposites", "All of the guests enjoyed it.", "Some of the guests enjoyed it."),
    ("counterparts", "My grandfather kept bees.", "My grandmother kept bees."),
    # quantity and the clock
    ("quantity", "There is little evidence for it.", "There is no evidence for it."),
    ("clock", "It closes at half past five.", "It closes at half before five."),
    ("directions", "We walked across the square.", "We walked around the square."),
    # what is said, asked, greeted and given as a reason
    ("speech", '"Come in," said Anna.', '"Come in," Anna.'),
    ("greetings", "Hi Martha, thanks for the tea.", "Thanks for the tea, Hi Martha."),
    ("assertions", "He spoke as if it hurt.", "If it hurt, he spoke."),
    ("reasons", "Although it is cheap, it is good.", "It is good because it is cheap."),
    # sentiment
    ("sentiment", "We were disappointed with the rooms.", "The rooms were fantastic for us, and we agree."),
    ("sentiment", "The soup was delicious.", "The soup was awful."),
    # modality
    ("modality", "Visitors must wear a badge.", "Visitors may wear a badge."),
    ("modality", "The drug might help some patients.", "The drug will help some patients."),
    ("modality", "It will rain tomorrow.", "It might rain tomorrow."),
    # quotations
    ("quotations", "She said “I am tired” and left.", "She said “I am exhausted” and went away."),
    ("quotations", 'He called it "a minor issue".', 'He called it "a small problem".'),
    ("quotations", "He called it 'odd' again.", "He called it strange again."),
    ("quotations", "The boss told us to leave.", 'The boss told us to "leave.'),
    # links
    ("links", "See https://example.org/a1 for more.", "For more, visit https://example.org/a2."),
    ("links", "Write to ann@example.org today.", "Today, send a mail to ann@example.com."),
    ("links", "It was shown earlier [12].", "It was shown earlier [21]."),
    ("links", "Open /etc/hosts first.", "First open /etc/host."),
    ("links", "Hello {name}, how are you?", "Hello {first}, how do you do?"),
    ("links", "The value of $x_1$ grows.", "The value of $x_2$ grows."),
    ("links", "Others agree (Smith, 2020).", "Others agree (Smith, 2021)."),
    ("links", "Thanks to @anna for this.", "Thanks to @hanna for this."),
    # symbols
    ("numbers", "It costs €5 a day.", "It costs £5 a day."),
    ("symbols", "Rock & roll is here to stay.", "Rock roll is here to stay."),
    ("symbols", "Great work 🎉", "Good job"),
    ("numbers", "Profits rose 5%.", "Profits went up by 5."),
    ("symbols", "See § 5 of the law.", "See paragraph 5 of the law."),
    # pronouns
    ("pronouns", "He told the press about it.", "She informed the press of it."),
    ("pronouns", "I think this is right.", "You think that this is right."),
    ("pronouns", "We left the house early.", "They left home early."),
    ("pronouns", "He gave her the keys.", "She gave him the keys."),
    # question
    ("question", "Where is the station?", "The station is there."),
    ("question", "The station is over there.", "Is the station over there?"),
    # bounds
    ("bounds", "At least 20 people came.", "20 people came."),
    ("bounds", "Over 300 workers left.", "Almost 300 workers left."),
    ("bounds", "Children under 12 enter free.", "Children over 12 enter free."),
    # degree
    ("losses", "The site was widely praised.", "The site was praised."),
    ("states", "I owe you an apology.", "I am sorry for the apology."),
    ("particles", "Here is how to actually use one.", "Here is how to use one."),
    ("small words", "He lied about his age.", "He lied to his age."),
    ("shifts", "It is an important change.", "It is a crucial change."),
    ("degree", "Only Ann can sign.", "Ann can sign."),
    ("degree", "He nearly died.", "He died."),
    ("degree", "The soup is too salty.", "The soup is salty."),
    ("degree", "Both doors were open.", "One door was open."),
    # clauses
    ("clauses", "Paris is larger than Lyon.", "Lyon is larger than Paris."),
    ("clauses", "He travelled from London to Leeds.", "He travelled from Leeds to London."),
    ("clauses", "He resigned because the firm was sold.", "The firm was sold because he resigned."),
    # roles
    ("roles", "The dog bit the man.", "The man bit the dog."),
    ("roles", "Smith was replaced by Jones.", "Smith replaced Jones."),
    ("roles", "We are grateful to Ms. Hart.", "Ms. Hart is grateful."),
    ("roles", "The tutor's pupil wrote to the dean.", "The pupil's tutor wrote to the dean."),
    # degeneration
    ("degeneration", "The dog ran home.", "The dog the dog the dog ran home."),
    ("degeneration", "The dog ran home.", "The dog ran ran ran home."),
    ("degeneration", "The dog ran home.", "The dog ran to the"),
    ("degeneration", "The dog ran home.", ""),
    ("degeneration", "The dog ran home.", "paraphrase 4 2 2: The dog ran home."),
    ("degeneration", "He went to the shop and bought some bread and some milk for all of us.", "He went."),
    ("degeneration", "The dog ran home.", "The dog ran home (quickly."),
    ("tails", "They sell bread that is warm.", "The bread is warm where they sell it."),
    ("leftovers", "Unlike others, it grows on wood.", "It grows on wood, Unlike others."),
    ("openings", "So I think they should go.", "They should go, I think."),
    ("places", "The only way to reach it is on skis.", "Skis are the only way to reach it."),
    ("halves", "Someone enters and turns on the light.", "Someone turns on the light and enters."),
]

RIGHT = [
    ("Drought greatly affected the harvest.", "The harvest was greatly affected by drought."),
    ("Drought had an impact on the harvest.", "The harvest was influenced by drought."),
    ("The effect of drought on the harvest is great.", "Drought has a great effect on the harvest."),
    ("It has been proposed to close it.", "It has been put forward to close it."),
    ("They had to cut down a tree.", "They had to fell a tree."),
    ("The results of the report must be sent.", "The results of the report have to be sent."),
    ("All visitors must sign in.", "All visitors have to sign in."),
    ("Our names were called.", "Our names were called out."),
    ("The house was built in 1921.", "Construction of the house was completed in 1921."),
    ("Five people came to the party.", "The party was attended by 5 people."),
    ("She paid 1,000 dollars for it.", "It cost her 1000 dollars."),
    ("He is twenty-five years old.", "He is 25 years of age."),
    ("Profits rose 5% in May.", "In May, profits went up by 5 percent."),
    ("It is one of the best films.", "The film is among the best."),
    ("What was the fish that the old man caught called?", "What is the name of the fish the old man caught?"),
    ("He said the hall was full.", "The hall is full, he said."),
    ("Nearly 1 in 4 agreed.", "Almost one in four were in agreement."),
    ("Mary's brother lives in Rome.", "The brother of Mary lives in Rome."),
    ("The report was late, as Peter said.", "As Peter said, the report was delayed."),
    ("We love this hotel, it is VERY clean.", "We love this very clean hotel."),
    ("The U.S. economy grew.", "The US economy expanded."),
    ("He did not agree.", "He disagreed."),
    ("The plan was not possible.", "The plan was impossible."),
    ("The food wasn't bad.", "The food was good."),
    ("He never remembers my name.", "My name is something he does not remember."),
    ("She could not find the keys.", "She was unable to find the keys."),
    ("Not only the rooms but also the food was fine.", "Both the rooms and the food were fine."),
    ("I would recommend it.", "Without a doubt, I would recommend it."),
    ("We ate lunch before the meeting.", "After lunch, we had the meeting."),
    ("The boss praised her work.", "Her work was praised by the boss."),
    ("He gave her the keys.", "She was given the keys by him."),
    ("My wife and I enjoyed our stay.", "We enjoyed our stay, my wife and I."),
    ("You must wear a helmet.", "You are required to wear a helmet."),
    ("It may rain tomorrow.", "There is a chance of rain tomorrow."),
    ('He called it "odd", and left.', "He called it “odd” and went away."),
    ("The dogs' bowls are empty, aren't they?", "The bowls of the dogs are empty, aren't they?"),
    ("See https://example.org/a1 for more.", "For more, see https://example.org/a1."),
    ("How old is he?", "What is his age?"),
    ("Costs were reduced a lot.", "The costs fell a lot."),
    ("The students said that the test was hard.", "They found the test hard, the students said."),
    ("It rained all day.", "Rain fell the whole day."),
]


@pytest.mark.parametrize(("guard", "source", "rewrite"), WRONG, ids=[rewrite for _, _, rewrite in WRONG])
def test_wrong_rewrites_are_caught_by_the_right_guard(guard, source, rewrite):
    assert guard in GuardedSource(source).all_broken(rewrite)
    assert broken_guard(source, rewrite) is not None


@pytest.mark.parametrize(("source", "rewrite"), RIGHT, ids=[rewrite for _, rewrite in RIGHT])
def test_right_rewrites_are_let_through(source, rewrite):
    assert GuardedSource(source).all_broken(rewrite) == []


def _hand_made(name: str) -> list:
    """Each line of a file of rewrites as (source, rewrite)."""
    cases = []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, source, rewrite = line.split(" | ")
            marks = [pytest.mark.xfail(strict=True)] if group.endswith("?") else []
            cases.append(pytest.param(source, rewrite, marks=marks, id=f"{group}: {rewrite}"))
    return cases


@pytest.mark.parametrize(("source", "rewrite"), _hand_made("wrong.txt"))
def test_hand_made_wrong_rewrites_are_caught(source, rewrite):
    assert broken_guard(source, rewrite) is not None


@pytest.mark.parametrize(("source", "rewrite"), _hand_made("right.txt"))
def test_hand_made_right_rewrites_are_let_through(source, rewrite):
    assert GuardedSource(source).all_broken(rewrite) == []


def test_every_guard_has_a_wrong_rewrite_here():
    assert {guard for guard, _, _ in WRONG} == {guard.name for guard in GUARDS}


def test_kept_words_stay_as_they_are():
    source = "The gross margin fell, so the margin call came."
    assert (
        broken_guard(source, "The gross margin dropped, so the margin call came.", ["gross margin"]) is None
    )
    assert broken_guard(source, "The margin dropped, so the call came.", ["gross margin"]) == "kept words"
    assert (
        broken_guard(source, "The gross Margin dropped, so the margin call came.", ["margin"]) == "kept words"
    )
    assert broken_guard(source, "The gross margin dropped, so the margin call came.", ["absent"]) is None
    assert broken_guard("It’s the dog’s bowl.", "It's what the dog's got, a bowl.", ["dog’s"]) is None
    assert broken_guard("Use C++ here.", "Here, use C++ now.", ["C++"]) is None
    assert broken_guard("Use C++ here.", "Here, use C+ now.", ["C++"]) == "kept words"


AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAbI 1290.,:/'’\"“”«»‘`()[]{}<>@#$%_-—?!\n\0\ud800é日א😀½²٣"),
        st.characters(),
    ),
    max_size=80,
)
PIECES = """
    The the dog not never Paris I he her must may 5 twenty one third can't first before good bad (a)
    The dog bit man was by only almost too than because before from to at least over one of both Ann's km
    May 3rd 1960s half thirds hundred and 2.5 million p.m. 9:30 grateful told
    although so little several few grandfather aunt half quarter past his morning opens opened to hired Hi
    still remained kept if evidence that but I'm afraid slowly teachers requires more easy easier
    neither nor nothing 'tis “so” $5 NASA iPhone increase decline un unable possible impossible US
    us ’s don’t ... ? . , - paraphrase: 4 half May and
"""
PROSE = st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join)


@given(st.one_of(AWKWARD, PROSE), st.lists(st.text(min_size=1, max_size=5), max_size=2))
def test_a_sentence_never_breaks_itself(text, keep):
    assert GuardedSource(text, keep).all_broken(text) == []


DIGITS = "0123456789"


@given(
    st.one_of(AWKWARD, PROSE),
    st.permutations(DIGITS).map(lambda digits: digits[:2]),
    st.one_of(AWKWARD, PROSE),
)
def test_a_changed_digit_is_always_caught(before, digits, after):
    source, rewrite = (before + digit + after for digit in digits)
    assert "numbers" in GuardedSource(source).all_broken(rewrite)


def test_a_number_that_may_be_a_word_hides_no_other():
    assert "numbers" in GuardedSource("One of both: 1").all_broken("One of both: 2")
    assert GuardedSource("Both of the 2 men left.").broken("Both men left.") is None


def test_one_source_serves_many_rewrites():
    source = GuardedSource("He paid 5 dollars.")
    rewrites = ["He paid 6 dollars.", "It cost him 5 dollars.", "He paid 6 dollars."]
    assert [source.broken(rewrite) for rewrite in rewrites] == ["numbers", None, "numbers"]
