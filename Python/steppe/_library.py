"""The compiled library and how its functions are called. Nothing here knows PyPSA."""

from __future__ import annotations

import contextlib
import ctypes
import json
import locale
import os
import pathlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_ssize_t, c_uint8, c_void_p

import numpy as np

Progress = Callable[[int, float, float, float], "bool | None"]
_CALLBACK = ctypes.CFUNCTYPE(c_int32, c_int32, c_double, c_double, c_double)


class InputError(ValueError):
    """Something is wrong with the input; the message lists all of it."""


class UnsupportedError(NotImplementedError):
    """The input asks for what Steppe cannot do yet; the message names all of it."""


class SolverError(RuntimeError):
    """The library failed."""


_ERRORS = {"input": InputError, "unsupported": UnsupportedError}


def _load() -> ctypes.CDLL:
    path = os.environ.get("STEPPE_LIBRARY") or pathlib.Path(__file__).parent / "lib" / "libSteppeC.so"
    try:
        library = ctypes.CDLL(str(path))
    except OSError as error:
        raise ImportError(
            f"{error}. Steppe needs the Debian packages libopenblas0, libamd2 (suitesparse), libnetcdf19 and zlib1g") from error
    text, numbers, handle, size = c_char_p, POINTER(c_double), c_void_p, c_ssize_t
    error, answer = c_void_p, POINTER(c_void_p)
    signatures = {
        "steppe_free_text": (None, [c_void_p]),
        "steppe_network_new": (handle, [text]),
        "steppe_network_free": (None, [handle]),
        "steppe_network_snapshots": (None, [handle, size, numbers, c_int32, text, numbers, POINTER(c_int64)]),
        "steppe_network_periods": (None, [handle, size, POINTER(c_int64), numbers, numbers]),
        "steppe_network_scenarios": (None, [handle, size, text, numbers]),
        "steppe_network_scenario": (None, [handle, size]),
        "steppe_network_components": (error, [handle, text, size, text]),
        "steppe_network_numbers": (error, [handle, text, text, numbers]),
        "steppe_network_booleans": (error, [handle, text, text, POINTER(c_uint8)]),
        "steppe_network_texts": (error, [handle, text, text, text]),
        "steppe_network_series": (error, [handle, text, text, size, text, numbers]),
        "steppe_network_curve": (error, [handle, text, text, text, size, numbers]),
        "steppe_network_optimize": (error, [handle, size, POINTER(c_int64), text, text, numbers, _CALLBACK, answer]),
        "steppe_result_numbers": (c_int32, [handle, text, text, numbers]),
        "steppe_result_series": (c_int32, [handle, text, text, numbers]),
        "steppe_solve": (error, [size, size] + [numbers] * 5 + [POINTER(c_int64), POINTER(c_int32), numbers, size]
                         + [POINTER(c_int32)] * 2 + [numbers, numbers, _CALLBACK] + [numbers] * 3 + [answer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


library = _load()


def pointer(array: np.ndarray | None, kind=c_double):
    return None if array is None else array.ctypes.data_as(POINTER(kind))


def doubles(values) -> np.ndarray:
    return np.ascontiguousarray(values, dtype=np.float64)


def joined(texts: Iterable[str]) -> bytes:
    """Texts as the library takes them: each ended by a zero byte."""
    return b"".join(str(text).encode() + b"\0" for text in texts) + b"\0"


def take(text: int | None) -> str | None:
    """The text at an address that the library has handed over."""
    if not text:
        return None
    try:
        return ctypes.string_at(text).decode()
    finally:
        library.steppe_free_text(text)


def check(error: int | None) -> None:
    """Raises what a call reports."""
    _raise(take(error))


def _raise(text: str | None) -> None:
    if text is not None:
        report = json.loads(text)
        raise _ERRORS.get(report["kind"], SolverError)(report[language()])


def language() -> str:
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


class Options:
    """Tolerances and limits of a solve; None keeps the default."""

    def __init__(self, *, relative_gap: float | None = None, feasibility: float | None = None,
                 time_limit: float | None = None, iteration_limit: int | None = None, threads: int | None = None):
        given = {"relative_gap": relative_gap, "feasibility": feasibility, "time_limit": time_limit,
                 "iteration_limit": iteration_limit, "threads": threads}
        for name, value in given.items():
            if value is not None and not value > 0:
                raise ValueError(f"{name} must be above zero, not {value!r}")
        self.numbers = doubles([value or 0 for value in given.values()])


def call(function, before: tuple, after: tuple = (), progress: Progress | None = None) -> dict:
    """Calls a solving function with arguments before and after its callback, and returns its answer. Other threads run
    meanwhile; Ctrl-C and exceptions of `progress` stop the solver and are raised."""
    raised: list[BaseException] = []
    answer = c_void_p()
    with _interrupts() as interrupts:

        def step(iteration: int, objective: float, gap: float, seconds: float) -> int:
            try:
                return int(bool(interrupts) or progress is not None and progress(iteration, objective, gap, seconds) is False)
            except BaseException as error:  # noqa: BLE001 - carried across the library and raised below
                raised.append(error)
                return 1

        error = take(function(*before, _CALLBACK(step), *after, byref(answer)))
        text = take(answer.value)
    if raised:
        raise raised[0]
    _raise(error)
    return json.loads(text)


@contextlib.contextmanager
def _interrupts() -> Iterator[list]:
    """Ctrl-C is noted down inside and handled at the end: an exception where a callback begins would be lost."""
    handler, noted = signal.getsignal(signal.SIGINT), []
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield noted
        return
    signal.signal(signal.SIGINT, lambda *what: noted.append(what))
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, handler)
    if noted:
        handler(*noted[0])
