"""PyPSA's procedures of several solves, with its names and keyword arguments. Their loops are in the library."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ._library import library, pointer
from ._network import Procedure, by_scenario, components, has_scenarios, optimize

if TYPE_CHECKING:
    import pypsa

logger = logging.getLogger("steppe")

_NOMINAL = {"Generator": "p_nom", "Link": "p_nom", "Process": "p_nom", "StorageUnit": "p_nom", "Store": "e_nom",
            "Line": "s_nom", "Transformer": "s_nom"}
# What `create_model` takes that changes the problem; the rest of `model_kwargs` is about linopy.
_MODEL = {"transmission_losses", "linearized_unit_commitment", "include_objective_constant", "committable_big_m"}


def optimize_with_rolling_horizon(
    n: pypsa.Network, snapshots: Sequence | None = None, horizon: int = 100, overlap: int = 0, **kwargs: Any,
) -> pypsa.Network:
    """Optimises window by window, each from the levels, dispatch and status that the one before left.

    Parameters
    ----------
    n : pypsa.Network
    snapshots : labels of `n.snapshots`, all by default
    horizon, overlap : snapshots of a window, and how many of them the next one plans again
    **kwargs : see `optimize`

    Returns
    -------
    n, as PyPSA does. Whether all windows have an optimum is in ``n.steppe["status"]`` and ``["condition"]``; if one has
    none, nothing is assigned and a warning is logged. `n.objective` is that of the last window, as in PyPSA; what the
    system costs over all windows, or is expected to with scenarios, is ``n.steppe["objective"]``. Every scenario goes on
    from its own levels.
    """
    procedure = Procedure({"method": "rolling_horizon", "horizon": int(horizon), "overlap": int(overlap)})
    status, condition = optimize(n, snapshots, _procedure=procedure, **kwargs)
    if status != "ok":
        logger.warning("a window of the rolling horizon failed: %s, %s", status, condition)
    return n


def optimize_security_constrained(
    n: pypsa.Network, snapshots: Sequence | None = None, branch_outages: Sequence | pd.Index | None = None,
    multi_investment_periods: bool = False, model_kwargs: dict | None = None, **kwargs: Any,
) -> tuple[str, str]:
    """Optimises so that no line or transformer is overloaded after the outage of any one of them (N-1).

    Parameters
    ----------
    n : pypsa.Network
    branch_outages : names of lines, or a MultiIndex of (class, name); all lines and transformers by default. Those
        without which the grid falls apart are passed over with a warning
    model_kwargs : arguments of PyPSA's `create_model`, such as `transmission_losses`
    others : see `optimize`
    """
    outages = None
    if branch_outages is not None:
        outages = [list(o) if isinstance(o, tuple) else ["Line", str(o)] for o in branch_outages]
    procedure = Procedure({"method": "security_constrained", "branch_outages": outages})
    return optimize(n, snapshots, multi_investment_periods, _procedure=procedure, **_model(model_kwargs), **kwargs)


def optimize_transmission_expansion_iteratively(
    n: pypsa.Network, snapshots: Sequence | None = None, msq_threshold: float = 0.05, min_iterations: int = 1,
    max_iterations: int = 100, track_iterations: bool = False, line_unit_size: float | None = None,
    link_unit_size: dict | None = None, line_threshold: float | None = None, link_threshold: dict | None = None,
    fractional_last_unit_size: bool = False, **kwargs: Any,
) -> tuple[str, str]:
    """Optimises, adapts the impedances of lines to the sizes found, and again until these settle; then fixes lines, and
    links of direct current or with a unit size, in whole units, and optimises once more.

    As in PyPSA, `n.lines` keeps the impedances that belong to the sizes found, and the objective has the cost of what was
    fixed in it. With scenarios, for which PyPSA 1.4 has no such procedure, each has its own impedances and all one size.

    Parameters
    ----------
    n : pypsa.Network
    msq_threshold : root mean square change of line sizes over their mean that counts as settled
    min_iterations, max_iterations : solves before the last one
    track_iterations : keep sizes (`s_nom_opt_1` …) and objectives (`n.objective_1` …) of all iterations
    line_unit_size, link_unit_size : size of a unit, of links by carrier
    line_threshold, link_threshold : share of a unit that has to be used for one more (0.3)
    fractional_last_unit_size : allow a part of the last unit below the largest size
    others : see `optimize`
    """
    given = {
        "msq_threshold": msq_threshold, "min_iterations": int(min_iterations), "max_iterations": int(max_iterations),
        "track_iterations": track_iterations, "line_unit_size": line_unit_size or None, "link_unit_size": link_unit_size,
        "line_threshold": line_threshold or None, "link_threshold": link_threshold,
        "fractional_last_unit_size": fractional_last_unit_size}
    procedure = Procedure({"method": "iterative_transmission_expansion", **given}, _assign_expansion)
    return optimize(n, snapshots, _procedure=procedure, **kwargs)


def optimize_and_run_non_linear_powerflow(
    n: pypsa.Network, snapshots: Sequence | None = None, skip_pre: bool = False, x_tol: float = 1e-06,
    use_seed: bool = False, distribute_slack: bool = False, slack_weights: str = "p_set", **kwargs: Any,
) -> dict:
    """Optimises, and then runs PyPSA's non-linear power flow from the dispatch found.

    Parameters
    ----------
    n : pypsa.Network
    snapshots : labels of `n.snapshots`, all by default
    skip_pre, x_tol, use_seed, distribute_slack, slack_weights : of `n.pf`
    **kwargs : see `optimize`

    Returns
    -------
    status, termination_condition, and if there is a plan what `n.pf` returns
    """
    snapshots = n.snapshots if snapshots is None else snapshots
    status, condition = optimize(n, snapshots, **kwargs)
    if status != "ok":
        logger.warning("no plan to run a power flow from: %s, %s", status, condition)
        return {"status": status, "termination_condition": condition}
    if n.sub_networks.empty:
        n.determine_network_topology()
    for component in components(n):
        if component.name in n.one_port_components | {"Process", "Link"}:
            component.dynamic["p_set"] = component.dynamic["p" if "p" in component.dynamic else "p0"]
    # One slack generator for each part of the grid, one of constant power where there is another, the rest keep voltage.
    n.generators["control"] = "PV"
    for part in n.sub_networks["obj"]:
        generators = part.components.generators.static.index
        n.generators.loc[generators.intersection([part.slack_generator]), "control"] = "Slack"
        n.generators.loc[generators.difference([part.slack_generator])[:1], "control"] = "PQ"
    flow = n.pf(snapshots=snapshots, skip_pre=skip_pre, x_tol=x_tol, use_seed=use_seed, distribute_slack=distribute_slack,
                slack_weights=slack_weights)
    return dict(status=status, termination_condition=condition, **flow)


def _assign_expansion(n: pypsa.Network, handle: int, attributes: dict) -> None:
    """What the iterations have changed of the lines, and what they keep of themselves."""
    carriers = n.buses.carrier.groupby(level=-1).first()
    n.lines["carrier"] = n.lines.bus0.map(carriers)
    iterations = sorted(
        int(name.removeprefix("objective_")) for name in attributes if name.removeprefix("objective_").isdigit())
    sizes = [f"_opt_{iteration}" for iteration in [0, *iterations]] if iterations else []
    for name, size in [("Line", "s_nom"), ("Transformer", "s_nom"), ("Link", "p_nom")]:
        component = n.components[name]
        for column in [size + end for end in sizes] + (["x", "r", "num_parallel"] if name == "Line" else []):
            found = []
            for index, (_, part) in enumerate(by_scenario(n, component) if len(component.static) else []):
                library.steppe_network_scenario(handle, index)
                values = np.empty(len(part.static))
                if library.steppe_result_numbers(handle, name.encode(), column.encode(), pointer(values)):
                    found.append(values)
            if found:
                component.static[column] = np.concatenate(found)
    for iteration in iterations:
        setattr(n, f"objective_{iteration}", attributes[f"objective_{iteration}"])
        setattr(n, f"status_{iteration}", "ok")
        n.iteration = iteration


def optimize_mga(
    n: pypsa.Network, snapshots: Sequence | None = None, multi_investment_periods: bool = False,
    weights: dict | None = None, sense: str | int = "min", slack: float = 0.05, model_kwargs: dict | None = None,
    budget: float | None = None, **kwargs: Any,
) -> tuple[str, str]:
    """Finds the plan with as little or as much of something as a cost of at most (1 + slack) times the least allows.

    The least cost is that of the network as it is solved, by `optimize` or by PyPSA.

    Parameters
    ----------
    n : pypsa.Network, solved
    weights : what to count: ``{class: {variable: number, Series or dict by component, or DataFrame by snapshot}}``; the
        capacity of all generators by default. With scenarios operation counts in each alike, or in those that the
        columns of a DataFrame name before the component
    sense : "min" or "max", or a number above or below zero
    slack : share of the least cost. With scenarios PyPSA adds the costs of all, whatever their probability, and a warning
        says what that allows
    budget : the largest `n.objective`, in place of a slack; PyPSA does not have it
    others : see `optimize`
    """
    weights = {"Generator": {"p_nom": 1.0}} if weights is None else weights
    status = _seek(n, _sign(sense), weights, snapshots, multi_investment_periods, slack, budget, model_kwargs, kwargs)
    n.meta.update(slack=slack, sense=_sign(sense), weights=_plain(weights))
    return status


def optimize_mga_in_direction(
    n: pypsa.Network, direction: dict | pd.Series, dimensions: dict, snapshots: Sequence | None = None,
    multi_investment_periods: bool = False, slack: float = 0.05, model_kwargs: dict | None = None,
    budget: float | None = None, **kwargs: Any,
) -> tuple[str, str, pd.Series | None]:
    """Goes as far in a direction of a space of few dimensions as the budget of `optimize_mga` allows.

    Parameters
    ----------
    direction : a number by dimension
    dimensions : weights by dimension, each as in `optimize_mga`
    others : see `optimize_mga`

    Returns
    -------
    status, condition, and the coordinates of the plan, None without one
    """
    if set(direction.keys()) != set(dimensions.keys()):
        raise ValueError(f"directions {set(direction.keys())} and dimensions {set(dimensions.keys())} have to match")
    # Weights of several dimensions may name the same variable, so each goes as a term of its own.
    terms = [(key, direction[key]) for key in dimensions]
    status, condition = _seek(
        n, -1, [(dimensions[key], factor) for key, factor in terms], snapshots, multi_investment_periods, slack, budget,
        model_kwargs, kwargs)
    n.meta.update(slack=slack, dimensions=_plain(dimensions), direction=direction)
    return status, condition, project_solved(n, dimensions) if status == "ok" else None


def optimize_mga_in_multiple_directions(
    n: pypsa.Network, directions: list[dict] | pd.DataFrame, dimensions: dict, snapshots: Sequence | None = None,
    multi_investment_periods: bool = False, slack: float = 0.05, model_kwargs: dict | None = None,
    max_parallel: int = 4, budget: float | None = None, **kwargs: Any,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`optimize_mga_in_direction` for every direction, one after the other, each with all threads (`max_parallel` is
    ignored). The network itself is not changed.

    Returns
    -------
    directions, coordinates : (directions that were solved, dimensions) each
    """
    if isinstance(directions, pd.DataFrame):
        directions = list(directions.T.to_dict().values())
    other, solved = _copy(n), []
    if budget is None:
        budget = _budget(n, multi_investment_periods, slack)
    for direction in directions:
        *_, coordinates = optimize_mga_in_direction(
            other, direction, dimensions, snapshots, multi_investment_periods, slack, model_kwargs, budget, **kwargs)
        if coordinates is not None:
            solved.append((direction, coordinates))
    if len(solved) < len(directions):
        logger.warning("%s of %s directions failed", len(directions) - len(solved), len(directions))
    return pd.DataFrame([d for d, _ in solved]), pd.DataFrame([c for _, c in solved])


def project_solved(n: pypsa.Network, dimensions: dict) -> pd.Series:
    """The coordinates of a solved network in a space of few dimensions, see `optimize_mga_in_direction`."""
    return pd.Series({
        key: float(sum(_value(n, name, variable, weight) for name, variables in weights.items()
                       for variable, weight in variables.items()))
        for key, weights in dimensions.items()})


def _seek(n, sign, weights, snapshots, multi_investment_periods, slack, budget, model_kwargs, kwargs) -> tuple[str, str]:
    if budget is None:
        budget = _budget(n, multi_investment_periods, slack)
    parts = weights if isinstance(weights, list) else [(weights, 1.0)]
    terms = [term for part, factor in parts for name, variables in part.items()
             for variable, weight in variables.items() for term in _terms(n, name, variable, weight, factor)]
    procedure = Procedure(
        {"method": "mga", "terms": terms, "sense": "min" if sign > 0 else "max", "budget": budget})
    return optimize(n, snapshots, multi_investment_periods, _procedure=procedure, **_model(model_kwargs), **kwargs)


def _budget(n: pypsa.Network, multi_investment_periods: bool, slack: float) -> float:
    """What PyPSA lets the objective come to: of the cost as it counts it, less what is there already."""
    if not n.is_solved:
        raise ValueError("the network has to be solved before near-optimal plans can be looked for")
    if slack < 0:
        raise ValueError(f"slack must not be below zero, not {slack!r}")

    def cost(statistic: pd.DataFrame | pd.Series) -> pd.Series:
        """By component class, scenario and carrier, of all investment periods."""
        return statistic.fillna(0) @ n.investment_period_weightings.objective if multi_investment_periods else statistic

    costs, installed = [cost(n.statistics.capex()), cost(n.statistics.opex())], cost(n.statistics.installed_capex())
    budget = (1 + slack) * sum(c.sum() for c in costs) - installed.sum()
    if has_scenarios(n) and len(n.scenarios) > 1:
        weights = n.scenario_weightings["weight"]
        expected, there = (sum((c.groupby(level="scenario").sum() * weights).sum() for c in part)
                           for part in (costs, [installed]))
        warnings.warn(
            "the budget adds the costs of all scenarios without their probabilities, as in PyPSA 1.4: the plan may cost "
            f"{100 * ((budget + there) / expected - 1):.1f} % more than the least expected cost; give a budget instead of "
            "a slack to have your own", stacklevel=4)
    return float(budget)


def _copy(n: pypsa.Network) -> pypsa.Network:
    """A copy without the model of a solver, which PyPSA cannot copy."""
    model, n._model = n._model, None
    try:
        return n.copy()
    finally:
        n._model = model


def _sign(sense: str | int) -> int:
    if isinstance(sense, str) and sense[:3] in ("min", "max"):
        return 1 if sense.startswith("min") else -1
    if isinstance(sense, int) and sense != 0:
        return 1 if sense > 0 else -1
    raise ValueError(f"sense must be min or max, not {sense!r}")


def _by_component(n: pypsa.Network, name: str, variable: str, weight: Any) -> dict | float:
    """A number for all components, or for each a number or a series. Capacities that are given count for nothing."""
    if isinstance(weight, (int, float, np.number)):
        return float(weight)
    static = n.components[name].static
    names = static.index.get_level_values(-1)
    if isinstance(weight, pd.DataFrame):
        series = weight.reindex(index=n.snapshots).fillna(0.0)
        return {component: series[component].to_list() for component in series.columns}
    weight = pd.Series(weight).dropna()
    if variable == _NOMINAL.get(name):
        chosen = names[static[f"{variable}_extendable"] & static.get("active", True)]
        weight = weight[weight.index.isin(chosen) | ~weight.index.isin(names)]
    return {str(component): float(value) for component, value in weight.items()}


def _terms(n: pypsa.Network, name: str, variable: str, weight: Any, factor: float) -> list[dict]:
    found = _by_component(n, name, variable, weight)
    values = {None: found} if isinstance(found, float) else found
    terms = []
    for key, value in values.items():
        scenario, component = key if isinstance(key, tuple) else (None, key)
        terms.append({"class": name, "variable": variable, "component": component, "scenario": scenario,
                      "weight": [factor * v for v in value] if isinstance(value, list) else factor * value})
    return terms


def _value(n: pypsa.Network, name: str, variable: str, weight: Any) -> float:
    component, found = n.components[name], _by_component(n, name, variable, weight)
    if variable == _NOMINAL.get(name):
        static = by_scenario(n, component)[0][1].static
        sizes = static[f"{variable}_opt"][static[f"{variable}_extendable"] & static.get("active", True)]
        return sizes.sum() * found if isinstance(found, float) else sum(sizes[c] * v for c, v in found.items())
    series = component.dynamic["p0" if variable == "s" else variable]
    if isinstance(found, float):
        return series.to_numpy().sum() * found
    names = series.columns if any(isinstance(key, tuple) for key in found) else series.columns.get_level_values(-1)
    return sum(series.loc[:, names == key].mul(v, axis=0).to_numpy().sum() for key, v in found.items())


def _model(model_kwargs: dict | None) -> dict:
    """Arguments of `create_model` as those of `optimize`."""
    given = model_kwargs or {}
    rest = {name: value for name, value in given.items() if name not in _MODEL}
    return {name: value for name, value in given.items() if name in _MODEL} | {"model_kwargs": rest}


def _plain(weights: Any) -> Any:
    """Weights as they can be kept in `n.meta`."""
    if isinstance(weights, pd.DataFrame):
        return weights.to_dict(orient="list")
    if isinstance(weights, pd.Series):
        return weights.to_dict()
    return {key: _plain(value) for key, value in weights.items()} if isinstance(weights, dict) else weights
