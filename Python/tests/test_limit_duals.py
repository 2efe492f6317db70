"""The multipliers of losses, cost curves and tightened starts and stops, with `assign_all_duals`."""

import logging
import unittest

import numpy as np
import pandas as pd
import pypsa

import steppe
from judge import HIGHS, Judged, solved

logging.disable(logging.WARNING)
# HiGHS by its other method: multipliers on which both agree are the only ones there are.
INTERIOR = HIGHS | {"solver_options": {"output_flag": False, "solver": "ipm", "run_crossover": "off"}}
SHARES = {"linearized_unit_commitment": True, "assign_all_duals": True}


def grid() -> pypsa.Network:
    """A loop of lossy lines and a transformer, loaded so that every secant is used somewhere."""
    n = pypsa.Network()
    n.set_snapshots(range(4))
    for bus in "abc":
        n.add("Bus", bus, v_nom=380.0)
    n.add("Generator", "cheap", bus="a", p_nom=3000, marginal_cost=[5, 6, 7.0, 5.5])
    n.add("Generator", "dear", bus="c", p_nom=3000, marginal_cost=[100.0, 100, 100, 4])
    n.add("Load", "c", bus="c", p_set=[900, 1300, 300.0, 100])
    n.add("Load", "a", bus="a", p_set=[0, 0, 0, 410.0])
    for name in ("ab", "bc", "ac"):
        n.add("Line", name, bus0=name[0], bus1=name[1], x=20, r=3.0, s_nom=600)
    n.add("Transformer", "ac transformer", bus0="a", bus1="c", x=0.2, r=0.01, s_nom=400)
    return n


def curves(periods=False) -> pypsa.Network:
    """Generators, a link and a storage unit that cost by curves of three and two pieces. Snapshots of 3 h, of which the
    last two count twice: by their weighting, or that of their period."""
    n = pypsa.Network()
    n.set_snapshots(range(2 if periods else 4))
    if periods:
        n.set_investment_periods([2030, 2040])
        n.investment_period_weightings["objective"] = [1, 2]
    n.snapshot_weightings.loc[:, :] = 3.0
    if not periods:
        n.snapshot_weightings["objective"] = [3.0, 3, 6, 6]
    n.add("Bus", ["a", "b"])

    def curve(axis, points, costs):
        return pd.DataFrame({axis: points, "marginal_cost": costs})

    n.add("Generator", "three", bus="a", p_nom=100, marginal_cost=curve("p_pu", [0, 0.3, 0.6, 1.0], [0, 10, 20, 40.0]))
    n.add("Generator", "two", bus="a", p_nom=50, marginal_cost=curve("p_pu", [0, 0.5, 1.0], [0, 15, 25.0]))
    n.add("Generator", "flat", bus="a", p_nom=3000, marginal_cost=100.0)
    n.add("Link", "link", bus0="a", bus1="b", p_nom=50, efficiency=0.9, marginal_cost=curve("p_pu", [0, 0.5, 1.0], [0, 1, 2.0]))
    n.add("StorageUnit", "battery", bus="a", p_nom=30, max_hours=4, state_of_charge_initial=80,
          marginal_cost=curve("p_dispatch_pu", [0, 0.5, 1.0], [0, 1, 2.0]))
    n.add("Load", "a", bus="a", p_set=[21.0, 73, 117, 300])
    n.add("Load", "b", bus="b", p_set=[10.0, 6, 31, 20])
    return n


def tightened(seed) -> pypsa.Network:
    """A unit whose starts cost what its stops do, with loads and limits at random, so that few multipliers are free."""
    rng = np.random.default_rng(seed)
    n = pypsa.Network()
    n.set_snapshots(range(6))
    n.add("Bus", "a")
    share = {name: round(rng.uniform(low, high), 2) for name, low, high in [
        ("p_min_pu", 0.2, 0.5), ("ramp_limit_start_up", 0.5, 0.8), ("ramp_limit_shut_down", 0.5, 0.8),
        ("ramp_limit_up", 0.1, 0.5), ("ramp_limit_down", 0.1, 0.5)]}
    n.add("Generator", "unit", bus="a", committable=True, p_nom=100, start_up_cost=60.0, shut_down_cost=60.0,
          stand_by_cost=130.0, p_init=50.0, marginal_cost=20 + rng.random(6), **share)
    n.add("Generator", "peak", bus="a", p_nom=300, marginal_cost=90 + rng.random(6))
    n.add("Generator", "sink", bus="a", p_nom=300, p_min_pu=-1, p_max_pu=0, marginal_cost=rng.random(6))
    n.add("Load", "a", bus="a", p_set=20 + 70 * rng.random(6))
    return n


class LimitDuals(Judged):
    def compare(self, make, **arguments) -> dict[str, float]:
        """Multipliers are assigned to the same columns as by PyPSA, and have its values where both methods of HiGHS
        give them. Returns the largest of each kind that was compared."""
        n, expected, other = make(), make(), make()
        solved(expected, assign_all_duals=True, **arguments)
        other.optimize(**INTERIOR, assign_all_duals=True, **arguments)
        self.assertEqual(steppe.optimize(n, assign_all_duals=True, **arguments), ("ok", "optimal"))
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        largest: dict[str, float] = {}
        for component in expected.components:
            for attribute, wanted in component.dynamic.items():
                if not attribute.startswith("mu_") or wanted.empty:
                    continue
                label = f"{component.name}.{attribute}"
                own = n.components[component.name].dynamic[attribute]
                pd.testing.assert_index_equal(own.index, wanted.index, check_names=True)
                self.assertEqual(list(own.columns), list(wanted.columns), label)
                self.assertEqual(own.columns.names, wanted.columns.names, label)
                again = other.components[component.name].dynamic[attribute].to_numpy()
                found, wanted = own.to_numpy(), wanted.to_numpy()
                unique = np.abs(wanted - again) < 1e-3 + 1e-5 * np.abs(wanted)
                np.testing.assert_allclose(found[unique], wanted[unique], rtol=1e-4, atol=1e-2, err_msg=label)
                largest[label] = np.abs(wanted[unique]).max(initial=0)
        return largest

    def test_secants_of_losses(self):
        largest = self.compare(grid, transmission_losses=True)
        for label in ("Line.mu_neg", "Line.mu_pos", "Transformer.mu_neg"):
            self.assertGreater(largest[label], 1, label)
        self.assertIn("Line.mu_loss_upper", largest)

    def test_tangents_of_losses(self):
        # PyPSA gives all tangents one name, so that those of the largest flow out of bus 0 stay.
        largest = self.compare(grid, transmission_losses={"mode": "tangents", "segments": 1})
        self.assertIn("Line.mu_1", largest)
        n = grid()
        n.lines.s_nom_max, n.lines.s_nom = 600.0, 120.0
        steppe.optimize(n, transmission_losses={"mode": "tangents", "segments": 2}, assign_all_duals=True)
        self.assertEqual(list(n.lines_t.mu_1.columns), ["ab", "bc", "ac"])

    def test_losses_are_assigned_as_by_pypsa(self):
        n, expected = grid(), solved(grid(), transmission_losses=True)
        steppe.optimize(n, transmission_losses=True)
        for name in ("lines_t", "transformers_t"):
            np.testing.assert_allclose(getattr(n, name).loss, getattr(expected, name).loss, rtol=1e-4, atol=1e-3)

    def test_pieces_of_cost_curves(self):
        largest = self.compare(curves)
        for label in ("Generator", "Link", "StorageUnit"):
            self.assertGreater(largest[f"{label}.mu_marginal_cost_piecewise_chord"], 1, label)
        self.assertIn("Generator.mu_marginal_cost_piecewise_domain_hi", largest)

    def test_pieces_of_cost_curves_in_investment_periods(self):
        """PyPSA 1.4 cannot form curves over periods, so the judge is the same network without them."""
        n, expected = curves(periods=True), curves()
        steppe.optimize(n, multi_investment_periods=True, assign_all_duals=True)
        steppe.optimize(expected, assign_all_duals=True)
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-7)
        for component in ("Generator", "Link", "StorageUnit"):
            own, wanted = (network.components[component].dynamic for network in (n, expected))
            for attribute in filter(lambda name: name.startswith("mu_"), wanted):
                np.testing.assert_allclose(own[attribute], wanted[attribute], rtol=1e-4, atol=1e-2, err_msg=attribute)

    def test_the_pieces_of_a_curve_share_the_weight_of_its_cost(self):
        """Where a kink leaves their shares open, too: the cost column is free, so its weight is what they add up to."""
        n = curves()
        steppe.optimize(n, assign_all_duals=True)
        pieces = n.generators_t["mu_marginal_cost_piecewise_chord"]
        self.assertGreaterEqual(pieces.to_numpy().min(), -1e-6)
        weight = np.tile([[3], [3], [6], [6]], 2)
        np.testing.assert_allclose(pieces.T.groupby(level="name").sum().T, weight, rtol=1e-6)

    def test_a_limit_that_is_given_twice_has_its_multiplier_once(self):
        """The power of the curve ends where the unit does; price − costs is what both multipliers add up to."""
        n = curves()
        steppe.optimize(n, assign_all_duals=True)
        upper = n.generators_t.mu_upper["two"] + n.generators_t["mu_marginal_cost_piecewise_domain_hi"]["two"]
        lower = n.generators_t.mu_lower["two"] + n.generators_t["mu_marginal_cost_piecewise_domain_lo"]["two"]
        slopes = (n.generators_t["mu_marginal_cost_piecewise_chord"]["two"] * [15, 25, 0]).sum(axis=1)
        prices = n.snapshot_weightings.objective * n.buses_t.marginal_price["a"]
        np.testing.assert_allclose(slopes - prices, upper + lower, atol=1e-3)
        self.assertLess(upper.min(), -100)

    def test_rows_that_tighten_starts_and_stops(self):
        largest: dict[str, float] = {}
        for seed in range(10):
            for label, value in self.compare(lambda: tightened(seed), linearized_unit_commitment=True).items():
                largest[label] = max(largest.get(label, 0), value)
        for name in ("before", "current", "ramp_limit_up"):
            self.assertGreater(largest[f"Generator.mu_{name}"], 1, name)


if __name__ == "__main__":
    unittest.main()
