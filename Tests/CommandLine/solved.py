"""Opens solved networks with PyPSA and holds its statistics against Steppe's.

    solved.py FOLDER NAME…

For each NAME, FOLDER/NAME.nc is the solved network and FOLDER/NAME.json the result. Prints every disagreement, and
"NAME: agrees" if there is none.
"""
import json
import logging
import sys
import warnings

import pypsa

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

METRICS = [
    "optimal_capacity", "installed_capacity", "expanded_capacity", "capex", "installed_capex", "expanded_capex",
    "overnight_cost", "fom", "opex", "system_cost", "supply", "withdrawal", "transmission", "energy_balance",
    "curtailment", "capacity_factor", "revenue", "market_value",
]
PRICES = {"prices": {}, "prices_by_time": {"weighting": "time"}, "prices_by_bus_carrier": {"groupby": "bus_carrier"}}


def differences(network, result):
    if abs(network.objective - result["objective"]) > 1e-9 * max(1, abs(result["objective"])):
        yield f"objective {network.objective} is not {result['objective']}"
    if abs(network.objective_constant - result["objective_constant"]) > 1e-9 * max(1, abs(network.objective_constant)):
        yield f"objective constant {network.objective_constant} is not {result['objective_constant']}"
    for metric in METRICS:
        try:
            stated = getattr(network.statistics, metric)(nice_names=False, drop_zero=False, round=12)
        except ValueError as error:  # PyPSA states no overnight cost at all if one of them is not known.
            if metric == "overnight_cost" and "back-calculate" in str(error):
                continue
            raise
        own = result["statistics"].get(metric, {})
        theirs = {"|".join(key): float(value) for key, value in stated.items() if abs(value) < float("inf")}
        # PyPSA divides numbers that it has rounded to five digits to get the market value.
        tolerance = 1e-5 if metric == "market_value" else 1e-9
        size = max([abs(value) for value in theirs.values()] + [1.0])
        for key in sorted(set(own) | set(theirs)):
            if abs(own.get(key, 0.0) - theirs.get(key, 0.0)) > tolerance * size:
                yield f"{metric} {key}: {own.get(key, 0.0)} is not {theirs.get(key, 0.0)}"
    # PyPSA weights prices with amounts that it has rounded to five digits.
    for metric, arguments in PRICES.items():
        stated = network.statistics.prices(drop_zero=False, round=12, **arguments).dropna()
        own = result["statistics"].get(metric, {})
        for key in sorted(set(own) | set(stated.index)):
            if abs(own.get(key, 0.0) - stated.get(key, 0.0)) > 1e-6 * max(1, stated.abs().max()):
                yield f"{metric} {key}: {own.get(key, 0.0)} is not {stated.get(key, 0.0)}"
    network.statistics()


folder, names = sys.argv[1], sys.argv[2:]
for name in names:
    network = pypsa.Network(f"{folder}/{name}.nc")
    with open(f"{folder}/{name}.json", encoding="utf-8") as file:
        found = list(differences(network, json.load(file)))
    for difference in found:
        print(f"{name}: {difference}")
    if not found:
        print(f"{name}: agrees")
