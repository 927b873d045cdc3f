"""The way of a text through the engine: segments, candidates, guards, measures, choice."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from threadpoolctl import threadpool_limits

from desktop.engine import bundle as bundles
from desktop.engine import plan
from desktop.engine.allocation import keep_little, reserve_little
from desktop.engine.bundle import Bundle, Kind
from desktop.engine.encoder import SentenceEncoder, load_encoder
from desktop.engine.errors import BundleError
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import fit, flatten, straighten
from desktop.engine.patterns.rebuilding import rebuilt
from desktop.engine.pool import Pool
from desktop.engine.prose import reason_to_keep
from desktop.engine.protected import protected, write_around
from desktop.engine.ranking import Candidate, choose, reason_to_stay, wants_more
from desktop.engine.readsource import ReadSource
from desktop.engine.request import Length, Request
from desktop.engine.result import Reason, Rewrite
from desktop.engine.segment import split
from desktop.engine.splices import Exchange, exchanges, ladder, spliced
from desktop.engine.student import Hypothesis, Order, Student, Writing, load_student
from desktop.engine.substitution import accepted, substituted
from desktop.engine.underway import Pools, Sentence, under_way, weighed
from desktop.engine.voice import articles, connectives, contractions
from desktop.engine.voice import spelling as spellings
from desktop.engine.voice.echoes import Echoes
from desktop.engine.voice.spelling import Spelling, evidence
from desktop.engine.wording import Wording
from desktop.engine.wordquery import WordOption, WordQuery

AT_ONCE = 2
"""Sentences of a long text that a program without an interface of its own weighs at a time."""

# The likeliest of the hypotheses that other exchanges are put into, beside the source itself; where little is
# asked for, words of the thesaurus hardly ever go into one of them. And the surest of what came of patterns.
_BASES, _BASES_GENTLE, _REBUILT_BASES = 4, 1, 2
# What is less sure than this is neither exchanged nor built another way, where much is asked for or nothing
# surer was found, and where little is asked for at first.
_LEAST_SURE, _LEAST_SURE_GENTLE = 0.3, 0.5
# What is less sure than this and was written by the student, too, is judged as a rewrite of the student's.
_KNOWN_BETTER = 0.5
# Sentences whose candidates are remembered: in a window a text is rewritten again and again with one
# sentence changed or a slider moved. A sentence takes about 33 kilobytes.
_REMEMBERED = 1000


class _Sure(NamedTuple):
    """What can be made of a sentence without a rewrite by the student.

    Attributes:
        rebuilt: what came of patterns, each with its sureness.
        exchanges: of its words for others, the surest first.
    """

    rebuilt: list[tuple[str, float]]
    exchanges: list[Exchange]


class Rewriter:
    """Rewrites texts with one student and one sentence encoder. `rewrite` is for one thread at a time.

    Args:
        student: writes the candidates.
        encoder: measures how much of the meaning they keep.
        name: of the student's bundle, for people to read.
        at_once: sentences of a long text that are weighed at a time.
    """

    def __init__(self, student: Student, encoder: SentenceEncoder, name: str = "", at_once: int = 1) -> None:
        self.name = name
        self._at_once = at_once
        self._student = student
        self._encoder = encoder
        self._wording = Wording(student, encoder)
        self._memory: OrderedDict[tuple[str, Spelling | None, Request], Pools] = OrderedDict()

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        """Yield the rewrite of each sentence of `text`, in order.

        Memory does not grow with the text: sentences are read, rewritten and let go one by one.

        Args:
            text: any text at all.
            request: what the writer asks for.
            cancelled: asked at every step; once true, nothing more is yielded.
        """
        echoes = Echoes()

        def begin(sentences: Sequence[Sentence], alone: bool) -> None:
            self._begin(sentences, request, alone)

        begun = under_way(self._sentences(text, request), begin, cancelled)

        def weigh(sentence: Sentence) -> list[Candidate]:
            return self._weigh(sentence, request, cancelled)

        for sentence, candidates in weighed(begun, weigh, self._at_once):
            if cancelled():
                return
            if sentence.opens_paragraph:
                echoes = Echoes()
            yield self._finish(sentence, candidates, request, echoes)

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        """Other words for a place in a rewrite or in its source; see `Wording.options`."""
        return self._wording.options(query)

    def _sentences(self, text: str, request: Request) -> Iterator[Sentence]:
        """The sentences of a text, with what is to be written for each."""
        spelling = evidence(text)
        opens_paragraph = False
        for segment in split(text):
            if not segment.sentence:
                opens_paragraph = opens_paragraph or segment.text.count("\n") > 1
                continue
            flat = flatten(segment.text)
            reason = reason_to_keep(flat) or (None if self._student.reads(flat) else Reason.TOO_LONG)
            sentence = Sentence(segment, flat, reason, spelling, opens_paragraph)
            if reason is None and self._recall(sentence, request) is None:
                # The student reads half a character, of an emoji cut through, as a question mark too.
                plain = straighten(flat).encode(errors="replace").decode()
                sentence.orders = plan.orders(plain, request, self._student.codes)
                first, *others = sentence.orders
                sentence.length = 0 if others else self._student.length(first)
            yield sentence
            opens_paragraph = False

    def _begin(self, sentences: Sequence[Sentence], request: Request, alone: bool) -> None:
        for sentence in sentences:
            sentence.pools = self._recall(sentence, request)
        new = [sentence for sentence in sentences if sentence.pools is None]
        started = iter(self._start([order for sentence in new for order in sentence.orders], alone))
        for sentence in new:
            sentence.writings = list(islice(started, len(sentence.orders)))

    def _weigh(self, sentence: Sentence, request: Request, cancelled: Callable[[], bool]) -> list[Candidate]:
        """The candidates for a sentence whose meaning holds."""
        if sentence.reason is not None or cancelled():
            return []
        least = _LEAST_SURE if plan.bold(request) else _LEAST_SURE_GENTLE
        if sentence.pools is None:
            read = ReadSource(sentence.flat, self._encoder, self._student)
            first = self._pool(sentence, read, _written(sentence.writings), request, least)
            sentence.pools = Pools(read, first)
        candidates = self._holding(sentence, sentence.pools, request, cancelled)
        sentence.pools.source.forget()
        return candidates

    def _holding(
        self, sentence: Sentence, pools: Pools, request: Request, cancelled: Callable[[], bool]
    ) -> list[Candidate]:
        found = pools.first.holding(request)
        if cancelled() or not wants_more(found, request):
            return found
        if pools.second is None:
            hypotheses = self._write_again(sentence, request)
            pools.second = self._pool(sentence, pools.source, hypotheses, request, _LEAST_SURE)
        more = {candidate.text: candidate for candidate in pools.second.holding(request)}
        return [*more.values(), *(candidate for candidate in found if candidate.text not in more)]

    def _finish(
        self, sentence: Sentence, candidates: Sequence[Candidate], request: Request, echoes: Echoes
    ) -> Rewrite:
        start, source = sentence.segment.start, sentence.segment.text
        self._remember(sentence, request)
        chosen = choose(candidates, request, lambda text: echoes.penalty(source, text))
        alternatives = tuple(candidate.alternative() for candidate in chosen)
        if chosen:
            reason = reason_to_stay(source, chosen[0], request)
        else:
            reason = sentence.reason or Reason.NO_SAFE_REWRITE
        if reason is None:
            rewrite = Rewrite(start, source, alternatives)
        else:
            rewrite = Rewrite.keeping(start, source, reason, alternatives[: request.alternatives - 1])
        echoes.note(source, rewrite.text)
        return rewrite

    def _start(self, orders: Sequence[Order], alone: bool = False) -> list[Writing]:
        # Of a word that the student cannot spell nothing can be forbidden, and CTranslate2 raises.
        spelt = [replace(order, without=tuple(filter(str.isascii, order.without))) for order in orders]
        # Beside another sentence no thread is idle, and an order shared costs more of them. One is kept free
        # for what is found meanwhile (`_sure`).
        shared_by = max(1, (self._student.threads - 1) // len(orders)) if alone and orders else 1
        return self._student.start(spelt, shared_by)

    def _write_again(self, sentence: Sentence, request: Request) -> list[Hypothesis]:
        """What is tried when nothing sure was found: less change, and what was lost set by force."""
        scheme, plain = self._student.codes, straighten(sentence.flat)
        gentle = self._start(plan.gentle_orders(plain, scheme))
        text = plan.prompt(plain, request, scheme)
        whole = write_around(self._student, text, plain, protected(plain, request.keep, request.free))
        return [*_written(gentle), *([whole] if whole else [])]

    def _pool(
        self,
        sentence: Sentence,
        read: ReadSource,
        hypotheses: Iterable[Hypothesis],
        request: Request,
        least: float,
    ) -> Pool:
        """The candidates among what was written: what keeps every guard, in the dress of its source."""
        guarded = GuardedSource(sentence.flat, request.keep, request.free)
        source = sentence.segment.text
        # What needs no student's rewrite is found while these are being written.
        sure = _sure(read, guarded, least)
        scores: dict[str, float] = {}
        written: dict[str, float] = {}
        safe: dict[str, bool] = {}
        # What is there is looked at while the rest is still being written.
        for each in hypotheses:
            flat = flatten(each.text)
            if flat not in written:
                safe[flat] = guarded.broken(flat) is None
            written[flat] = max(each.score, written.get(flat, each.score))
        held = {text: score for text, score in written.items() if safe[text]}
        for made, score in [*held.items(), *_spliced(sentence.flat, written, held)]:
            if made not in held and (made in written or guarded.broken(made) is not None):
                continue
            text = _dressed(source, made, sentence.spelling, guarded)
            if text is not None and flatten(text) != sentence.flat:
                scores[text] = max(score, scores.get(text, score))
        candidates = [Candidate.measured(source, text, score) for text, score in scores.items()]
        known = self._made(sentence, guarded, scores, sure, request)
        candidates = [each for each in candidates if each.text not in known] + [*known.values()]
        return Pool(read, candidates, plan.bold(request) or request.length is not Length.SAME)

    def _made(
        self,
        sentence: Sentence,
        guarded: GuardedSource,
        scores: Mapping[str, float],
        sure: _Sure,
        request: Request,
    ) -> dict[str, Candidate]:
        """What comes of patterns, and of putting in words from the thesaurus."""
        flat, source = sentence.flat, sentence.segment.text
        candidates: dict[str, Candidate] = {}

        def add(base: str, made: str, sureness: float) -> None:
            text = _dressed(source, made, sentence.spelling, guarded)
            if text is None or flatten(text) == flat:
                return
            if text in candidates and candidates[text].sureness >= sureness:
                return
            # What comes of the source itself is known better than what the student wrote, be it the same.
            if text in scores and (base != source or sureness < _KNOWN_BETTER):
                return
            candidates[text] = Candidate.measured(source, text, scores.get(base, 0.0), base, sureness)

        for made, sureness in sure.rebuilt:
            add(source, made, sureness)
        most = _BASES if plan.bold(request) else _BASES_GENTLE
        likeliest = sorted(scores, key=lambda text: (-scores[text], text))[:most]
        bases = (source, *islice(candidates, _REBUILT_BASES), *likeliest)
        for base in bases:
            for made, sureness in substituted(flat, flatten(base), sure.exchanges):
                add(base, made, sureness)
        return candidates

    def _recall(self, sentence: Sentence, request: Request) -> Pools | None:
        key = sentence.segment.text, sentence.spelling, plan.scope(request)
        return self._memory.get(key)

    def _remember(self, sentence: Sentence, request: Request) -> None:
        if sentence.pools is None:
            return
        key = sentence.segment.text, sentence.spelling, plan.scope(request)
        self._memory[key] = sentence.pools
        self._memory.move_to_end(key)
        if len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)


def _sure(source: ReadSource, guarded: GuardedSource, least: float) -> _Sure:
    """What patterns make of a sentence, and which of its words may be exchanged, all of it this sure."""
    return _Sure(rebuilt(source, guarded.broken, least), accepted(source, guarded.broken, least))


def _dressed(source: str, written: str, spelling: Spelling | None, guarded: GuardedSource) -> str | None:
    """A rewrite in the dress of its source, or None where no dress keeps every guard."""
    fitted = fit(source, connectives.conform(source, written))
    voiced = spellings.conform(source, contractions.conform(source, fitted), spelling)
    voiced = articles.conform(source, voiced)
    # Dressing must not undress a fact: "do not" may be a phrase to keep.
    return next((text for text in (voiced, fitted) if guarded.broken(flatten(text)) is None), None)


def _spliced(
    source: str, written: Mapping[str, float], held: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    """The exchanges of all that was written, put together in the source and in the likeliest that held."""
    found = exchanges(source, written.items())
    likeliest = sorted(held, key=lambda text: (-held[text], text))[:_BASES]
    for base in (source, *likeliest):
        fitting = [each for each in found if spliced(source, base, [each]) is not None]
        for chosen in ladder(fitting):
            made = spliced(source, base, chosen)
            if made is not None:
                yield made, min(held.get(base, 0.0), *(each.score for each in chosen))


def _written(writings: Iterable[Writing]) -> Iterator[Hypothesis]:
    """The hypotheses as they are done, prompt by prompt; several may have given the same text."""
    return (hypothesis for writing in writings for prompt in writing for hypothesis in prompt)


def load(bundle: str | None = None, at_once: int = 1) -> Rewriter:
    """The rewriter with the embedded encoder and a student.

    Args:
        bundle: name of an embedded student or folder of another; None for the embedded one.
        at_once: sentences of a long text that are weighed at a time. More than one is faster, but an
            interface in the same process falters.

    Raises:
        BundleError: a bundle is missing or broken.
    """
    keep_little()
    reserve_little()
    # The products here are small. Shared between threads that the models use as well they took twenty times
    # as long, and a sentence a sixth longer.
    threadpool_limits(1, user_api="blas")
    threads = min(os.cpu_count() or 1, 4)
    chosen = student_bundle(bundle)
    encoder = load_encoder(_embedded(Kind.ENCODER), threads)
    return Rewriter(load_student(chosen, threads), encoder, chosen.name, at_once)


def student_bundle(bundle: str | None = None) -> Bundle:
    """The verified bundle of a student: by name or folder, or the embedded one.

    Raises:
        BundleError: it is missing or broken.
    """
    return bundles.load(bundles.find(bundle), Kind.STUDENT) if bundle else _embedded(Kind.STUDENT)


def _embedded(kind: Kind) -> Bundle:
    for folder in bundles.embedded():
        if bundles.read_manifest(folder).kind is kind:
            return bundles.load(folder, kind)
    raise BundleError(f"The program holds no {kind} of its own; install it again.")
