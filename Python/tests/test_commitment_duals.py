"""The multipliers of units that are switched on and off by shares, with `assign_all_duals`."""

import logging
import unittest

import numpy as np
import pypsa

import steppe
from judge import Judged, solved

logging.disable(logging.WARNING)
SHARES = {"linearized_unit_commitment": True, "assign_all_duals": True}


def following(load, scenarios=False, **unit) -> pypsa.Network:
    """A unit that alone follows the load, never full and never off, so that its multipliers are determined."""
    hours = len(load)
    n = pypsa.Network()
    n.set_snapshots(range(hours))
    n.add("Bus", "a")
    n.add("Generator", "coal", bus="a", committable=True, p_nom=100, marginal_cost=20, stand_by_cost=130,
          **{"start_up_cost": 60, "shut_down_cost": 30, "p_min_pu": 0.4} | unit)
    n.add("Generator", "shedding", bus="a", p_nom=200, marginal_cost=900)
    n.add("Load", "a", bus="a", p_set=load)
    if scenarios:
        n.set_scenarios({"x": 0.6, "y": 0.4})
        n.loads_t.p_set[("y", "a")] = [1.1 * value for value in load]
    return n


def park(seed) -> pypsa.Network:
    """Two units with minimum times or tightened starts, and a load that makes them start and stop."""
    rng = np.random.default_rng(seed)
    n = pypsa.Network()
    n.set_snapshots(range(10))
    n.add("Bus", "a")
    n.add("Generator", "timed", bus="a", committable=True, p_nom=100, p_min_pu=0.4, marginal_cost=34 + rng.random(10),
          start_up_cost=110, shut_down_cost=30, min_up_time=3, up_time_before=0, down_time_before=1, stand_by_cost=250)
    n.add("Generator", "tight", bus="a", committable=True, p_nom=60, p_min_pu=0.5, marginal_cost=20 + rng.random(10),
          start_up_cost=300, shut_down_cost=300, stand_by_cost=200, ramp_limit_start_up=0.55, ramp_limit_shut_down=0.6, p_init=30)
    n.add("Generator", "peak", bus="a", p_nom=300, marginal_cost=90 + rng.random(10))
    n.add("Load", "a", bus="a", p_set=10 + 130 * rng.random(10))
    return n


class CommitmentDuals(Judged):
    def assert_same(self, n, expected, *attributes):
        for attribute in attributes:
            found, wanted = n.generators_t[attribute], expected.generators_t[attribute]
            self.assertGreater(wanted.abs().to_numpy().max(), 1, f"{attribute} binds nowhere")
            np.testing.assert_allclose(found[wanted.columns], wanted, rtol=1e-4, atol=1e-3, err_msg=attribute)

    def test_starts_and_stops_are_valued_as_by_pypsa(self):
        for scenarios in (False, True):
            n, expected = (following([30, 55, 80, 60, 35, 50, 20], scenarios) for _ in range(2))
            solved(expected, **SHARES)
            self.assertEqual(steppe.optimize(n, **SHARES), ("ok", "optimal"))
            self.assert_same(n, expected, "mu_up", "mu_down", "mu_upper")
            self.assertLessEqual(n.generators_t.mu_upper.to_numpy().max(), 1e-6)
            self.assertGreaterEqual(n.generators_t.mu_up.to_numpy().min(), -1e-6)

    def test_a_size_to_be_chosen_is_valued_as_by_pypsa(self):
        n, expected = (following([30, 55, 80, 60], p_nom_extendable=True, p_nom_max=120, capital_cost=10) for _ in range(2))
        solved(expected, **SHARES)
        self.assertEqual(steppe.optimize(n, **SHARES), ("ok", "optimal"))
        for attribute in ("mu_cap", "mu_bigM", "mu_nonneg", "mu_lower", "mu_upper", "mu_up", "mu_down"):
            found, wanted = n.generators_t[attribute]["coal"], expected.generators_t[attribute]["coal"]
            np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-3, err_msg=attribute)

    def test_multipliers_explain_every_decision(self):
        """Where several multipliers serve, those of either solver make every cost up: cost = Σ coefficient × multiplier."""
        largest = {"mu_current": 0.0, "mu_before": 0.0}
        for seed in range(4):
            for solve in (lambda n: solved(n, **SHARES), lambda n: steppe.optimize(n, **SHARES)):
                n = park(seed)
                solve(n)
                self.assert_explained(n)
                for name in largest:
                    largest[name] = max(largest[name], n.generators_t[name].abs().to_numpy().max())
        self.assertGreater(min(largest.values()), 1)

    def assert_explained(self, n):
        def series(attribute, unit):
            own = n.generators_t[attribute]
            return own[unit].to_numpy() if unit in own else np.zeros(len(n.snapshots))

        def following(values):
            return np.append(values[1:], 0)

        price, cost = n.buses_t.marginal_price["a"].to_numpy(), n.generators_t.marginal_cost
        # Dispatch is free but for its limits, so that nothing is left over.
        up, down, before = (series(name, "tight") for name in ("mu_up", "mu_down", "mu_before"))
        rest = cost["tight"] - price - sum(series(name, "tight") for name in ("mu_lower", "mu_upper", "mu_current"))
        rest -= up - following(up) - down + following(down) + following(before)
        ramps = series("mu_ramp_limit_up", "tight") + series("mu_ramp_limit_down", "tight")
        np.testing.assert_allclose(rest - ramps + following(ramps), 0, atol=1e-3)

        rest = cost["timed"] - price - series("mu_lower", "timed") - series("mu_upper", "timed")
        np.testing.assert_allclose(rest, 0, atol=1e-3)
        up, down, time = (series(name, "timed") for name in ("mu_up", "mu_down", "mu_time"))
        self.assertGreater(np.abs(time).max(), 1)
        rest = 250 + up - following(up) - down + following(down) + time
        rest += 40 * series("mu_lower", "timed") + 100 * series("mu_upper", "timed")
        started = 110 - up - sum(np.append(time, [0, 0])[lag:lag + len(time)] for lag in range(3))
        stopped = 30 - down
        for left, share in [(rest, series("status", "timed")), (started, series("start_up", "timed")),
                            (stopped, series("shut_down", "timed"))]:
            # What is left belongs to a share of nothing or of everything.
            scale = 1 + np.abs(time).max()
            self.assertTrue((left[share < 1 - 1e-5] > -1e-5 * scale).all())
            self.assertTrue((left[share > 1e-5] < 1e-5 * scale).all())


if __name__ == "__main__":
    unittest.main()
