from desktop.engine.codes import CodeScheme
from desktop.engine.plan import gentle_orders, orders, scope
from desktop.engine.request import Length, Request

SCHEME = CodeScheme()
SENTENCE = "The committee utilized a novel approach because several members demonstrated considerable doubts."


def prompts(request: Request) -> list[str]:
    return [prompt.text for order in orders(SENTENCE, request, SCHEME) for prompt in order.prompts]


def test_a_light_request_is_asked_for_by_codes_alone() -> None:
    request = Request(lexical=5, syntactic=0)
    assert all(not order.without for order in orders(SENTENCE, request, SCHEME))
    assert len(set(prompts(request))) == 3


def test_the_codes_follow_the_request() -> None:
    assert prompts(Request(lexical=0)) != prompts(Request(lexical=40))
    assert prompts(Request(syntactic=0)) != prompts(Request(syntactic=60))
    lengths = {tuple(prompts(Request(length=length))) for length in Length}
    assert len(lengths) == len(Length)
    assert len(prompts(Request(syntactic=30))) < len(prompts(Request(syntactic=80)))
    assert prompts(Request(length=Length.SHORTER))[0] != prompts(Request(length=Length.LONGER))[0]


def test_all_prompts_end_with_the_sentence() -> None:
    assert all(text.endswith(SENTENCE) for text in prompts(Request()))
    for order in gentle_orders(SENTENCE, SCHEME):
        assert all(prompt.text.endswith(SENTENCE) for prompt in order.prompts)


def test_more_words_are_forbidden_where_more_is_asked_for() -> None:
    def forbidden(lexical: int) -> set[str]:
        return {
            word for order in orders(SENTENCE, Request(lexical=lexical), SCHEME) for word in order.without
        }

    assert forbidden(0) == set()
    assert len(forbidden(30)) < len(forbidden(90))
    assert forbidden(30) <= forbidden(90)
    assert "because" not in forbidden(100)


def test_what_may_be_written_together_is_one_order() -> None:
    free, *forbidding = orders(SENTENCE, Request(lexical=90, syntactic=90), SCHEME)
    assert not free.without
    assert len(free.prompts) > 3
    assert len({order.without for order in forbidding}) == len(forbidding)
    assert all(order.without for order in forbidding)


def test_where_no_word_may_be_forbidden_there_is_no_order_that_forbids_none() -> None:
    request = Request(lexical=90, keep=tuple(SENTENCE.rstrip(".").split()))
    assert len(orders(SENTENCE, request, SCHEME)) == 1


def test_a_kept_word_is_not_forbidden() -> None:
    request = Request(lexical=100, keep=("novel approach",))
    for order in orders(SENTENCE, request, SCHEME):
        assert not {"novel", "approach"} & set(order.without)


def test_the_sentence_is_opened_elsewhere_where_reordering_is_asked_for() -> None:
    def begun(syntactic: int) -> set[str]:
        plan = orders(SENTENCE, Request(syntactic=syntactic), SCHEME)
        return {prompt.opening for order in plan for prompt in order.prompts}

    assert begun(0) == {""}
    assert begun(80) == {"", "Because"}


def test_a_seed_asks_otherwise_and_repeats_itself() -> None:
    plans = {seed: tuple(orders(SENTENCE, Request(seed=seed), SCHEME)) for seed in range(6)}
    assert len(set(plans.values())) > 3
    assert plans[4] == tuple(orders(SENTENCE, Request(seed=4), SCHEME))


def test_a_slider_may_move_within_its_range_without_new_orders() -> None:
    near, far = Request(lexical=55, syntactic=45, alternatives=4), Request(lexical=95, syntactic=90)
    assert scope(near) == scope(far)
    assert orders(SENTENCE, near, SCHEME) == orders(SENTENCE, far, SCHEME)
    assert scope(scope(near)) == scope(near)
    assert scope(near) != scope(Request(lexical=10, syntactic=45))
    assert scope(near) != scope(Request(lexical=55, syntactic=45, seed=1))


def test_other_forms_of_a_forbidden_word_are_forbidden_too() -> None:
    sentence = "The banks said that several customers had been charged."
    plans = (orders(sentence, Request(lexical=90, seed=seed), SCHEME) for seed in range(8))
    without = {word for plan in plans for order in plan for word in order.without}
    assert {"customers", "Customers", "customer"} <= without or {"banks", "Banks", "bank"} <= without
