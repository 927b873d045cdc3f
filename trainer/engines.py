"""Rows worked through in chunks, in this process, in several, or on a Ray cluster.

Each chunk becomes a file of its own, so what was finished before a stop, even by kill -9, is not done
again. Every engine takes the same function; where and in which order the chunks are done makes no
difference to what comes out.
"""

import itertools
import json
import logging
import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Literal

from tqdm import tqdm

from desktop.engine.errors import EngineError
from trainer import rows
from trainer.errors import TrainerError

Row = dict[str, Any]
Function = Callable[[list[Row]], list[Row]]
Engine = Literal["local", "ray"]

_Chunk = tuple[int, list[Row]]
# A chunk's number, how many rows it had, and what became of them.
_Results = Iterator[tuple[int, int, list[Row]]]

# Chunks that are read ahead for each worker, so that none waits for the next.
_AHEAD = 2
# How a traceback says what has happened, but for what Ray puts around it.
_REASON = re.compile(r"^(?!.*UserCodeException)(?:\w+\.)*\w+(?:Error|Exception): .*", re.MULTILINE)
# Chunks for each worker of a cluster that are sent out together; each wave starts the workers anew.
_WAVE = 64


def map_chunks(
    items: Iterable[Row],
    function: Function,
    output: Path,
    *,
    chunk: int,
    total: int | None = None,
    engine: Engine = "local",
    workers: int = 1,
    unit: str = "sentence",
) -> Iterator[Row]:
    """What `function` makes of the rows, in their order.

    All chunks are done when this returns; their results are read from the files as they are asked for.

    Args:
        items: the rows, of what JSON knows.
        function: makes the results of a chunk, any number of them, and depends on nothing else. With
            several workers or Ray it is sent to other processes: it must be picklable and should load
            what it needs once in a process.
        output: folder for the chunks' files; another one for whatever changes rows, results or `chunk`.
        chunk: rows in a chunk, the last one's excepted.
        total: rows in all, for the progress; None where nobody knows.
        engine: "local" for this machine, "ray" for a Ray cluster: the one that RAY_ADDRESS names, else
            one that runs on this machine, else a new one for this call.
        workers: processes that share the chunks; with "local" and 1 it is this very process.
        unit: what a row is, for the progress.

    Raises:
        TrainerError: Ray is not installed, a worker has died, or a chunk's file is damaged.
    """
    count = 0
    with tqdm(total=total, unit=unit, mininterval=1.0) as bar:

        def missing() -> Iterator[_Chunk]:
            nonlocal count
            for number, batch in enumerate(_chunks(items, chunk)):
                count = number + 1
                if _file(output, number).is_file():
                    bar.update(len(batch))
                else:
                    yield number, batch

        run = _on_ray if engine == "ray" else _here if workers == 1 else _in_processes
        for number, size, results in run(missing(), function, workers):
            rows.write(_file(output, number), results)
            bar.update(size)
    return itertools.chain.from_iterable(
        rows.read(_file(output, number), dict, "a row") for number in range(count)
    )


def _chunks(items: Iterable[Row], size: int) -> Iterator[list[Row]]:
    source = iter(items)
    while batch := list(itertools.islice(source, size)):
        yield batch


def _file(output: Path, number: int) -> Path:
    return output / f"{number:06}.jsonl"


def _here(chunks: Iterable[_Chunk], function: Function, _workers: int) -> _Results:
    for number, batch in chunks:
        yield number, len(batch), function(batch)


def _in_processes(chunks: Iterable[_Chunk], function: Function, workers: int) -> _Results:
    # Forked, the threads of torch and CTranslate2 would hang.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, spawn, _begin, (workers,)) as pool:
        running: dict[Future[list[Row]], _Chunk] = {}
        try:
            for number, batch in chunks:
                running[pool.submit(function, batch)] = number, batch
                if len(running) >= _AHEAD * workers:
                    yield from _finished(running)
            while running:
                yield from _finished(running)
        except BrokenProcessPool:
            raise TrainerError(
                "A worker process has died, perhaps for want of memory; "
                "the same command with fewer workers goes on from there."
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _finished(running: dict[Future[list[Row]], _Chunk]) -> _Results:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        number, batch = running.pop(future)
        yield number, len(batch), future.result()


def _begin(workers: int) -> None:
    """Prepare a worker process, before it has loaded anything."""
    # Ctrl+C ends it at once and without a traceback; the process that it works for says what is to be said.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Together the workers have no more cores than one process had.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // workers)))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent is gone, also by kill -9; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Worker:
    """What runs on a machine of the cluster: Ray Data's form of `function`."""

    def __init__(self, function: Function) -> None:
        self._function = function

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        (text,) = batch["rows"]
        results: list[Row] = []
        error = ""
        try:
            results = self._function(json.loads(text))
        except (TrainerError, EngineError) as refusal:
            # As it is, Ray would bring it with a traceback of every machine that it came through.
            error = str(refusal)
        return {"number": list(batch["number"]), "rows": [json.dumps(results)], "error": [error]}


def _on_ray(chunks: Iterable[_Chunk], function: Function, workers: int) -> _Results:
    source = iter(chunks)
    # Nothing is started where nothing is missing.
    first = next(source, None)
    if first is None:
        return
    ray = _ray()
    started = not ray.is_initialized()
    if started:
        ray.init(log_to_driver=False, logging_level=logging.ERROR)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        todo = itertools.chain([first], source)
        # In waves, or all the rows would have to fit into the memory of this machine.
        while wave := dict(itertools.islice(todo, _WAVE * workers)):
            yield from _wave(ray, wave, function, workers)
    finally:
        if started:
            ray.shutdown()


def _wave(ray: Any, wave: dict[int, list[Row]], function: Function, workers: int) -> _Results:
    items = [{"number": number, "rows": json.dumps(batch)} for number, batch in wave.items()]
    # A block is what Ray Data does again when a machine is lost: one for each chunk.
    done = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
        _Worker,
        fn_constructor_args=(function,),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers),
        num_cpus=1,
    )
    try:
        for row in done.iter_rows():
            if row["error"]:
                raise TrainerError(row["error"])
            yield row["number"], len(wave[row["number"]]), json.loads(row["rows"])
    except ray.exceptions.RayError as error:
        # Ray's own words run over pages, with the traceback of every machine that they came through.
        reasons = _REASON.findall(str(error)) or [type(error).__name__]
        raise TrainerError(
            f"The Ray cluster has failed ({reasons[-1].rstrip('.')}); the same command goes on from there."
        ) from None


def _ray() -> Any:
    # Ray reports its use to its makers unless it is told not to; what is written here is nobody's business.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # What the cluster could not do comes as an exception; its own log would only cover our lines.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
    except ImportError:
        raise TrainerError(
            "Ray is not installed; pip install 'phrasewright[ray]', or set engine = \"local\"."
        ) from None
    return ray
