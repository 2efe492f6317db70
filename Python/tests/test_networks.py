"""`steppe.optimize` against `n.optimize` with HiGHS."""

import json
import logging
import os
import pathlib
import signal
import threading
import unittest

import numpy as np
import pandas as pd
import pypsa

import steppe
from judge import Judged, solved

logging.disable(logging.WARNING)
SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared" / "conformance"


def example(snapshots=48) -> pypsa.Network:
    """Two regions with wind, gas, a battery, a hydrogen store behind links, a loop of lines and a CO2 limit."""
    rng = np.random.default_rng(5)
    n = pypsa.Network(name="two regions")
    n.set_snapshots(pd.date_range("2025-01-01", periods=snapshots, freq="3h"))
    n.snapshot_weightings.loc[:, :] = 3.0
    n.add("Carrier", "gas", co2_emissions=0.2)
    for bus in "abc":
        n.add("Bus", bus, v_nom=380.0)
    n.add("Bus", "hydrogen", carrier="hydrogen")
    wind = np.clip(0.4 + 0.3 * np.sin(np.arange(snapshots) / 5) + 0.1 * rng.standard_normal(snapshots), 0, 1)
    n.add("Generator", "wind", bus="a", p_nom_extendable=True, capital_cost=400, p_max_pu=wind)
    n.add("Generator", "gas", bus="b", p_nom=500, marginal_cost=60, carrier="gas", efficiency=0.5)
    n.add("Generator", "shedding", bus="c", p_nom=1000, marginal_cost=1000)
    n.add("StorageUnit", "battery", bus="b", p_nom_extendable=True, capital_cost=50, max_hours=4, efficiency_store=0.9,
          cyclic_state_of_charge=True)
    n.add("Link", "electrolyser", bus0="a", bus1="hydrogen", p_nom_extendable=True, capital_cost=80, efficiency=0.7)
    n.add("Store", "tank", bus="hydrogen", e_nom_extendable=True, capital_cost=1, e_cyclic=True)
    n.add("Load", "hydrogen", bus="hydrogen", p_set=20.0)
    n.add("Load", "city", bus="c", p_set=200 + 50 * np.cos(np.arange(snapshots) / 4))
    for bus0, bus1, x in [("a", "b", 0.1), ("b", "c", 0.2), ("c", "a", 0.15)]:
        n.add("Line", bus0 + bus1, bus0=bus0, bus1=bus1, x=x, r=0.01, s_nom=300)
    n.add("GlobalConstraint", "co2", sense="<=", constant=6000, carrier_attribute="co2_emissions")
    return n


def limited() -> pypsa.Network:
    """A network in which every kind of limit binds somewhere, with costs that leave no choice between equals."""
    n = example(24)
    rng = np.random.default_rng(6)
    n.generators.loc["gas", ["ramp_limit_up", "ramp_limit_down"]] = 0.1, 0.15
    n.generators_t.marginal_cost = pd.DataFrame(
        rng.uniform(50, 80, (24, 2)), index=n.snapshots, columns=["gas", "shedding"]) * [1, 10]
    n.generators.loc["gas", "p_min_pu"] = 0.05
    n.add("Generator", "must run", bus="c", p_nom=40, marginal_cost=5)
    n.generators_t.p_set.loc[n.snapshots[5:9], "must run"] = [10.0, 20, 30, 15]
    n.storage_units_t.state_of_charge_set.loc[n.snapshots[12], "battery"] = 30.0
    n.storage_units.loc["battery", "standing_loss"] = 0.01
    n.lines.s_nom = 90.0
    n.links.loc["electrolyser", "marginal_cost"] = 0.5
    n.stores.loc["tank", "marginal_cost"] = 0.01
    return n


class Optimizing(Judged):
    def test_results_are_those_of_pypsa(self):
        n, expected = example(), solved(example())
        self.assertEqual(steppe.optimize(n), ("ok", "optimal"))
        self.assert_same_results(n, expected)
        np.testing.assert_allclose(n.global_constraints.mu, expected.global_constraints.mu, rtol=1e-4, atol=1e-6)
        self.assert_same_series(n, expected)
        np.testing.assert_allclose(n.buses_t.marginal_price, expected.buses_t.marginal_price[n.buses.index], rtol=1e-4, atol=1e-3)
        balance = n.generators_t.p.sum(axis=1) + n.storage_units_t.p.sum(axis=1) - n.loads_t.p["city"] - n.links_t.p0["electrolyser"]
        np.testing.assert_allclose(balance, 0, atol=1e-4)
        # Angles follow from the flows: the flow of a line is the difference of angles over its reactance.
        difference = n.buses_t.v_ang["a"] - n.buses_t.v_ang["b"]
        np.testing.assert_allclose(n.lines_t.p0["ab"], difference / n.lines.x_pu_eff["ab"], rtol=1e-4, atol=1e-3)

    def test_what_was_found_is_certified_and_reported(self):
        n = example()
        steppe.optimize(n)
        self.assertTrue(n.steppe["certificate"]["holds"])
        self.assertGreater(n.steppe["iterations"], 3)
        self.assertIn("wind", n.steppe["report"])

    def test_some_snapshots_only(self):
        n, expected = example(), example()
        chosen = n.snapshots[8:32]
        solved(expected, snapshots=chosen)
        self.assertEqual(steppe.optimize(n, chosen), ("ok", "optimal"))
        self.assert_same_results(n, expected)
        self.assertEqual(n.generators_t.p["gas"].iloc[0], 0)

    def test_without_the_objective_constant(self):
        n, expected = example(), example()
        for network in (n, expected):
            network.generators.loc["wind", ["p_nom", "p_nom_min"]] = 100.0
        solved(expected, include_objective_constant=False)
        steppe.optimize(n, include_objective_constant=False)
        self.assert_same_results(n, expected)

    def test_all_duals(self):
        n, expected = limited(), limited()
        solved(expected, assign_all_duals=True)
        self.assertEqual(steppe.optimize(n, assign_all_duals=True), ("ok", "optimal"))
        wanted = {
            "generators": ["mu_upper", "mu_lower", "mu_p_set", "mu_ramp_limit_up", "mu_ramp_limit_down"],
            "links": ["mu_upper", "mu_lower"], "stores": ["mu_upper", "mu_lower", "mu_energy_balance"],
            "lines": ["mu_upper", "mu_lower"],
        }
        for name, attributes in wanted.items():
            for attribute in attributes:
                frame = getattr(expected, name + "_t")[attribute]
                self.assertGreater(frame.abs().to_numpy().max(), 0, f"{name}_t.{attribute} binds nowhere")
                own = getattr(n, name + "_t")[attribute].reindex(columns=frame.columns)
                np.testing.assert_allclose(own, frame, rtol=1e-4, atol=1e-3, err_msg=f"{name}_t.{attribute}")

        # An empty or a full battery that waits leaves it open at which hour; what holds for all choices is that what a
        # stored MWh is worth changes by the multipliers of its limits only.
        for network in (n, expected):
            series = {name: network.storage_units_t[name]["battery"].to_numpy() for name in (
                "mu_upper", "mu_lower", "mu_energy_balance", "mu_state_of_charge_set")}
            value, kept = series["mu_energy_balance"], 0.99 ** 3
            np.testing.assert_allclose(
                value - kept * np.roll(value, -1),
                series["mu_upper"] + series["mu_lower"] + series["mu_state_of_charge_set"], atol=1e-3)
        self.assertAlmostEqual(
            n.storage_units_t.mu_upper.sum().sum() / expected.storage_units_t.mu_upper.sum().sum(), 1, delta=1e-4)

    def test_multipliers_are_assigned_on_request_only(self):
        n = example(8)
        steppe.optimize(n)
        self.assertTrue(n.generators_t.mu_upper.empty)

    def test_lossy_lines(self):
        n, expected = example(), example()
        solved(expected, transmission_losses=2)
        self.assertEqual(steppe.optimize(n, transmission_losses=2), ("ok", "optimal"))
        self.assert_same_results(n, expected)
        total = (n.lines_t.p0 + n.lines_t.p1).sum().sum()
        self.assertAlmostEqual(total / (expected.lines_t.p0 + expected.lines_t.p1).sum().sum(), 1, delta=1e-3)

    def test_units_committed_by_shares(self):
        n, expected = example(), example()
        for network in (n, expected):
            network.generators.loc["gas", ["committable", "p_min_pu", "start_up_cost"]] = [True, 0.3, 500.0]
        solved(expected, linearized_unit_commitment=True)
        self.assertEqual(steppe.optimize(n, linearized_unit_commitment=True), ("ok", "optimal"))
        self.assert_same_results(n, expected)

    def test_investment_periods(self):
        def pathway():
            n = pypsa.Network()
            n.set_snapshots(pd.MultiIndex.from_product([[2030, 2040], range(4)], names=["period", "timestep"]))
            n.investment_periods = [2030, 2040]
            n.investment_period_weightings["objective"] = [8.0, 5.0]
            n.investment_period_weightings["years"] = [10.0, 10.0]
            n.add("Bus", "a")
            n.add("Load", "a", bus="a", p_set=[5.0, 6, 7, 8, 9, 10, 11, 12])
            for year in (2030, 2040):
                n.add("Generator", f"sun {year}", bus="a", p_nom_extendable=True, capital_cost=3.0, build_year=year,
                      lifetime=15, p_max_pu=[0.2, 0.9, 0.8, 0.1] * 2)
            n.add("Generator", "gas", bus="a", p_nom=100, marginal_cost=4.0)
            return n

        n, expected = pathway(), solved(pathway(), multi_investment_periods=True)
        self.assertEqual(steppe.optimize(n, multi_investment_periods=True), ("ok", "optimal"))
        self.assert_same_results(n, expected)
        np.testing.assert_allclose(n.buses_t.marginal_price, expected.buses_t.marginal_price, rtol=1e-4, atol=1e-3)

    def test_infeasible_networks_say_so_and_keep_their_data(self):
        n = example()
        n.generators.loc["shedding", "p_nom"] = 0.0
        n.generators.loc["gas", "p_nom"] = 0.0
        n.generators.loc["wind", "p_nom_max"] = 1.0
        self.assertEqual(steppe.optimize(n), ("warning", "infeasible"))
        self.assertIn("bus", n.steppe["report"])
        self.assertTrue(n.generators_t.p.empty)

    def test_everything_wrong_is_named_at_once(self):
        n = example()
        n.loads.loc["city", "bus"] = "nowhere"
        n.generators.loc["gas", "efficiency"] = 0.0
        with self.assertRaises(steppe.InputError) as caught:
            steppe.optimize(n)
        self.assertIn("nowhere", str(caught.exception))

    def test_what_is_not_supported_is_refused_by_name(self):
        n = example()
        n.generators.loc["gas", "committable"] = True
        with self.assertRaisesRegex(steppe.UnsupportedError, "committable"):
            steppe.optimize(n)
        with self.assertRaisesRegex(TypeError, "sovler"):
            steppe.optimize(example(), sovler="highs")
        with self.assertRaises(ValueError):
            steppe.optimize(example(), time_limit=-1)
        with self.assertRaisesRegex(ValueError, "1999"):
            steppe.optimize(example(), ["1999-01-01"])

    def test_progress_can_stop_and_its_errors_come_through(self):
        seen = []
        status = steppe.optimize(example(), progress=lambda *step: seen.append(step) or len(seen) < 3)
        self.assertEqual(status, ("warning", "cancelled"))
        self.assertEqual([step[0] for step in seen], [0, 1, 2])

        def interrupt(*_):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            steppe.optimize(example(), progress=interrupt)

    def test_ctrl_c_stops_the_solver(self):
        """Pressed while no Python runs, as a rule: other threads go on when the callback has returned."""
        n = example(3000)
        running, handler = threading.Event(), signal.default_int_handler
        # Jobs in the background of a shell begin with the signal ignored.
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, handler))

        def press():
            running.wait()
            os.kill(os.getpid(), signal.SIGINT)

        thread = threading.Thread(target=press)
        thread.start()
        with self.assertRaises(KeyboardInterrupt):
            steppe.optimize(n, progress=lambda *_: running.set())
            thread.join()
        self.assertTrue(n.generators_t.p.empty)
        self.assertIs(signal.getsignal(signal.SIGINT), handler)

    @unittest.skipUnless(SHARED.exists(), "the conformance kit is not there")
    def test_networks_of_the_conformance_kit(self):
        cases = json.loads((SHARED / "expected.json").read_text())["networks"]
        compared = 0
        for name, case in cases.items():
            if case["class"] not in ("LP", "QP") or case["method"] != "optimize" or case["status"] != "ok":
                continue
            arguments = dict(case["kwargs"])
            n = pypsa.Network(SHARED / case["file"])
            chosen = arguments.get("snapshots")
            if chosen is not None:
                arguments["snapshots"] = chosen = n.snapshots[chosen]
            if case.get("risk_preference"):
                n.set_risk_preference(**case["risk_preference"])
            try:
                status = steppe.optimize(n, **arguments)
            except steppe.UnsupportedError:
                continue
            with self.subTest(name):
                self.assertEqual(status, ("ok", "optimal"))
                self.assertLessEqual(abs(n.objective - case["objective"]), 1e-6 * max(1, abs(case["objective"])))
                self.assert_unique_quantities(n, case["quantities"], n.snapshots if chosen is None else chosen)
                compared += 1
        self.assertGreaterEqual(compared, 75)

    def assert_unique_quantities(self, n, wanted, chosen):
        """Capacities, mean prices and multipliers of global constraints, of which the kit has those that are unique."""
        found = {"marginal_price": n.buses_t.marginal_price.loc[chosen].mean(), "mu": n.global_constraints.get("mu")}
        expected = {"marginal_price": {bus: price["mean"] for bus, price in wanted.get("marginal_price", {}).items()},
                    # PyPSA assigns none with scenarios.
                    "mu": {} if n.has_scenarios else wanted.get("mu", {})}
        capacities = wanted.get("p_nom_opt", {})
        for component, sizes in capacities.items():
            static = n.components[component].static
            # Of scenarios any one: they share what is built.
            found[component] = static[static.columns.intersection(["p_nom_opt", "s_nom_opt", "e_nom_opt"])[0]].groupby(
                level="name").first()
        largest = max((size for sizes in capacities.values() for size in sizes.values()), default=0)
        for quantity, values in (expected | capacities).items():
            scale = largest if quantity in capacities else max(map(abs, values.values()), default=0)
            for name, value in values.items():
                key = tuple(name.split("/", 1)) if found[quantity].index.nlevels > 1 else name
                np.testing.assert_allclose(
                    found[quantity][key], value, rtol=1e-4, atol=1e-5 * scale + 1e-6, err_msg=f"{quantity} {name}")


if __name__ == "__main__":
    unittest.main()
