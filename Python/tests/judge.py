"""PyPSA with HiGHS as the judge of what `steppe` assigns to a network, and a network that several tests size."""

import unittest
import warnings

import numpy as np
import pypsa


HIGHS = {"solver_name": "highs", "log_to_console": False, "solver_options": {"output_flag": False}}


def solved(n: pypsa.Network, **arguments) -> pypsa.Network:
    n.optimize(**HIGHS, **arguments)
    return n


def corridor() -> pypsa.Network:
    """Lines and a link of direct current to be sized between cheap power and a city."""
    n = pypsa.Network()
    n.set_snapshots(range(3))
    for bus in "nwc":
        n.add("Bus", bus, v_nom=380.0, carrier="AC")
    n.add("Generator", "cheap", bus="n", p_nom=3000, marginal_cost=[5, 6, 7.0])
    n.add("Generator", "dear", bus="c", p_nom=3000, marginal_cost=300.0)
    n.add("Load", "city", bus="c", p_set=[900, 1300, 1100.0])
    for name, cost in [("nc", 60.0), ("nw", 20.0), ("wc", 22.0)]:
        n.add("Line", name, bus0=name[0], bus1=name[1], x=20.0, r=1.0, s_nom=300, s_nom_extendable=True, s_nom_min=100,
              s_nom_max=1500, capital_cost=cost)
    n.add("Link", "cable", bus0="n", bus1="c", carrier="DC", p_nom=50, p_nom_extendable=True, p_nom_max=420,
          p_nom_min=10, capital_cost=70.0, efficiency=0.97)
    return n


class Judged(unittest.TestCase):
    def setUp(self):
        warnings.simplefilter("ignore")

    def assert_same_results(self, n, expected):
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assertAlmostEqual(n.objective_constant, expected.objective_constant, delta=1e-6)
        for name, attribute in [("generators", "p_nom_opt"), ("storage_units", "p_nom_opt"), ("links", "p_nom_opt"),
                                ("stores", "e_nom_opt"), ("lines", "s_nom_opt")]:
            found, wanted = getattr(n, name)[attribute], getattr(expected, name)[attribute]
            self.assertEqual(list(found.index), list(wanted.index))
            np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-3, err_msg=f"{name}.{attribute}")

    def assert_same_series(self, n, expected):
        """The series that PyPSA assigns by itself are there, for the same snapshots and components."""
        for name in ("generators", "loads", "stores", "storage_units", "links", "lines", "buses"):
            for attribute, frame in getattr(expected, name + "_t").items():
                if frame.empty or attribute.startswith("mu_"):
                    continue
                own = getattr(n, name + "_t")[attribute]
                self.assertEqual(list(own.index), list(frame.index), f"{name}_t.{attribute}")
                self.assertEqual(sorted(own.columns), sorted(frame.columns), f"{name}_t.{attribute}")
