"""Two-stage stochastic networks: `steppe.optimize` against `n.optimize` with HiGHS."""

import logging
import unittest

import numpy as np
import pandas as pd
import pypsa

import steppe
from judge import HIGHS, Judged, corridor, solved

logging.disable(logging.WARNING)
HOURS = 24


def regions() -> pypsa.Network:
    """Wind, sun and gas in two regions with a battery, a hydrogen store, an emission limit and two futures."""
    rng = np.random.default_rng(11)
    n = pypsa.Network(name="two futures")
    n.set_snapshots(pd.date_range("2025-01-01", periods=HOURS, freq="h"))
    n.snapshot_weightings.loc[:, ["objective", "generators"]] = 7.0
    n.add("Carrier", ["gas", "wind", "AC", "hydrogen"], co2_emissions=[0.2, 0.0, 0.0, 0.0])
    n.add("Bus", ["a", "b"], v_nom=380.0)
    n.add("Bus", "hydrogen", carrier="hydrogen")
    wind = np.clip(0.4 + 0.3 * np.sin(np.arange(HOURS) / 3) + 0.1 * rng.standard_normal(HOURS), 0, 1)
    n.add("Generator", "wind", bus="a", carrier="wind", p_nom_extendable=True, capital_cost=2500, p_max_pu=wind,
          marginal_cost=0.5)
    n.add("Generator", "gas", bus="b", carrier="gas", p_nom=400, marginal_cost=40 + rng.random(HOURS), efficiency=0.5)
    n.add("Generator", "shedding", bus="b", p_nom=1000, marginal_cost=1000)
    n.add("StorageUnit", "battery", bus="b", p_nom_extendable=True, capital_cost=60, max_hours=4, efficiency_store=0.9,
          cyclic_state_of_charge=True, marginal_cost=0.1)
    n.add("StorageUnit", "reservoir", bus="a", p_nom=20, max_hours=30, state_of_charge_initial=100, inflow=8.0,
          marginal_cost=0.3)
    n.add("Link", "electrolyser", bus0="a", bus1="hydrogen", p_nom_extendable=True, capital_cost=80, efficiency=0.7)
    n.add("Store", "tank", bus="hydrogen", e_nom_extendable=True, capital_cost=2, e_cyclic=True, standing_loss=0.001)
    n.add("Load", "hydrogen", bus="hydrogen", p_set=20.0)
    n.add("Load", "city", bus="b", p_set=200 + 50 * np.cos(np.arange(HOURS) / 4))
    n.add("Line", "ab", bus0="a", bus1="b", x=0.1, s_nom=245)
    n.add("GlobalConstraint", "co2", sense="<=", constant=2000, carrier_attribute="co2_emissions")
    n.set_scenarios({"windy": 0.7, "calm": 0.3})
    n.generators_t.p_max_pu[("calm", "wind")] *= 0.6
    n.generators_t.marginal_cost[("calm", "gas")] *= 2
    n.loads_t.p_set[("calm", "city")] += 25
    n.storage_units_t.inflow = pd.DataFrame(index=n.snapshots, columns=n.storage_units_t.inflow.columns)
    n.storage_units.loc[("calm", "reservoir"), ["inflow", "state_of_charge_initial"]] = [0.0, 40.0]
    n.storage_units.loc[("calm", "battery"), "efficiency_store"] = 0.85
    n.global_constraints.loc[("calm", "co2"), "constant"] = 6000
    return n


def pathway() -> pypsa.Network:
    """Two investment periods in which a fuel may become dear."""
    n = pypsa.Network()
    n.set_snapshots(pd.MultiIndex.from_product([[2030, 2040], range(4)], names=["period", "timestep"]))
    n.investment_periods = [2030, 2040]
    n.investment_period_weightings["objective"] = [8.0, 5.0]
    n.investment_period_weightings["years"] = [10.0, 10.0]
    n.add("Bus", "a")
    n.add("Load", "a", bus="a", p_set=[5.0, 6, 7, 8, 9, 10, 11, 12])
    for year in (2030, 2040):
        n.add("Generator", f"sun {year}", bus="a", p_nom_extendable=True, p_nom=1.0, capital_cost=3.0, build_year=year,
              lifetime=15, p_max_pu=[0.2, 0.9, 0.8, 0.1] * 2, marginal_cost=0.1 if year == 2030 else 0.2)
    n.add("Generator", "gas", bus="a", p_nom=100, marginal_cost=4.0)
    n.add("Store", "heat", bus="a", e_nom=9, e_cyclic_per_period=True, marginal_cost_storage=0.01)
    n.set_scenarios({"cheap": 0.5, "dear": 0.3, "dearest": 0.2})
    n.generators.loc[("dear", "gas"), "marginal_cost"] = 8.0
    n.generators.loc[("dearest", "gas"), "marginal_cost"] = 30.0
    return n


def windows() -> pypsa.Network:
    """A battery, a reservoir and slow gas, all of given size, in two futures."""
    n = regions()
    n.generators["p_nom_extendable"] = n.storage_units["p_nom_extendable"] = n.links["p_nom_extendable"] = False
    n.stores["e_nom_extendable"] = n.stores["e_cyclic"] = n.storage_units["cyclic_state_of_charge"] = False
    n.generators.loc[pd.IndexSlice[:, "wind"], "p_nom"] = 700.0
    n.generators.loc[pd.IndexSlice[:, "gas"], ["ramp_limit_up", "ramp_limit_down"]] = 0.1
    n.storage_units.loc[pd.IndexSlice[:, "battery"], ["p_nom", "state_of_charge_initial"]] = [50.0, 80.0]
    n.links["p_nom"], n.stores["e_nom"] = 60.0, 300.0
    n.stores.loc[("calm", "tank"), "e_initial"] = 150.0
    # Everything costs something, so that what a window leaves behind is determined.
    n.stores["marginal_cost_storage"], n.storage_units["marginal_cost_storage"] = 0.02, 0.01
    n.links["marginal_cost"], n.storage_units["spill_cost"] = 0.2, 0.05
    n.remove("GlobalConstraint", "co2")
    return n


def uncertain_corridor() -> pypsa.Network:
    n = corridor()
    n.set_scenarios({"a": 0.6, "b": 0.4})
    return n


class Scenarios(Judged):
    def assert_same_results(self, n, expected, prices=True):
        super().assert_same_results(n, expected)
        self.assert_same_series(n, expected)
        for scenario in n.scenarios:
            found, wanted = n.generators_t.p[scenario].sum(), expected.generators_t.p[scenario].sum()
            np.testing.assert_allclose(found, wanted[found.index], rtol=1e-4, atol=1e-2)
        if prices:
            wanted = expected.buses_t.marginal_price[n.buses_t.marginal_price.columns]
            np.testing.assert_allclose(n.buses_t.marginal_price, wanted, rtol=1e-4, atol=1e-3)

    def test_results_are_those_of_pypsa(self):
        n, expected = regions(), solved(regions())
        self.assertEqual(steppe.optimize(n), ("ok", "optimal"))
        self.assertTrue(n.steppe["certificate"]["holds"])
        self.assert_same_results(n, expected)
        # The levels of a cyclic storage end as they start, in each scenario for itself.
        for scenario in n.scenarios:
            battery = (scenario, "battery")
            efficiency = n.storage_units.loc[battery, "efficiency_store"]
            first, last = n.storage_units_t.state_of_charge[battery].iloc[[0, -1]]
            change = (efficiency * n.storage_units_t.p_store[battery] - n.storage_units_t.p_dispatch[battery]).iloc[0]
            self.assertAlmostEqual(first, last + change, delta=1e-3)
        # PyPSA has no multipliers of limits with scenarios; these are what ten tonnes more are worth.
        self.assertAlmostEqual(n.global_constraints.loc[("windy", "co2"), "mu"], 0, delta=1e-4)
        more = regions()
        more.global_constraints.loc[("calm", "co2"), "constant"] += 10
        steppe.optimize(more)
        worth = n.global_constraints.loc[("calm", "co2"), "mu"]
        self.assertLess(worth, -0.01)
        self.assertAlmostEqual(more.objective - n.objective, 10 * worth, delta=0.01 * abs(10 * worth))

    def test_a_risk_preference_counts_the_worst(self):
        for alpha, omega in [(0.5, 0.5), (0.9, 1.0), (0.8, 0.0)]:
            with self.subTest(alpha=alpha, omega=omega):
                n, expected = regions(), regions()
                for network in (n, expected):
                    network.set_risk_preference(alpha=alpha, omega=omega)
                solved(expected)
                self.assertEqual(steppe.optimize(n), ("ok", "optimal"))
                self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
                if omega < 1:  # otherwise what happens outside the worst costs nothing and is not determined
                    self.assert_same_results(n, expected)
        averse, neutral = regions(), regions()
        averse.set_risk_preference(alpha=0.9, omega=1.0)
        steppe.optimize(averse)
        steppe.optimize(neutral)
        self.assertGreater(averse.generators.loc[("calm", "wind"), "p_nom_opt"],
                           neutral.generators.loc[("calm", "wind"), "p_nom_opt"] + 1)

    def test_investment_periods_of_every_scenario(self):
        for alpha in (None, 0.7):
            n, expected = pathway(), pathway()
            if alpha:
                for network in (n, expected):
                    network.set_risk_preference(alpha=alpha, omega=0.4)
            solved(expected, multi_investment_periods=True)
            self.assertEqual(steppe.optimize(n, multi_investment_periods=True), ("ok", "optimal"))
            self.assert_same_results(n, expected, prices=False)

    def test_some_snapshots_only(self):
        n, expected = regions(), regions()
        chosen = n.snapshots[5:15]
        solved(expected, snapshots=chosen)
        self.assertEqual(steppe.optimize(n, chosen), ("ok", "optimal"))
        self.assert_same_results(n, expected, prices=False)

    def test_a_scenario_alone_is_the_network_without_scenarios(self):
        n, expected = regions(), regions()
        n._scenarios_data["weight"] = [0.0, 1.0]
        calm = expected.get_scenario("calm")
        steppe.optimize(n)
        steppe.optimize(calm)
        self.assertAlmostEqual(n.objective / calm.objective, 1, delta=1e-6)

    def test_rolling_horizon(self):
        n, expected = windows(), windows()
        expected.optimize.optimize_with_rolling_horizon(horizon=7, overlap=2, **HIGHS)
        self.assertIs(steppe.optimize_with_rolling_horizon(n, horizon=7, overlap=2), n)
        self.assertEqual(n.steppe["condition"], "optimal")
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        costs = expected.statistics.system_cost().groupby(level="scenario").sum() * n.scenario_weightings["weight"]
        self.assertAlmostEqual(n.steppe["objective"] / costs.sum(), 1, delta=1e-6)
        for table, attribute in [("generators", "p"), ("storage_units", "state_of_charge"), ("stores", "e"), ("links", "p1"),
                                 ("buses", "marginal_price")]:
            found, wanted = (getattr(network, table + "_t")[attribute] for network in (n, expected))
            np.testing.assert_allclose(found[wanted.columns], wanted, rtol=1e-4, atol=1e-3, err_msg=attribute)

    def test_near_optimal_plans(self):
        hours = pd.DataFrame(np.arange(HOURS, dtype=float)[:, None], index=regions().snapshots,
                             columns=pd.MultiIndex.from_tuples([("calm", "gas")], names=["scenario", "name"]))
        for arguments in [
            {"weights": {"Generator": {"p_nom": 1.0}}}, {"weights": {"Generator": {"p_nom": {"wind": 2.0}}, "StorageUnit": {"p_nom": 1.0}}, "sense": "max"},
            {"weights": {"Generator": {"p": 1.0}}, "slack": -0.3}, {"weights": {"Generator": {"p": hours}}, "slack": -0.4},
        ]:
            with self.subTest(arguments):
                # With a slack below zero PyPSA's budget, of the costs of both scenarios, binds all the same.
                n, expected = solved(regions()), solved(regions())
                arguments = {"slack": 0.05} | arguments
                expected.optimize.optimize_mga(**arguments, **HIGHS)
                if arguments["slack"] < 0:
                    costs = n.statistics.capex().sum() + n.statistics.opex().sum()
                    budget = (1 + arguments.pop("slack")) * costs - n.statistics.installed_capex().sum()
                    arguments["budget"] = budget
                    self.assertGreater(budget, n.objective)
                self.assertEqual(steppe.optimize_mga(n, **arguments), ("ok", "optimal"))
                self.assertAlmostEqual(n.objective, expected.objective, delta=1e-5 * max(1, abs(expected.objective)))

    def test_directions_of_near_optimal_plans_and_the_warning(self):
        dimensions = {"wind": {"Generator": {"p_nom": {"wind": 1}}}, "stores": {"StorageUnit": {"p_nom": 1}}}
        n, expected = solved(regions()), solved(regions())
        *status, wanted = expected.optimize.optimize_mga_in_direction({"wind": 1.0, "stores": -0.2}, dimensions, **HIGHS)
        with self.assertWarnsRegex(UserWarning, "% more than the least expected cost"):
            *found, point = steppe.optimize_mga_in_direction(n, {"wind": 1.0, "stores": -0.2}, dimensions)
        self.assertEqual(found, status)
        np.testing.assert_allclose(point, wanted[point.index], rtol=1e-4, atol=1e-3)
        n = solved(regions())
        least, expected_cost = n.objective, 1.02 * n.objective
        steppe.optimize_mga(n, weights={"Generator": {"p_nom": {"wind": 1}}}, budget=expected_cost)
        costs = sum((statistic().groupby(level="scenario").sum() * n.scenario_weightings["weight"]).sum()
                    for statistic in (n.statistics.capex, n.statistics.opex))
        self.assertAlmostEqual((costs - n.objective_constant) / least, 1.02, delta=1e-5)

    def test_transmission_expansion_which_pypsa_does_without_scenarios_only(self):
        arguments = {"min_iterations": 3, "track_iterations": True, "line_unit_size": 400, "link_unit_size": {"DC": 300}}
        n, expected = uncertain_corridor(), corridor()
        with self.assertRaises(KeyError):
            uncertain_corridor().optimize.optimize_transmission_expansion_iteratively(**arguments, **HIGHS)
        expected.optimize.optimize_transmission_expansion_iteratively(**arguments, **HIGHS)
        self.assertEqual(steppe.optimize_transmission_expansion_iteratively(n, **arguments), ("ok", "optimal"))
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assertAlmostEqual(n.objective_constant / expected.objective_constant, 1, delta=1e-6)
        self.assertAlmostEqual(n.objective_2 / expected.objective_2, 1, delta=1e-6)
        for scenario in n.scenarios:
            for attribute in ("s_nom_opt", "s_nom", "x", "s_nom_opt_1", "s_nom_extendable", "carrier"):
                found, wanted = n.lines.loc[scenario, attribute], expected.lines[attribute]
                if wanted.dtype == float:
                    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-3, err_msg=attribute)
                else:
                    self.assertEqual(list(found), list(wanted))
            np.testing.assert_allclose(n.links.loc[scenario, "p_nom_opt"], expected.links.p_nom_opt)

    def test_infeasible_scenarios_are_named(self):
        n = regions()
        n.loads_t.p_set[("calm", "city")] += 1e5
        self.assertEqual(steppe.optimize(n), ("warning", "infeasible"))
        self.assertIn("calm/b", n.steppe["report"])

    def test_bad_input_is_named_with_its_scenario(self):
        def broken(change):
            n = regions()
            change(n)
            with self.assertRaises(steppe.InputError) as caught:
                steppe.optimize(n)
            return str(caught.exception)

        def weights(*values):
            return lambda n: n._scenarios_data.__setitem__("weight", values)

        self.assertIn("sum to 0.9", broken(weights(0.5, 0.4)))
        self.assertIn("calm", broken(weights(1.5, -0.5)))
        text = broken(lambda n: n.generators_t.p_max_pu.__setitem__(("calm", "wind"), [np.nan] * 3 + [0.5] * (HOURS - 3)))
        self.assertRegex(text, "scenario 'calm', Generator 'wind', p_max_pu.*: the value is missing")
        self.assertNotIn("windy", text)
        text = broken(lambda n: n.generators.__setitem__("bus", ["a", "b", "b", "b", "b", "b"]))
        self.assertRegex(text, "scenario 'calm', Generator 'wind', bus: .*must be the same in all scenarios")

        def squared(n):
            n.set_risk_preference(0.9, 0.5)
            n.generators["marginal_cost_quadratic"] = 0.1

        self.assertIn("quadratic", broken(squared))
        # What is wrong everywhere is said once.
        text = broken(lambda n: n.loads.__setitem__("bus", "nowhere"))
        self.assertNotIn("scenario", text)
        self.assertEqual(text.count("Load 'city', bus: there is no bus"), 1)


if __name__ == "__main__":
    unittest.main()
