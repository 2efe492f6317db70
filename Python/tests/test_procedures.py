"""The procedures of several solves against those of PyPSA with HiGHS."""

import json
import logging
import pathlib
import unittest
import warnings

import numpy as np
import pandas as pd
import pypsa
import steppe
from judge import HIGHS, corridor

logging.disable(logging.WARNING)
SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared" / "conformance"


def grid(snapshots=6) -> pypsa.Network:
    """Four meshed buses with a parallel line, a transformer and dear power where the load is."""
    n = pypsa.Network()
    n.set_snapshots(pd.date_range("2025-01-01", periods=snapshots, freq="h"))
    for bus in "abcd":
        n.add("Bus", bus, v_nom=380.0, carrier="AC")
    n.add("Bus", "low", v_nom=110.0, carrier="AC")
    for name, x in [("ab", 8), ("bc", 12), ("cd", 9), ("da", 15), ("ac", 20), ("ab2", 10)]:
        n.add("Line", name, bus0=name[0], bus1=name[1], x=x, r=0.5, s_nom=85.0)
    n.add("Transformer", "d low", bus0="d", bus1="low", x=0.1, s_nom=200.0)
    n.add("Transformer", "c low", bus0="c", bus1="low", x=0.12, s_nom=200.0)
    for bus, cost, size in [("a", 10.0, 400), ("c", 31.0, 200), ("low", 75.0, 300)]:
        n.add("Generator", f"gen {bus}", bus=bus, p_nom=size, marginal_cost=cost + np.arange(snapshots) / 7)
    n.add("Load", "low", bus="low", p_set=150 + 20 * np.sin(np.arange(snapshots)))
    n.add("Load", "b", bus="b", p_set=90.0)
    return n


def storage(snapshots=24) -> pypsa.Network:
    """A bus with sun, gas that ramps slowly, a battery and a heap of coal."""
    rng = np.random.default_rng(3)
    n = pypsa.Network()
    n.set_snapshots(pd.date_range("2025-01-01", periods=snapshots, freq="h"))
    n.add("Bus", "a")
    n.add("Bus", "coal", carrier="coal")
    n.add("Load", "a", bus="a", p_set=80 + 30 * rng.random(snapshots))
    n.add("Generator", "sun", bus="a", p_nom=150, p_max_pu=rng.random(snapshots), marginal_cost=0.1)
    n.add("Generator", "gas", bus="a", p_nom=200, marginal_cost=50 + 10 * rng.random(snapshots), ramp_limit_up=0.1,
          ramp_limit_down=0.15)
    n.add("Generator", "peak", bus="a", p_nom=200, marginal_cost=150 + 10 * rng.random(snapshots))
    n.add("StorageUnit", "battery", bus="a", p_nom=40, max_hours=3, efficiency_store=0.9, efficiency_dispatch=0.95,
          state_of_charge_initial=50, marginal_cost_storage=0.02, marginal_cost=0.3)
    n.add("Store", "heap", bus="coal", e_nom=900, e_initial=700, marginal_cost_storage=0.01)
    n.add("Link", "plant", bus0="coal", bus1="a", p_nom=60, efficiency=0.4, marginal_cost=3 + rng.random(snapshots))
    return n


def typed_corridor() -> pypsa.Network:
    """The corridor with a line of a standard type."""
    n = corridor()
    n.add("Line", "typed", bus0="n", bus1="w", type="Al/St 240/40 4-bundle 380.0", length=100, s_nom=1000,
          s_nom_extendable=True, capital_cost=35.0)
    return n


def sizing() -> pypsa.Network:
    rng = np.random.default_rng(8)
    n = pypsa.Network()
    n.set_snapshots(range(24))
    n.add("Bus", "a")
    n.add("Load", "a", bus="a", p_set=100 + 20 * rng.random(24))
    n.add("Generator", "wind", bus="a", p_nom_extendable=True, p_nom=10, capital_cost=300, p_max_pu=rng.random(24))
    n.add("Generator", "sun", bus="a", p_nom_extendable=True, capital_cost=130,
          p_max_pu=np.clip(np.sin((np.arange(24) - 6) / 12 * np.pi), 0, None))
    n.add("Generator", "gas", bus="a", p_nom=150, marginal_cost=60.0, capital_cost=7.0)
    n.add("StorageUnit", "battery", bus="a", p_nom_extendable=True, capital_cost=90, max_hours=6,
          cyclic_state_of_charge=True)
    return n


def sizing_solved() -> pypsa.Network:
    n = sizing()
    steppe.optimize(n)
    return n


class Procedures(unittest.TestCase):
    def setUp(self):
        warnings.simplefilter("ignore")

    def assert_same(self, n, expected, *frames, rtol=1e-4, atol=1e-3):
        for name in frames:
            table, attribute = name.split(".")
            own, wanted = (getattr(getattr(network, table), attribute) for network in (n, expected))
            if isinstance(wanted, pd.DataFrame):
                own = own[wanted.columns]
            np.testing.assert_allclose(own, wanted, rtol=rtol, atol=atol, err_msg=name)

    def test_rolling_horizon(self):
        n, expected = storage(), storage()
        expected.optimize.optimize_with_rolling_horizon(horizon=7, overlap=2, **HIGHS)
        self.assertIs(steppe.optimize_with_rolling_horizon(n, horizon=7, overlap=2), n)
        self.assertEqual(n.steppe["condition"], "optimal")
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assertAlmostEqual(n.steppe["objective"] / expected.statistics.system_cost().sum(), 1, delta=1e-6)
        self.assert_same(n, expected, "generators_t.p", "storage_units_t.state_of_charge", "storage_units_t.p",
                         "stores_t.e", "links_t.p0", "links_t.p1", "buses_t.marginal_price")
        self.assertEqual(n.storage_units.state_of_charge_initial["battery"], 50)

    def test_rolling_horizon_of_some_snapshots(self):
        n, expected = storage(), storage()
        chosen = n.snapshots[5:19]
        expected.optimize.optimize_with_rolling_horizon(chosen, horizon=4, **HIGHS)
        steppe.optimize_with_rolling_horizon(n, chosen, horizon=4)
        self.assert_same(n, expected, "storage_units_t.state_of_charge", "stores_t.e", "generators_t.p")

    def test_windows_of_ones_own_go_on_from_the_dispatch_there_is(self):
        n, expected = storage(), storage()
        for network, solve in [(expected, lambda sns: expected.optimize(sns, **HIGHS)),
                               (n, lambda sns: steppe.optimize(n, sns))]:
            for start in range(0, 24, 6):
                if start:
                    network.storage_units.state_of_charge_initial = network.storage_units_t.state_of_charge.iloc[start - 1]
                    network.stores.e_initial = network.stores_t.e.iloc[start - 1]
                solve(network.snapshots[start:start + 6])
        self.assert_same(n, expected, "generators_t.p", "storage_units_t.state_of_charge", "buses_t.marginal_price")

    def test_a_window_that_fails_is_told(self):
        n = storage()
        n.loads_t.p_set.iloc[9] = 1e6
        self.assertIs(steppe.optimize_with_rolling_horizon(n, horizon=6), n)
        self.assertEqual((n.steppe["status"], n.steppe["condition"]), ("warning", "infeasible"))
        self.assertIn("2025-01-01 09:00", n.steppe["report"])
        with self.assertRaises(ValueError):
            steppe.optimize_with_rolling_horizon(n, horizon=6, overlap=6)

    def test_security_constrained(self):
        n, expected, free = grid(), grid(), grid()
        expected.optimize.optimize_security_constrained(**HIGHS)
        self.assertEqual(steppe.optimize_security_constrained(n), ("ok", "optimal"))
        steppe.optimize(free)
        self.assertGreater(n.objective, free.objective * 1.01)
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assert_same(n, expected, "generators_t.p", "lines_t.p0", "transformers_t.p0", "buses_t.marginal_price")

    def test_security_constrained_with_outages_of_a_choice_and_lines_to_be_sized(self):
        for outages in (["ab", "cd"], pd.MultiIndex.from_tuples([("Line", "bc"), ("Transformer", "d low")])):
            n, expected = grid(), grid()
            for network in (n, expected):
                network.lines.loc[["ab", "bc", "ac"], ["s_nom_extendable", "capital_cost"]] = [True, 40.0]
            expected.optimize.optimize_security_constrained(branch_outages=outages, **HIGHS)
            steppe.optimize_security_constrained(n, branch_outages=outages)
            self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
            self.assert_same(n, expected, "lines.s_nom_opt")

    def test_security_constrained_in_investment_periods(self):
        def pathway():
            n = grid(4)
            n.set_investment_periods([2030, 2040])
            n.investment_period_weightings["objective"] = [9.0, 6.0]
            n.lines.loc["ac", "build_year"] = 2035
            n.lines.loc["da", ["build_year", "lifetime"]] = [2020, 15]
            return n

        n, expected = pathway(), pathway()
        expected.optimize.optimize_security_constrained(multi_investment_periods=True, **HIGHS)
        self.assertEqual(steppe.optimize_security_constrained(n, multi_investment_periods=True), ("ok", "optimal"))
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assert_same(n, expected, "generators_t.p", "buses_t.marginal_price")

    def test_outages_that_are_not_there(self):
        with self.assertRaisesRegex(ValueError, "nowhere"):
            steppe.optimize_security_constrained(grid(), branch_outages=["nowhere"])

    def test_transmission_expansion(self):
        for arguments in [
            {"min_iterations": 3, "track_iterations": True},
            {"max_iterations": 2, "line_unit_size": 400, "link_unit_size": {"DC": 300}, "link_threshold": {"DC": 0.5}},
            {"max_iterations": 2, "line_unit_size": 700, "line_threshold": 0.2, "fractional_last_unit_size": True},
        ]:
            with self.subTest(arguments):
                n, expected = typed_corridor(), typed_corridor()
                status = expected.optimize.optimize_transmission_expansion_iteratively(**arguments, **HIGHS)
                self.assertEqual(steppe.optimize_transmission_expansion_iteratively(n, **arguments), status)
                if status[0] != "ok":
                    continue
                self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
                self.assertAlmostEqual(n.objective_constant / expected.objective_constant, 1, delta=1e-6)
                self.assert_same(
                    n, expected, "lines.s_nom_opt", "lines.s_nom", "lines.num_parallel", "links.p_nom_opt",
                    "links.p_nom", "lines_t.p0", "links_t.p0")
                np.testing.assert_allclose(n.lines.x[:3], expected.lines.x[:3], rtol=1e-4)
                self.assertTrue(n.lines.s_nom_extendable.all() and n.links.p_nom_extendable.all())
                if "track_iterations" in arguments:
                    self.assertEqual(n.iteration, expected.iteration)
                    self.assertAlmostEqual(n.objective_2 / expected.objective_2, 1, delta=1e-6)
                    self.assert_same(n, expected, "lines.s_nom_opt_0", "lines.s_nom_opt_1", "links.p_nom_opt_2")

    def test_near_optimal_plans(self):
        for arguments in [
            {}, {"slack": 0.02, "sense": "max", "weights": {"Generator": {"p_nom": {"wind": 1, "gas": 3}}}},
            {"weights": {"Generator": {"p_nom": {"sun": 2.0}}, "StorageUnit": {"p_nom": 1.0}}, "slack": 0.1},
            {"weights": {"Generator": {"p": pd.DataFrame({"gas": np.arange(24.0)})}}, "slack": 0.08},
        ]:
            with self.subTest(arguments):
                n, expected = sizing(), sizing()
                for network in (n, expected):
                    network.optimize(**HIGHS)
                expected.optimize.optimize_mga(**arguments, **HIGHS)
                self.assertEqual(steppe.optimize_mga(n, **arguments), ("ok", "optimal"))
                self.assertAlmostEqual(n.objective, expected.objective, delta=1e-5 * max(1, abs(expected.objective)))
                self.assertEqual(n.meta["sense"], expected.meta["sense"])
                self.assertEqual(n.meta["slack"], expected.meta["slack"])

    def test_the_budget_is_pypsas_with_fixed_costs_too(self):
        # PyPSA leaves fixed costs of operation out of the budget and not out of what has to meet it.
        n, expected = sizing(), sizing()
        for network in (n, expected):
            network.generators.loc["wind", "fom_cost"] = 3.0
            network.optimize(**HIGHS)
        expected.optimize.optimize_mga(**HIGHS)
        steppe.optimize_mga(n)
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-5)

    def test_near_optimal_directions(self):
        dimensions = {"renewable": {"Generator": {"p_nom": {"wind": 1, "sun": 1}}}, "gas": {"Generator": {"p": {"gas": 1.0}}}}
        dimensions["gas"] = {"Generator": {"p": pd.DataFrame({"gas": np.ones(24)})}}
        n, expected = sizing(), sizing()
        for network in (n, expected):
            network.optimize(**HIGHS)
        direction = {"renewable": 1.0, "gas": -0.2}
        status, condition, wanted = expected.optimize.optimize_mga_in_direction(direction, dimensions, **HIGHS)
        found = steppe.optimize_mga_in_direction(sizing_solved(), direction, dimensions)
        self.assertEqual(found[:2], (status, condition))
        np.testing.assert_allclose(found[2], wanted[found[2].index], rtol=1e-4, atol=1e-4)
        directions, points = steppe.optimize_mga_in_multiple_directions(
            n, [direction, {"renewable": -1.0, "gas": 0.0}], dimensions)
        self.assertEqual(len(points), 2)
        np.testing.assert_allclose(points.iloc[0], found[2], rtol=1e-4)
        self.assertLess(points.renewable[1], points.renewable[0])

    def test_near_optimal_plans_need_a_solved_network_and_a_sense(self):
        with self.assertRaisesRegex(ValueError, "solved"):
            steppe.optimize_mga(sizing())
        n = sizing()
        steppe.optimize(n)
        with self.assertRaisesRegex(ValueError, "sideways"):
            steppe.optimize_mga(n, sense="sideways")
        with self.assertRaisesRegex(steppe.InputError, "widn"):
            steppe.optimize_mga(n, weights={"Generator": {"p_nom": {"widn": 1}}})

    @unittest.skipUnless(SHARED.exists(), "the conformance kit is not there")
    def test_procedures_of_the_conformance_kit(self):
        functions = {
            "rolling_horizon": steppe.optimize_with_rolling_horizon,
            "security_constrained": steppe.optimize_security_constrained, "mga": steppe.optimize_mga,
            "iterative_transmission_expansion": steppe.optimize_transmission_expansion_iteratively}
        compared = set()
        for name, case in json.loads((SHARED / "expected.json").read_text())["networks"].items():
            if case["method"] not in functions or case["class"] == "MILP" or case["tier"] == "stochastic":
                continue
            n = pypsa.Network(SHARED / case["file"])
            with self.subTest(name):
                if case["method"] == "mga":
                    steppe.optimize(n)
                functions[case["method"]](n, **case["kwargs"])
                objective = n.steppe["objective"]
                tolerance = case.get("objective_tolerance", 1e-6)
                self.assertLessEqual(abs(objective - case["objective"]), tolerance * abs(case["objective"]))
                compared.add(case["method"])
        self.assertEqual(compared, set(functions))


if __name__ == "__main__":
    unittest.main()
