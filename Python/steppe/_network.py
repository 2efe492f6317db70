"""`optimize`: a PyPSA network to Steppe and its results back, without touching the disk."""

from __future__ import annotations

import inspect
import json
import logging
import warnings
from collections.abc import Callable, Sequence
from ctypes import c_int64, c_uint8
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ._arguments import check_model_arguments, losses, preset, risk, solver_arguments
from ._library import Progress, UnsupportedError, call, check, doubles, joined, language, library, pointer
from ._program import CONDITIONS, solve_model

if TYPE_CHECKING:
    import pypsa

logger = logging.getLogger("steppe")

_DISPATCHED, _HISTORY = {"Generator", "Link", "Process"}, {"p", "p0", "status"}
# Classes that carry no decisions of their own but belong to a network all the same come along with the others.
_SKIPPED = {"SubNetwork", "Shape", "NetworkCollection"}
# What PyPSA assigns although its tables of attributes do not list it.
_UNLISTED = ["loss", "mu_p_set", "mu_e_set", "mu_p_dispatch_set", "mu_p_store_set", "mu_state_of_charge_set",
             "mu_up", "mu_down", "mu_time", "mu_before", "mu_current", "mu_bigM", "mu_cap", "mu_nonneg",
             "mu_loss_upper", "mu_1", "mu_marginal_cost_piecewise_domain_lo", "mu_marginal_cost_piecewise_domain_hi"]
# Those of several lines or pieces by component, and what PyPSA calls the level of the columns that tells them apart.
_BY_PIECE = {"mu_neg": "secant", "mu_pos": "secant", "mu_marginal_cost_piecewise_chord": "_breakpoint_piece"}


def optimize(
    n: pypsa.Network, snapshots: Sequence | None = None, multi_investment_periods: bool = False,
    transmission_losses: bool | int | dict = False, linearized_unit_commitment: bool = False,
    model_kwargs: dict | None = None, extra_functionality: Callable[[pypsa.Network, pd.Index], None] | None = None,
    assign_all_duals: bool = False, solver_name: str | None = None, solver_options: dict | None = None,
    log_to_console: bool | None = None, compute_infeasibilities: bool = False,
    include_objective_constant: bool | None = None, committable_big_m: float | None = None,
    meshed_thresholds: Sequence[int] | None = None, piecewise_options: list | None = None,
    cycle_basis_method: str = "bfs-refined", *, relative_gap: float | None = None, feasibility: float | None = None,
    time_limit: float | None = None, iteration_limit: int | None = None, threads: int | None = None,
    progress: Progress | None = None, **kwargs: Any,
) -> tuple[str, str]:
    """Optimises a network as ``n.optimize()`` does, and assigns the results to it.

    Parameters
    ----------
    n : pypsa.Network
    snapshots : labels of `n.snapshots`, all by default
    multi_investment_periods, transmission_losses, linearized_unit_commitment, committable_big_m : as in PyPSA
    extra_functionality, piecewise_options : as in PyPSA. With one of them PyPSA forms the model, which takes its time, and
        Steppe solves it; `n.model` is there afterwards. A function is called with the network and its snapshots and may add
        to `n.model`
    assign_all_duals : as in PyPSA, for the limits on single snapshots
    compute_infeasibilities : log why there is no plan; ``n.steppe["report"]`` has it in any case
    include_objective_constant : as in PyPSA: whether `n.objective` is less the cost of existing extendable capacity
        (default: PyPSA's option, and True without one)
    solver_options : of another solver; limits of time and threads count, the rest is left out
    solver_name, log_to_console, model_kwargs, meshed_thresholds, cycle_basis_method : taken as in PyPSA; they make no
        difference to the results
    relative_gap, feasibility : what the certificate must meet (1e-8 and 1e-6)
    time_limit : seconds
    iteration_limit, threads : of the solver
    progress : called after every iteration with (iteration, objective, relative gap, seconds); returning False stops
    **kwargs : arguments of `linopy.Model.solve`, which are left out

    Returns
    -------
    (status, condition) : as from PyPSA: ("ok", "optimal"), ("warning", "infeasible"), ("warning", "unbounded") or
        ("warning", why the solver stopped). The details are in ``n.steppe``: seconds, iterations, method, certificate
        and report.

    Raises
    ------
    InputError : everything that is wrong with the network
    UnsupportedError : everything the network asks for that Steppe cannot do yet
    """
    procedure = kwargs.pop("_procedure", None)
    if cycle_basis_method not in ("bfs-refined", "paton"):
        raise ValueError(f"cycle_basis_method must be 'bfs-refined' or 'paton', not {cycle_basis_method!r}")
    check_model_arguments(model_kwargs or {})
    include_objective_constant = preset("include_objective_constant", include_objective_constant) is not False
    options, progress = solver_arguments(
        kwargs, preset("solver_options", solver_options), relative_gap=relative_gap, feasibility=feasibility,
        time_limit=time_limit, iteration_limit=iteration_limit, threads=threads, progress=progress)
    n._multi_invest, n._linearized_uc = int(multi_investment_periods), int(linearized_unit_commitment)
    if extra_functionality is not None or piecewise_options:
        if procedure is not None:
            raise UnsupportedError(
                "extra_functionality and piecewise_options are for steppe.optimize, not for procedures of several solves: "
                "call steppe.optimize for each of them")
        return _optimize_by_model(
            n, extra_functionality, assign_all_duals, options, progress, snapshots, model_kwargs or {},
            multi_investment_periods=multi_investment_periods, transmission_losses=transmission_losses,
            linearized_unit_commitment=linearized_unit_commitment, include_objective_constant=include_objective_constant,
            committable_big_m=committable_big_m, meshed_thresholds=meshed_thresholds, piecewise_options=piecewise_options,
            cycle_basis_method=cycle_basis_method)
    choices = as_json({
        "include_objective_constant": include_objective_constant, "multi_investment_periods": bool(multi_investment_periods),
        "linearized_unit_commitment": bool(linearized_unit_commitment), "committable_big_m": committable_big_m or None,
        "assign_all_duals": bool(assign_all_duals), "risk": risk(n), **losses(transmission_losses)})
    chosen = None if snapshots is None else _positions(n, snapshots)
    # A model of before would not be the one that the results belong to.
    n._model = None
    handle = library.steppe_network_new(str(n.name or "").encode())
    try:
        _hand_over(n, handle, with_history=chosen is not None and chosen.size > 0 and chosen[0] > 0)
        answer = call(
            library.steppe_network_optimize,
            (handle, 0 if chosen is None else len(chosen), pointer(chosen, c_int64),
             choices, procedure and procedure.text, pointer(options.numbers)), progress=progress)
        for warning in answer["warnings"]:
            warnings.warn(warning[language()], stacklevel=2)
        result = answer["result"]
        if "objective" in result:
            if procedure and procedure.assign:
                procedure.assign(n, handle, answer["attributes"])
            _assign(n, handle, answer["attributes"], slice(None) if chosen is None else chosen)
    finally:
        library.steppe_network_free(handle)
    details = {key: result.get(key) for key in (
        "status", "condition", "objective", "seconds", "iterations", "method", "certificate")}
    details["condition"] = CONDITIONS.get(details["condition"], details["condition"])
    return _conclude(n, details | {"report": answer["report"][language()]}, compute_infeasibilities)


def _optimize_by_model(n, extra_functionality, assign_all_duals, options, progress, snapshots, model_kwargs, **arguments):
    """`optimize` with the model that PyPSA forms, and what a function adds to it."""
    # PyPSA before 1.4 knows fewer arguments and would pass the others on to linopy.
    known = inspect.signature(n.optimize.create_model).parameters
    model = n.optimize.create_model(
        snapshots, **{name: value for name, value in arguments.items() if name in known}, **model_kwargs)
    if extra_functionality is not None:
        # PyPSA 1.4 has an index of its own for the model.
        window, chosen = getattr(n, "_snapshot_window", None), slice(None) if snapshots is None else _positions(n, snapshots)
        extra_functionality(n, n.snapshots[chosen] if window is None else window.model_index)
    solution, (status, condition) = solve_model(model, options, progress)
    if status == "ok":
        n.optimize.assign_solution()
        n.optimize.assign_duals(assign_all_duals)
        n.optimize.post_processing()
    return _conclude(n, {
        "status": status, "condition": condition, "objective": solution.objective, "seconds": solution.seconds,
        "iterations": solution.iterations, "method": None, "certificate": solution.certificate, "report": ""}, False)


def _conclude(n: pypsa.Network, details: dict, tells_why: bool) -> tuple[str, str]:
    object.__setattr__(n, "steppe", details)
    logger.info("Steppe: %s, %s", details["status"], details["condition"])
    if tells_why and details["condition"] in ("infeasible", "unbounded"):
        logger.info("%s", details["report"])
    return details["status"], details["condition"]


@dataclass(frozen=True)
class Procedure:
    """A procedure of several solves: its method and arguments, and what it assigns beyond the results."""

    arguments: dict
    assign: Callable[[pypsa.Network, int, dict], None] | None = None

    @property
    def text(self) -> bytes:
        return as_json(self.arguments)


def as_json(arguments: dict) -> bytes:
    """What is given of arguments, as the library takes them."""
    given = {name: value for name, value in arguments.items() if value is not None}
    return json.dumps(given, allow_nan=False, default=float).encode()


def _positions(n: pypsa.Network, snapshots: Any) -> np.ndarray:
    labels = snapshots if isinstance(snapshots, pd.Index) else pd.Index(
        snapshots if pd.api.types.is_list_like(snapshots) else [snapshots])
    positions = n.snapshots.get_indexer(labels)
    if (positions < 0).any():
        raise ValueError(f"these are not snapshots of the network: {list(labels[positions < 0][:5])}")
    return positions.astype(np.int64)


# What is handed over


def _hand_over(n: pypsa.Network, handle: int, with_history: bool) -> None:
    """`with_history`: dispatch and status are handed over too, from which later snapshots go on."""
    _hand_over_snapshots(n, handle)
    if has_scenarios(n):
        weights = n.scenario_weightings["weight"]
        library.steppe_network_scenarios(handle, len(weights), joined(weights.index), pointer(doubles(weights)))
    for component in components(n):
        history = _HISTORY if with_history and component.name in _DISPATCHED else set()
        for index, (_, part) in enumerate(by_scenario(n, component)):
            library.steppe_network_scenario(handle, index)
            _hand_over_component(part, n.snapshots, handle, history)


def components(n: pypsa.Network) -> list:
    every = n.components.values() if isinstance(n.components, dict) else n.components
    return [component for component in every if component.name not in _SKIPPED and not component.static.empty]


def has_scenarios(n: pypsa.Network) -> bool:
    return getattr(n, "has_scenarios", False)


def by_scenario(n: pypsa.Network, component: Any) -> list:
    """The component as it is in each scenario, by name; just itself without any."""
    if not has_scenarios(n):
        return [(None, component)]

    def series(frame: pd.DataFrame, scenario: str) -> pd.DataFrame:
        return frame.loc[:, frame.columns.get_level_values(0) == scenario].droplevel(0, axis=1)

    return [
        (scenario, SimpleNamespace(
            name=component.name, attrs=component.attrs, piecewise=getattr(component, "piecewise", None),
            static=component.static.xs(scenario, level=0).copy(),
            dynamic={attribute: series(frame, scenario) for attribute, frame in component.dynamic.items()}))
        for scenario in n.scenarios]


def _hand_over_snapshots(n: pypsa.Network, handle: int) -> None:
    index = n.snapshots
    periods = None
    if isinstance(index, pd.MultiIndex):
        periods = np.ascontiguousarray(index.get_level_values(0), dtype=np.int64)
        index = index.get_level_values(1)
    weightings = doubles(n.snapshot_weightings[["objective", "stores", "generators"]].to_numpy().T)
    numbers, labels, is_time = None, None, isinstance(index, pd.DatetimeIndex)
    if is_time:
        zone_free = index.tz_localize(None) if index.tz is not None else index
        numbers = doubles(zone_free.to_numpy().astype("datetime64[ns]").astype(np.int64) / 1e9)
    elif pd.api.types.is_numeric_dtype(index):
        numbers = doubles(index)
    else:
        labels = joined(index)
    library.steppe_network_snapshots(
        handle, len(index), pointer(numbers), int(is_time), labels, pointer(weightings), pointer(periods, c_int64))
    if periods is not None:
        weights = n.investment_period_weightings
        library.steppe_network_periods(
            handle, len(weights), pointer(np.ascontiguousarray(weights.index, dtype=np.int64), c_int64),
            pointer(doubles(weights["objective"])), pointer(doubles(weights["years"])))


def _hand_over_component(component: Any, snapshots: pd.Index, handle: int, history: set[str]) -> None:
    name, static = component.name.encode(), component.static
    check(library.steppe_network_components(handle, name, len(static), joined(static.index)))
    outputs = set(component.attrs.index[component.attrs["status"].str.startswith("Output")])
    for attribute in static.columns:
        column = static[attribute]
        if attribute in outputs or attribute == "obj":
            continue
        key = str(attribute).encode()
        if pd.api.types.is_bool_dtype(column.dtype):
            check(library.steppe_network_booleans(
                handle, name, key, pointer(np.ascontiguousarray(column, dtype=np.uint8), c_uint8)))
        elif pd.api.types.is_numeric_dtype(column.dtype):
            check(library.steppe_network_numbers(handle, name, key, pointer(doubles(column))))
        else:
            texts = column.astype(object).where(column.notna(), "")
            check(library.steppe_network_texts(handle, name, key, joined(texts)))
    for attribute, frame in (getattr(component, "piecewise", None) or {}).items():
        for owner in frame.columns.get_level_values(0).unique() if not frame.empty else []:
            points = frame[owner].dropna()
            coordinate = next(axis for axis in points.columns if axis != attribute)
            check(library.steppe_network_curve(
                handle, name, attribute.encode(), str(owner).encode(), len(points),
                pointer(doubles(points[[coordinate, attribute]]))))
    for attribute, frame in component.dynamic.items():
        if attribute in outputs - history or frame.empty:
            continue
        frame = frame.reindex(snapshots)
        check(library.steppe_network_series(
            handle, name, attribute.encode(), frame.shape[1], joined(frame.columns),
            pointer(doubles(frame.to_numpy(dtype=np.float64).T))))


# What comes back


def _assign(n: pypsa.Network, handle: int, attributes: dict, chosen) -> None:
    for component in components(n):
        parts = by_scenario(n, component)
        for index, (_, part) in enumerate(parts):
            library.steppe_network_scenario(handle, index)
            columns = _assign_static(part, handle)
            series = _assign_series(part, n.snapshots, handle, chosen)
        if not has_scenarios(n):
            continue
        names = component.static.index.names
        for attribute in columns:
            component.static[attribute] = pd.concat(
                {scenario: part.static[attribute] for scenario, part in parts}, names=names)
        for attribute in series:
            component.dynamic[attribute] = pd.concat(
                {scenario: part.dynamic[attribute] for scenario, part in parts}, axis=1,
                names=names[:1] + part.dynamic[attribute].columns.names)
    n._objective = attributes["objective"]
    n._objective_constant = attributes["objective_constant"]
    _assign_topology(n, chosen)
    # As in PyPSA there are no angles with scenarios.
    if not has_scenarios(n):
        _assign_angles(n)


def _assign_static(component: Any, handle: int) -> list[str]:
    """Assigns what the library knows and returns the names of the attributes; so does `_assign_series`."""
    assigned = []
    attributes = component.attrs
    static = attributes[attributes["status"].str.startswith("Output") & ~attributes["varying"]]
    for attribute in static.index:
        values = np.empty(len(component.static))
        if library.steppe_result_numbers(handle, component.name.encode(), attribute.encode(), pointer(values)):
            component.static[attribute] = values
            assigned.append(attribute)
    return assigned


def _assign_series(component: Any, snapshots: pd.Index, handle: int, chosen) -> list[str]:
    assigned = []
    attributes = component.attrs
    varying = attributes[attributes["status"].str.startswith("Output") & attributes["varying"]]
    for attribute in varying.index.union(_UNLISTED, sort=False):
        values = _series(component, snapshots, handle, attribute)
        if values is None:
            continue
        _assign_frame(component, attribute, component.static.index, np.nan_to_num(values).T, snapshots, chosen)
        assigned.append(attribute)
    for attribute, level in _BY_PIECE.items():
        pieces = []
        while (values := _series(component, snapshots, handle, f"{attribute}_{len(pieces)}")) is not None:
            pieces.append(values)
        if pieces:
            # (components, pieces, snapshots); a curve with fewer pieces than another has zeros for those it lacks.
            values = np.stack(pieces, axis=1)
            found = ~np.isnan(values).all(axis=(1, 2)) | (level == "secant")
            columns = pd.MultiIndex.from_product(
                [component.static.index[found], range(len(pieces))], names=[component.static.index.name, level])
            new = np.nan_to_num(values[found]).reshape(len(columns), len(snapshots)).T
            _assign_frame(component, attribute, columns, new, snapshots, chosen)
            assigned.append(attribute)
    return assigned


def _series(component: Any, snapshots: pd.Index, handle: int, attribute: str) -> np.ndarray | None:
    """A series of the result, (components, snapshots), NaN where a component has none."""
    values = np.empty((len(component.static), len(snapshots)))
    name = component.name.encode(), attribute.encode()
    return values if library.steppe_result_series(handle, *name, pointer(values)) else None


def _assign_frame(component: Any, attribute: str, columns: pd.Index, new: np.ndarray, snapshots: pd.Index, chosen) -> None:
    old = component.dynamic.get(attribute)
    if isinstance(chosen, slice) or old is None or old.empty:
        frame = pd.DataFrame(new, index=snapshots, columns=columns)
    else:
        frame = old.reindex(index=snapshots, columns=old.columns.union(columns, sort=False)).fillna(0.0)
        frame.loc[snapshots[chosen], columns] = new[chosen]
    frame.columns.names = columns.names
    component.dynamic[attribute] = frame


def _assign_topology(n: pypsa.Network, chosen) -> None:
    """The parts of the grid that PyPSA leaves: those of several buses in the last period, or else one of each bus."""
    n.calculate_dependent_values()
    period = n.snapshots[chosen][-1][0] if n._multi_invest else None
    n.determine_network_topology(investment_period=period, skip_isolated_buses=True)
    if n.sub_networks.empty and not has_scenarios(n):
        n.determine_network_topology()


def _assign_angles(n: pypsa.Network) -> None:
    """Voltage angles of meshed networks: the pseudo-inverse of each part's susceptance matrix times its injections."""
    angles = pd.DataFrame(0.0, n.snapshots, n.buses.index)
    for part in n.sub_networks["obj"]:
        buses = part.buses_o
        if len(buses) > 1:
            part.calculate_B_H(skip_pre=True)
            inverse = pd.DataFrame(np.linalg.pinv(part.B.todense()), buses, buses)
            angles[buses] = n.buses_t.p.reindex(columns=buses) @ (inverse - inverse[part.slack_bus])
    n.buses_t.v_ang = angles
