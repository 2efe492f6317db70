"""Makes the small kit: networks of a few snapshots, each about one part of PyPSA, with what PyPSA 1.4 and HiGHS answer.

    .deps/python/bin/python Tests/CommandLine/SmallKit/make.py

Writes NAME.nc and expected.json beside this file, for `steppe-conformance`. Of capacities, prices and levels only those are kept
that the optimum determines: where the simplex method (a vertex) and the interior-point method without crossover (the middle of
the best face) agree.
"""
import json
import logging
import math
import pathlib
import warnings

import pandas as pd
import pypsa

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

HERE = pathlib.Path(__file__).parent
HOURS = 6
WIND = [0.9, 0.3, 0.1, 0.6, 0.8, 0.2]
SUN = [0.0, 0.2, 0.7, 0.8, 0.3, 0.0]
LOAD = [60.0, 75.0, 90.0, 80.0, 70.0, 65.0]


def base(*buses, snapshots=None):
    n = pypsa.Network()
    n.set_snapshots(pd.date_range("2030-01-01", periods=HOURS, freq="h") if snapshots is None else snapshots)
    n.add("Carrier", ["AC", "wind", "solar", "gas", "coal"], co2_emissions=[0, 0, 0, 0.2, 0.34])
    n.add("Bus", list(buses), carrier="AC")
    return n


def storage():
    """A storage unit with inflow and spill, a store that loses, weightings that differ."""
    n = base("city")
    n.snapshot_weightings["objective"] = [1, 2, 1, 3, 1, 2]
    n.snapshot_weightings["stores"] = 2
    n.add("Generator", "wind", bus="city", carrier="wind", p_nom_extendable=True, capital_cost=330, p_max_pu=WIND)
    n.add("Generator", "gas", bus="city", carrier="gas", p_nom=60, marginal_cost=52, ramp_limit_up=0.4, ramp_limit_down=0.5)
    n.add("StorageUnit", "dam", bus="city", p_nom=25, max_hours=5, efficiency_store=0.88, efficiency_dispatch=0.92,
          inflow=[12, 0, 4, 30, 2, 0], standing_loss=0.01, state_of_charge_initial=20, marginal_cost=0.7)
    n.add("Store", "tank", bus="city", e_nom_extendable=True, capital_cost=31, e_cyclic=True, standing_loss=0.02,
          marginal_cost_storage=0.05)
    n.add("Load", "town", bus="city", p_set=LOAD)
    return n, {}


def links():
    """A link with three ports, one with a delay, one that may run in reverse, prescribed dispatch."""
    n = base("power", "heat", "gas")
    n.add("Generator", "well", bus="gas", carrier="gas", p_nom=300, marginal_cost=[19, 20, 23, 21, 18, 22])
    n.add("Generator", "wind", bus="power", carrier="wind", p_nom=70, p_max_pu=WIND, marginal_cost=0.3)
    n.add("Link", "chp", bus0="gas", bus1="power", bus2="heat", efficiency=0.41, efficiency2=0.43, p_nom_extendable=True,
          capital_cost=47, marginal_cost=1.9)
    n.add("Link", "boiler", bus0="gas", bus1="heat", efficiency=0.93, p_nom=80, marginal_cost=0.4)
    n.add("Link", "pump", bus0="power", bus1="heat", efficiency=[2.6, 2.9, 3.2, 3.3, 3.0, 2.7], p_nom_extendable=True,
          capital_cost=83, p_nom_max=18)
    n.add("Link", "cable", bus0="power", bus1="heat", p_nom=3, p_min_pu=-1, efficiency=1, p_set=[1, 2, -1, 0, 1, 2])
    n.add("Generator", "cooler", bus="heat", p_nom=150, p_min_pu=-1, p_max_pu=0, marginal_cost=-0.6)
    n.add("Load", "town", bus="power", p_set=LOAD)
    n.add("Load", "homes", bus="heat", p_set=[50, 44, 30, 26, 38, 52])
    return n, {}


def meshed():
    """Five lines and a transformer in loops, two of them extendable: Kirchhoff's laws by impedances."""
    n = base("north", "east", "south", "west")
    n.c.buses.static["v_nom"] = 220.0
    for name, bus0, bus1, x, s_nom in [
        ("ne", "north", "east", 12.1, 55), ("es", "east", "south", 19.3, 70), ("sw", "south", "west", 15.7, 60),
        ("wn", "west", "north", 23.9, 50), ("ns", "north", "south", 31.0, 40),
    ]:
        n.add("Line", name, bus0=bus0, bus1=bus1, x=x, r=x / 7, s_nom=s_nom)
    n.c.lines.static.loc[["sw", "ns"], ["s_nom_extendable", "capital_cost"]] = [True, 95.0]
    n.c.lines.static.loc[["sw", "ns"], "s_nom_max"] = 120.0
    n.add("Bus", "low", v_nom=110.0, carrier="AC")
    n.add("Transformer", "t", bus0="south", bus1="low", x=0.11, s_nom=90, tap_ratio=1.03, phase_shift=2.0)
    n.add("Line", "lw", bus0="low", bus1="west", x=9.0, s_nom=45)
    n.add("Generator", "wind", bus="north", carrier="wind", p_nom=190, p_max_pu=WIND, marginal_cost=0.4)
    n.add("Generator", "gas", bus="west", carrier="gas", p_nom=120, marginal_cost=58)
    n.add("Generator", "coal", bus="east", carrier="coal", p_nom=90, marginal_cost=34)
    n.add("Load", "a", bus="south", p_set=LOAD)
    n.add("Load", "b", bus="low", p_set=[26, 31, 40, 38, 29, 24])
    return n, {}


def losses():
    """Losses of lines by tangents."""
    n = base("north", "east", "south")
    n.c.buses.static["v_nom"] = 110.0
    for name, bus0, bus1, r, s_nom in [("ne", "north", "east", 4.3, 90), ("es", "east", "south", 5.9, 60), ("ns", "north", "south", 7.1, 80)]:
        n.add("Line", name, bus0=bus0, bus1=bus1, x=4 * r, r=r, s_nom=s_nom)
    n.add("Generator", "wind", bus="north", carrier="wind", p_nom=160, p_max_pu=WIND, marginal_cost=2.1)
    n.add("Generator", "gas", bus="east", carrier="gas", p_nom=120, marginal_cost=57)
    n.add("Load", "town", bus="south", p_set=LOAD)
    return n, {"transmission_losses": 3}


def periods():
    """Investment periods with build years, lifetimes, discounted costs and a limit of growth."""
    hours = pd.MultiIndex.from_product([[2030, 2040], range(4)])
    n = base("city", snapshots=hours)
    n.set_investment_periods([2030, 2040])
    n.investment_period_weightings["years"] = 10
    n.investment_period_weightings["objective"] = [8.1, 4.9]
    wind = WIND[:4] + [0.8, 0.35, 0.15, 0.55]
    n.c.carriers.static.loc["wind", "max_growth"] = 95.0
    for year, cost in [(2030, 310), (2040, 240)]:
        n.add("Generator", f"wind {year}", bus="city", carrier="wind", p_nom_extendable=True, capital_cost=cost, build_year=year,
              lifetime=25, p_max_pu=wind)
        n.add("StorageUnit", f"battery {year}", bus="city", p_nom_extendable=True, capital_cost=61 - year / 100, max_hours=3,
              efficiency_store=0.93, build_year=year, lifetime=10, cyclic_state_of_charge_per_period=True,
              cyclic_state_of_charge=True)
    n.add("Generator", "old coal", bus="city", carrier="coal", p_nom=70, marginal_cost=[31] * 4 + [46] * 4, build_year=2010, lifetime=27)
    n.add("Generator", "gas", bus="city", carrier="gas", p_nom=130, marginal_cost=[61] * 4 + [73] * 4)
    n.add("Load", "town", bus="city", p_set=LOAD[:4] + [1.2 * value for value in LOAD[:4]])
    n.add("GlobalConstraint", "co2", type="primary_energy", carrier_attribute="co2_emissions", sense="<=", constant=950.0)
    return n, {"multi_investment_periods": True}


def scenarios():
    """Two futures of different weight that share capacities."""
    n = base("city")
    n.add("Generator", "wind", bus="city", carrier="wind", p_nom_extendable=True, capital_cost=140, p_max_pu=WIND)
    n.add("Generator", "gas", bus="city", carrier="gas", p_nom=100, marginal_cost=55)
    n.add("Store", "tank", bus="city", e_nom_extendable=True, capital_cost=29, e_cyclic=True)
    n.add("Load", "town", bus="city", p_set=LOAD)
    n.set_scenarios({"calm": 0.35, "windy": 0.65})
    n.c.generators.dynamic.p_max_pu[("windy", "wind")] = [min(1, 1.25 * value) for value in WIND]
    n.c.generators.static.loc[("calm", "gas"), "marginal_cost"] = 84.0
    return n, {}


def quadratic():
    """Costs that rise with the square of the dispatch."""
    n = base("north", "south")
    n.add("Generator", "gas", bus="north", carrier="gas", p_nom=90, marginal_cost=30, marginal_cost_quadratic=0.21)
    n.add("Generator", "coal", bus="south", carrier="coal", p_nom=80, marginal_cost=24, marginal_cost_quadratic=0.34)
    n.add("Generator", "sun", bus="south", carrier="solar", p_nom=40, p_max_pu=SUN, marginal_cost_quadratic=0.02)
    n.add("Link", "cable", bus0="north", bus1="south", p_nom=35, efficiency=0.97, p_min_pu=-1, marginal_cost_quadratic=0.01)
    n.add("Load", "town", bus="south", p_set=LOAD)
    n.add("Load", "village", bus="north", p_set=18)
    return n, {}


def limits():
    """Global constraints of every kind but growth, capacities per bus, energy sums."""
    n = base("north", "south")
    n.c.buses.static["v_nom"] = 220.0
    n.add("Generator", "wind", bus="north", carrier="wind", p_nom_extendable=True, capital_cost=125, p_max_pu=WIND)
    n.add("Generator", "sun", bus="south", carrier="solar", p_nom_extendable=True, capital_cost=70, p_max_pu=SUN)
    n.add("Generator", "gas", bus="south", carrier="gas", p_nom=120, marginal_cost=41, efficiency=0.55, e_sum_max=260)
    n.add("Generator", "coal", bus="south", carrier="coal", p_nom=120, marginal_cost=57, efficiency=0.4)
    n.add("Line", "line", bus0="north", bus1="south", x=11, s_nom=10, s_nom_extendable=True, capital_cost=31, length=80)
    n.add("Store", "tank", bus="south", e_nom_extendable=True, capital_cost=33, e_cyclic=True)
    n.add("Load", "town", bus="south", p_set=LOAD)
    n.add("GlobalConstraint", "co2", type="primary_energy", carrier_attribute="co2_emissions", sense="<=", constant=88.0)
    n.add("GlobalConstraint", "volume", type="transmission_volume_expansion_limit", carrier_attribute="AC", sense="<=", constant=1500)
    n.add("GlobalConstraint", "sun", type="tech_capacity_expansion_limit", carrier_attribute="solar", sense="<=", constant=64)
    return n, {}


def commitment():
    """Units that are switched on and off, by shares."""
    n = base("city")
    n.add("Generator", "coal", bus="city", carrier="coal", p_nom=70, committable=True, p_min_pu=0.45, marginal_cost=27,
          start_up_cost=410, shut_down_cost=90, stand_by_cost=35, min_up_time=3, up_time_before=0, ramp_limit_up=0.5,
          ramp_limit_start_up=0.6)
    n.add("Generator", "gas", bus="city", carrier="gas", p_nom=90, committable=True, p_min_pu=0.2, marginal_cost=63,
          start_up_cost=70, min_down_time=2, down_time_before=1, up_time_before=0)
    n.add("Generator", "wind", bus="city", carrier="wind", p_nom=50, p_max_pu=WIND)
    n.add("Load", "town", bus="city", p_set=LOAD)
    return n, {"linearized_unit_commitment": True}


def curves():
    """Operating and investment costs by pieces."""
    n = base("city")
    n.add("Generator", "gas", bus="city", carrier="gas", p_nom=100,
          marginal_cost={0: 0, 0.3: 33, 0.6: 47, 1: 71})
    n.add("Generator", "wind", bus="city", carrier="wind", p_nom_extendable=True, p_nom_max=220, p_max_pu=WIND,
          capital_cost={0: 0, 40: 95, 100: 130, 220: 185})
    n.add("Load", "town", bus="city", p_set=LOAD)
    return n, {}


KIT = [storage, links, meshed, losses, periods, scenarios, quadratic, limits, commitment, curves]


def solved(make, **solver):
    n, kwargs = make()
    status = n.optimize(solver_name="highs", solver_options=solver, log_to_console=False, **kwargs)
    assert status == ("ok", "optimal"), (make.__name__, status)
    return n


def quantities(n):
    """Capacities, mean prices and multipliers of global constraints, as the result of `steppe-conformance` has them."""
    def text(name):
        return "/".join(name) if isinstance(name, tuple) else name

    found = {"p_nom_opt": {}, "marginal_price": {}, "mu": {}}
    for c in n.components:
        nominal = {"Store": "e_nom", "Line": "s_nom", "Transformer": "s_nom"}.get(c.name, "p_nom")
        if nominal + "_extendable" in c.static:
            chosen = c.static[c.static[nominal + "_extendable"].astype(bool)]
            if len(chosen):
                # Scenarios share what is built.
                found["p_nom_opt"][c.name] = {
                    name[-1] if isinstance(name, tuple) else name: float(value) for name, value in chosen[nominal + "_opt"].items()}
    prices = n.c.buses.dynamic.marginal_price
    found["marginal_price"] = {text(name): {"mean": float(value)} for name, value in prices.mean().items()}
    found["mu"] = {text(name): float(value) for name, value in n.c.global_constraints.static.get("mu", pd.Series(dtype=float)).items()}
    return found


def agreeing(first, second):
    """What both hold, without what is empty."""
    if not isinstance(first, dict):
        return first if math.isfinite(first) and abs(first - second) <= 1e-5 * max(1, abs(first)) else None
    both = {key: agreeing(value, second[key]) for key, value in first.items()}
    return {key: value for key, value in both.items() if value not in (None, {})}


def main():
    networks = {}
    for make in KIT:
        n, kwargs = make()
        # The classic format needs a tenth of the room that HDF5 does.
        n.export_to_netcdf().to_netcdf(HERE / f"{make.__name__}.nc", format="NETCDF3_CLASSIC")
        vertex = solved(make, solver="choose" if make is quadratic else "simplex")
        middle = vertex if make is quadratic else solved(make, solver="ipm", run_crossover="off", ipm_optimality_tolerance=1e-10)
        networks[make.__name__] = {
            "file": f"{make.__name__}.nc", "method": "optimize", "kwargs": kwargs, "about": make.__doc__,
            "objective": vertex.objective, "objective_constant": float(vertex.objective_constant),
            "quantities": agreeing(quantities(vertex), quantities(middle)),
        }
        print(make.__name__, vertex.objective, networks[make.__name__]["quantities"], flush=True)
    text = json.dumps({"pypsa": pypsa.__version__, "networks": networks}, indent=1, ensure_ascii=False)
    (HERE / "expected.json").write_text(text + "\n", encoding="utf-8")


main()
