"""What PyPSA's and linopy's arguments mean to Steppe. Nothing here solves."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ._library import Options, Progress

if TYPE_CHECKING:
    import pypsa

logger = logging.getLogger("steppe")

# Arguments of `linopy.Model.solve` that are about a solver or its files.
_OF_SOLVERS = {
    "io_api", "explicit_coordinate_names", "problem_fn", "solution_fn", "log_fn", "basis_fn", "warmstart_fn", "keep_files",
    "env", "sanitize_zeros", "sanitize_infinities", "slice_size", "set_names", "reformulate_sos", "log_to_console",
    "solver_name", "solver_options", "output_flag", "solver_io"}
# What `linopy.Model` takes, and what PyPSA's `create_model` took before.
_OF_MODELS = {"solver_dir", "chunk", "force_dim_names", "auto_mask", "freeze_constraints", "set_names_in_solver_io",
              "meshed_threshold"}
# Limits that have the same meaning in every solver, by the names that solvers have for them.
_LIMITS = {"time_limit": "time_limit", "TimeLimit": "time_limit", "timelimit": "time_limit", "threads": "threads",
           "Threads": "threads"}


def preset(name: str, given: Any = None) -> Any:
    """An argument of `n.optimize`: as given, or else as `pypsa.options.params.optimize` has it."""
    if given is not None:
        return given
    try:
        import pypsa
        return getattr(pypsa.options.params.optimize, name)
    except (AttributeError, ImportError):
        return None


def solver_arguments(kwargs: dict, solver_options: dict | None = None, **own: Any) -> tuple[Options, Progress | None]:
    """Steppe's options from its `own` arguments, the options of another solver, of which limits of time and threads count,
    and `kwargs` of `linopy.Model.solve`, which are left out.

    Raises
    ------
    TypeError : an argument that none of them knows
    """
    progress = own.pop("progress", None)
    for name in kwargs:
        if name not in _OF_SOLVERS:
            raise TypeError(
                f"steppe got an unexpected keyword argument {name!r}; options of another solver go into solver_options")
    left_out = []
    for name, value in (solver_options or {}).items():
        if name not in _LIMITS:
            left_out.append(name)
        elif own.get(_LIMITS[name]) is None and value:
            own[_LIMITS[name]] = value
    if left_out:
        logger.info("Options of another solver are left out: %s", ", ".join(map(str, left_out)))
    # linopy's `progress` says whether to show a bar.
    return Options(**own), None if isinstance(progress, bool) else progress


def check_model_arguments(given: dict) -> None:
    """Arguments of `linopy.Model` make no difference, but a slip in one is told."""
    unknown = sorted(set(given) - _OF_MODELS)
    if unknown:
        raise TypeError(f"model_kwargs has unexpected arguments: {', '.join(unknown)}")


def losses(given: bool | int | dict) -> dict:
    """The number of tangents, or absolute and relative error and most segments of secants; nothing without losses."""
    if isinstance(given, (str, float)):
        raise TypeError(f"transmission_losses must be True, a number of tangents or a dict, not {given!r}")
    if not isinstance(given, dict):
        given = {} if not given else {"mode": "secants"} if given is True else {"mode": "tangents", "segments": int(given)}
    if not given:
        return {}
    mode, given = given.get("mode", "secants"), {name: value for name, value in given.items() if name != "mode"}
    known = {"tangents": {"segments"}, "secants": {"atol", "rtol", "max_segments"}}
    if mode not in known:
        raise ValueError(f"transmission_losses has no mode {mode!r}: tangents or secants")
    if unknown := set(given) - known[mode]:
        raise TypeError(f"transmission_losses by {mode} has no {', '.join(sorted(unknown))}")
    if mode == "tangents":
        if not 1 <= given.get("segments", 0) <= 1000:
            raise ValueError(
                "transmission_losses by tangents needs a number of segments up to 1000: {'mode': 'tangents', 'segments': 3}")
        return {"tangents": int(given["segments"])}
    absolute, relative, most = given.get("atol", 1.0), given.get("rtol", 0.1), given.get("max_segments", 20)
    if not (absolute > 0 and relative >= 0 and most >= 1):
        raise ValueError(f"transmission_losses by secants needs atol > 0, rtol >= 0 and max_segments >= 1, not {given!r}")
    return {"secants": {"absolute": absolute, "relative": relative, "segments": int(min(most, 1e6))}}


def risk(n: pypsa.Network) -> dict | None:
    """Confidence and weight of the risk preference, None without one."""
    preference = getattr(n, "risk_preference", None)
    return {name: preference[name] for name in ("alpha", "omega")} if preference else None
