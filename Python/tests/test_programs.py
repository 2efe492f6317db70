"""`steppe.solve` and `steppe.solve_linopy`."""

import logging
import threading
import time
import unittest

import linopy
import numpy as np
import pandas as pd
import scipy.sparse

import steppe

logging.disable(logging.WARNING)
INF = np.inf


class Arrays(unittest.TestCase):
    # max 3x + 2y, x + y ≤ 4, x + 3y ≤ 7, x ≤ 3: at (3, 1) both the first row (price 2) and the bound (price 1) bind.
    def test_a_vertex_with_its_prices(self):
        dense = [[1, 1], [1, 3]]
        for matrix in (dense, np.array(dense), scipy.sparse.csr_matrix(dense), scipy.sparse.coo_array(np.array(dense))):
            found = steppe.solve([-3, -2], matrix, -INF, [4, 7], 0, [3, INF])
            self.assertEqual(found.status, "optimal")
            self.assertTrue(found.certificate["holds"])
            self.assertAlmostEqual(found.objective, -11, places=6)
            np.testing.assert_allclose(found.x, [3, 1], atol=1e-6)
            np.testing.assert_allclose(found.y, [-2, 0], atol=1e-6)
            np.testing.assert_allclose(found.z, [-1, 0], atol=1e-6)

    def test_a_quadratic_optimum_lies_inside(self):
        for Q in ([[2, 0], [0, 2]], scipy.sparse.eye(2) * 2):
            found = steppe.solve([-2, -4], [[1, 1]], 2, 2, -INF, INF, Q)
            np.testing.assert_allclose(found.x, [0.5, 1.5], atol=1e-6)
            self.assertAlmostEqual(found.objective, -4.5, places=6)

    def test_coupled_quadratic_terms(self):
        Q = np.array([[4.0, 1.0], [1.0, 2.0]])
        found = steppe.solve([1, 1], [[1, 1]], 1, 1, 0, INF, Q)
        np.testing.assert_allclose(found.x, [0.25, 0.75], atol=1e-6)

    def test_costs_that_are_not_convex_are_refused(self):
        for Q in ([[-2, 0], [0, 2]], scipy.sparse.csr_matrix([[0.0, 1.0], [1.0, 0.0]])):
            with self.assertRaisesRegex(steppe.UnsupportedError, "not convex"):
                steppe.solve([0, 0], [[1, 1]], 1, 1, -1, 2, Q)
        with self.assertRaisesRegex(ValueError, "not symmetric"):
            steppe.solve([0, 0], [[1, 1]], 1, 1, -1, 2, [[2, 1], [0, 2]])

    def test_no_rows_at_all(self):
        found = steppe.solve([1, -1], None, 0, 0, -1, 2)
        np.testing.assert_allclose(found.x, [-1, 2], atol=1e-6)

    def test_proofs(self):
        self.assertEqual(steppe.solve([1], [[1], [1]], [2, -INF], [INF, 1]).status, "infeasible")
        self.assertEqual(steppe.solve([-1, 0], [[1, -1]], -INF, 2).status, "unbounded")

    def test_wrong_input_is_named(self):
        for arguments, word in [
            (([1, 2], [[1]], 0, 1), "columns"), (([1], [[1]], [0, 0], 1), "row_lower"), (([1], [[np.nan]], 0, 1), "A"),
            (([np.inf], [[1]], 0, 1), "c"), (([1], [[1]], np.nan, 1), "row_lower"),
            (([1], [[1]], 0, 1, 0, 1, [[1, 0], [0, 1]]), "Q")]:
            with self.assertRaisesRegex(ValueError, word):
                steppe.solve(*arguments)

    def test_vast_limits_are_none_and_vast_costs_are_refused(self):
        self.assertEqual(steppe.solve([-1], None, 0, 0, 0, 1e20).status, "unbounded")
        for c, A in [([1e15], [[1]]), ([1], [[-1e300]])]:
            with self.assertRaisesRegex(ValueError, "too large to be meant"):
                steppe.solve(c, A, 0, 1)

    def test_other_threads_run_meanwhile(self):
        rng = np.random.default_rng(1)
        A = scipy.sparse.random(1500, 3000, density=0.01, random_state=1) + scipy.sparse.eye(1500, 3000)
        b = A @ rng.random(3000)
        steps, stop = [], threading.Event()

        def count():
            while not stop.is_set():
                steps.append(time.perf_counter())
                time.sleep(0.001)

        thread = threading.Thread(target=count)
        thread.start()
        begin = time.perf_counter()
        steppe.solve(rng.random(3000), A, b, b)
        end = time.perf_counter()
        stop.set()
        thread.join()
        self.assertGreater(sum(begin < step < end for step in steps), 5)


class Linopy(unittest.TestCase):
    def model(self, quadratic=False):
        m = linopy.Model()
        hours = pd.RangeIndex(6, name="hour")
        p = m.add_variables(lower=0, upper=10, coords=[hours], name="p")
        size = m.add_variables(lower=0, name="size")
        m.add_constraints(p <= 1 * size, name="limit")
        m.add_constraints(p.sum() == 30, name="total")
        m.add_constraints(p.isel(hour=0) >= 7, name="first")
        cost = (p * pd.Series([5.0, 1.1, 2.3, 3.7, 4.1, 1.2], hours)).sum() + 2.05 * size
        m.add_objective(cost + (p * p).sum() if quadratic else cost)
        return m

    def test_solutions_and_duals_are_those_of_highs(self):
        for quadratic in (False, True):
            own, other = self.model(quadratic), self.model(quadratic)
            other.solve("highs", io_api="direct", output_flag=False)
            self.assertEqual(steppe.solve_linopy(own), ("ok", "optimal"))
            self.assertAlmostEqual(own.objective.value, other.objective.value, places=4)
            np.testing.assert_allclose(own.solution["p"], other.solution["p"], atol=1e-3)
            np.testing.assert_allclose(own.dual["total"], other.dual["total"], atol=1e-3)
            np.testing.assert_allclose(own.dual["first"], other.dual["first"], atol=1e-3)

    def test_maximisation(self):
        m = linopy.Model()
        x = m.add_variables(lower=0, upper=4, name="x")
        m.add_constraints(2 * x <= 6, name="limit")
        m.add_objective(3 * x, sense="max")
        self.assertEqual(steppe.solve_linopy(m), ("ok", "optimal"))
        self.assertAlmostEqual(m.objective.value, 9, places=6)
        self.assertAlmostEqual(float(m.dual["limit"]), 1.5, places=6)

    def test_infeasible_models_say_so(self):
        m = self.model()
        m.add_constraints(m.variables["size"] <= 1, name="small")
        self.assertEqual(steppe.solve_linopy(m), ("warning", "infeasible"))

    def test_integers_are_refused(self):
        m = linopy.Model()
        m.add_objective(1 * m.add_variables(binary=True, name="b"))
        with self.assertRaises(steppe.UnsupportedError):
            steppe.solve_linopy(m)


if __name__ == "__main__":
    unittest.main()
