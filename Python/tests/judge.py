"""PyPSA with HiGHS as the judge of what `steppe` assigns to a network."""

import unittest
import warnings

import numpy as np
import pypsa


HIGHS = {"solver_name": "highs", "log_to_console": False, "solver_options": {"output_flag": False}}


def solved(n: pypsa.Network, **arguments) -> pypsa.Network:
    n.optimize(**HIGHS, **arguments)
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
