"""Every argument of `n.optimize` and of `m.solve`: the same effect, or none on results, or refused with advice."""

import inspect
import logging
import pickle
import threading
import unittest

import linopy
import numpy as np
import pandas as pd
import pypsa
from pypsa.optimization.optimize import OptimizationAccessor

import steppe
from judge import HIGHS, Judged, solved

logging.disable(logging.WARNING)


def small(snapshots=None) -> pypsa.Network:
    n = pypsa.Network(name="small")
    n.set_snapshots(range(4) if snapshots is None else snapshots)
    n.add("Bus", ["a", "b"])
    n.add("Generator", "sun", bus="a", p_nom=10, p_nom_extendable=True, capital_cost=40, p_max_pu=[0.1, 0.8, 0.9, 0.2])
    n.add("Generator", "gas", bus="b", p_nom=100, marginal_cost=[50, 51, 52, 53.0])
    n.add("Line", "ab", bus0="a", bus1="b", x=0.1, r=0.01, s_nom=60)
    n.add("Load", "b", bus="b", p_set=[30.0, 40, 50, 35])
    return n


class Arguments(Judged):
    def test_every_argument_of_pypsa_has_its_place(self):
        wanted = list(inspect.signature(OptimizationAccessor.__call__).parameters)[1:-1]
        own = list(inspect.signature(steppe.optimize).parameters)[1:]
        self.assertEqual([name for name in wanted if name in own], wanted if len(own) else None)
        if pypsa.__version__.startswith("1.4"):
            self.assertEqual(own[:len(wanted)], wanted)

    def test_every_procedure_of_pypsa_is_there(self):
        # What only forms a model, assigns what a model has found, or works on a network as it is.
        of_models = {"create_model", "solve_model", "assign_solution", "assign_duals", "post_processing",
                     "fix_optimal_capacities", "fix_optimal_dispatch", "add_load_shedding", "build_linexpr_from_weights"}
        for name, function in inspect.getmembers(OptimizationAccessor, inspect.isfunction):
            if name.startswith("_") or name in of_models:
                continue
            wanted = list(inspect.signature(function).parameters)[1:]
            own = list(inspect.signature(getattr(steppe, name)).parameters)[1:]
            self.assertEqual([argument for argument in wanted if argument in own], wanted, name)

    def test_a_solver_is_chosen_in_vain(self):
        n, expected = small(), solved(small())
        status = steppe.optimize(
            n, solver_name="gurobi", solver_options={"threads": 1, "Method": 2}, log_to_console=True, io_api="direct",
            model_kwargs={"chunk": {}}, meshed_thresholds=[5], cycle_basis_method="paton", keep_files=False)
        self.assertEqual(status, ("ok", "optimal"))
        self.assert_same_results(n, expected)

    def test_limits_of_another_solver_count(self):
        self.assertEqual(steppe.optimize(small(), solver_options={"time_limit": 1e-9}), ("warning", "time_limit"))
        self.assertEqual(steppe.optimize(small(), iteration_limit=1), ("warning", "iteration_limit"))

    def test_slips_are_told(self):
        for error, words, arguments in [
            (TypeError, "solver_options", {"sovler": "highs"}), (TypeError, "chunks", {"model_kwargs": {"chunks": {}}}),
            (ValueError, "paton", {"cycle_basis_method": "bfs"}), (ValueError, "segments", {"transmission_losses": {"mode": "tangents"}}),
            (ValueError, "mode", {"transmission_losses": {"mode": "chords"}}), (TypeError, "rtoll", {"transmission_losses": {"rtoll": 1}}),
            (ValueError, "atol", {"transmission_losses": {"atol": 0}}), (TypeError, "secants", {"transmission_losses": "secants"}),
            (ValueError, "atol", {"transmission_losses": {"atol": np.nan}}),
            (ValueError, "segments", {"transmission_losses": {"mode": "tangents", "segments": np.nan}}),
            (ValueError, "JSON", {"committable_big_m": np.nan}), (ValueError, "iteration_limit", {"iteration_limit": np.nan}),
            (ValueError, "subset|not snapshots", {"snapshots": [77]}), (ValueError, "iteration_limit", {"iteration_limit": 0}),
        ]:
            with self.assertRaisesRegex(error, words):
                steppe.optimize(small(), **arguments)

    def test_losses_by_number_of_any_kind(self):
        found = []
        for losses in (2, np.int64(2), {"mode": "tangents", "segments": 2}):
            n = small()
            steppe.optimize(n, transmission_losses=losses)
            found.append(n.objective)
        self.assertAlmostEqual(max(found), min(found), places=6)

    def test_the_options_of_pypsa_are_the_defaults(self):
        n = small()
        with pypsa.option_context("params.optimize.include_objective_constant", False):
            steppe.optimize(n)
        self.assertEqual(n.objective_constant, 0)

    def test_extra_functionality_is_added_and_solved(self):
        def limit(n, snapshots):
            self.assertEqual(list(snapshots), [1, 2, 3])
            n.model.add_constraints(n.model["Generator-p"].sel(name="gas").sum() <= 60, name="GlobalConstraint-gas")

        n, expected = small(), small()
        solved(expected, snapshots=[1, 2, 3], extra_functionality=limit, assign_all_duals=True)
        status = steppe.optimize(n, [1, 2, 3], extra_functionality=limit, assign_all_duals=True)
        self.assertEqual(status, ("ok", "optimal"))
        self.assert_same_results(n, expected)
        self.assertAlmostEqual(n.global_constraints.mu["gas"], expected.global_constraints.mu["gas"], places=3)
        np.testing.assert_allclose(n.buses_t.marginal_price, expected.buses_t.marginal_price, atol=1e-3)
        self.assertTrue(n.steppe["certificate"]["holds"])
        self.assertIn("GlobalConstraint-gas", n.model.constraints)
        with self.assertRaisesRegex(steppe.UnsupportedError, "steppe.optimize for each"):
            steppe.optimize_with_rolling_horizon(small(), horizon=2, extra_functionality=limit)

    def test_piecewise_options_relax_curves(self):
        """A plant that gains ever less from more fuel: no better than its curve is what PyPSA takes as linear."""
        def plant():
            n = small()
            n.add("Bus", "fuel")
            n.add("Generator", "wood", bus="fuel", p_nom=100, marginal_cost=12)
            n.add("Link", "plant", bus0="fuel", bus1="b", p_nom=60, efficiency=pd.DataFrame(
                {"p_pu": [0, 0.3, 0.7, 1.0], "efficiency": [0, 0.45, 0.4, 0.36]}))
            return n

        options = {"piecewise_options": [{"component": "Link", "attribute": "efficiency", "sign": "<="}]}
        n, expected = plant(), solved(plant(), **options)
        self.assertEqual(steppe.optimize(n, **options), ("ok", "optimal"))
        self.assert_same_results(n, expected)
        np.testing.assert_allclose(n.links_t.p1, expected.links_t.p1, atol=1e-3)
        self.assertGreater(n.links_t.p0.plant.max(), 20)
        for unsolvable in ({}, {"piecewise_options": [options["piecewise_options"][0] | {"sign": "="}]}):
            with self.assertRaises(steppe.UnsupportedError):
                steppe.optimize(plant(), **unsolvable)

    def test_a_network_says_that_it_is_solved(self):
        n = small()
        self.assertFalse(n.is_solved)
        solved(n)
        old = n.model
        steppe.optimize(n)
        self.assertTrue(n.is_solved)
        # The model of the solve before is not that of the results.
        self.assertIsNot(n._model, old)
        n.copy()
        n.optimize.fix_optimal_capacities()
        self.assertEqual(steppe.optimize(n), ("ok", "optimal"))

    def test_infeasible_networks_say_why_if_asked(self):
        n = small()
        n.generators["p_nom_extendable"] = False
        n.generators["p_nom"] = 1.0
        logging.disable(logging.NOTSET)
        try:
            with self.assertLogs("steppe", logging.INFO) as logs:
                self.assertEqual(steppe.optimize(n, compute_infeasibilities=True), ("warning", "infeasible"))
        finally:
            logging.disable(logging.WARNING)
        self.assertIn(n.steppe["report"], "\n".join(logs.output))
        self.assertIsNone(n.objective)

    def test_the_grid_has_the_parts_that_pypsa_leaves(self):
        """Of several buses, or single ones where no line joins any; as of the last period, and of the network as it is now."""
        def single():
            n = small()
            n.remove("Line", "ab")
            n.add("Link", "ab", bus0="a", bus1="b", p_nom=60)
            return n

        def periods():
            n = pypsa.Network()
            n.set_snapshots(range(2))
            n.set_investment_periods([2030, 2040])
            n.add("Bus", list("abcde"))
            n.add("Generator", "gas", bus="a", p_nom=100, marginal_cost=3.0)
            n.add("Line", ["ab", "bc", "ca", "de"], bus0=list("abcd"), bus1=list("bcae"), x=0.1, r=0.01, s_nom=60)
            n.lines.loc["ca", ["build_year", "lifetime"]] = [2030, 5]
            n.add("Load", "b", bus="b", p_set=10.0)
            return n

        def changed():
            n = small()
            n.determine_network_topology()
            n.add("Bus", "c")
            n.add("Line", "bc", bus0="b", bus1="c", x=0.1, r=0.01, s_nom=60)
            return n

        for make in (small, single, periods, changed):
            arguments = {"multi_investment_periods": make is periods}
            n, expected = make(), solved(make(), **arguments)
            steppe.optimize(n, **arguments)
            columns = ["carrier", "slack_bus"]
            pd.testing.assert_frame_equal(n.sub_networks[columns], expected.sub_networks[columns])
            for name, columns in [("buses", ["sub_network", "control", "generator"]), ("lines", ["sub_network"]),
                                  ("generators", ["control"])]:
                pd.testing.assert_frame_equal(getattr(n, name)[columns], getattr(expected, name)[columns])
            np.testing.assert_allclose(n.buses_t.v_ang, expected.buses_t.v_ang, atol=1e-5)

    def test_status_of_units_has_all_generators_as_by_pypsa(self):
        networks = [small(), small()]
        for n in networks:
            n.generators.loc["gas", ["committable", "start_up_cost"]] = [True, 10.0]
        solved(networks[0], linearized_unit_commitment=True)
        steppe.optimize(networks[1], linearized_unit_commitment=True)
        for attribute in ("status", "start_up", "shut_down"):
            expected, found = (n.generators_t[attribute] for n in networks)
            self.assertEqual(list(found.columns), list(expected.columns))
            np.testing.assert_allclose(found, expected, atol=1e-4)

    def test_power_flow_after_a_plan(self):
        def alternating():
            n = small()
            n.buses["v_nom"] = 110.0
            n.lines["x"], n.lines["r"] = 2.0, 0.2
            return n

        n, expected = alternating(), alternating()
        wanted = expected.optimize.optimize_and_run_non_linear_powerflow(**HIGHS)
        found = steppe.optimize_and_run_non_linear_powerflow(n)
        self.assertEqual((found["status"], found["termination_condition"]), ("ok", "optimal"))
        self.assertTrue(found["converged"].all().all() and set(found) == set(wanted))
        np.testing.assert_allclose(n.lines_t.p0, expected.lines_t.p0, rtol=1e-3, atol=1e-2)
        np.testing.assert_allclose(n.buses_t.v_ang, expected.buses_t.v_ang, atol=1e-5)


class Labels(Judged):
    """What users call their snapshots and components, and how their columns are stored."""

    def test_snapshots_of_every_kind(self):
        for snapshots in (pd.date_range("2025-03-30", periods=4, freq="h"), pd.Index([10, 20, 30, 40]),
                          pd.Index(["früh", "mittags", "夜", "spät"]), pd.Index([0.5, 1.5, 2.5, 3.5])):
            n = small()
            n.set_snapshots(snapshots)
            n.generators_t.p_max_pu["sun"], n.loads_t.p_set["b"] = [0.1, 0.8, 0.9, 0.2], [30.0, 40, 50, 35]
            n.generators_t.marginal_cost["gas"] = [50, 51, 52, 53.0]
            expected = n.copy()
            solved(expected)
            self.assertEqual(steppe.optimize(n), ("ok", "optimal"), snapshots)
            self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
            pd.testing.assert_index_equal(n.generators_t.p.index, n.snapshots)
            self.assertEqual(steppe.optimize(n, n.snapshots[1:3]), ("ok", "optimal"))

    def test_names_in_any_script(self):
        n = small()
        n.add("Generator", "风电 №1 'Süd', \"x\"/y", bus="b", p_nom=5, marginal_cost=1)
        n.add("Bus", "公交\t车")
        expected = solved(n.copy())
        steppe.optimize(n)
        self.assertAlmostEqual(n.objective / expected.objective, 1, delta=1e-6)
        self.assertEqual(list(n.generators_t.p.columns), list(n.generators.index))

    def test_columns_of_any_type(self):
        n, expected = small(), solved(small())
        n.generators["p_nom"] = n.generators.p_nom.astype(np.int32)
        n.generators["p_nom_extendable"] = n.generators.p_nom_extendable.astype(object)
        n.generators["capital_cost"] = n.generators.capital_cost.astype(object)
        n.lines["s_nom"] = n.lines.s_nom.astype("float32")
        n.loads_t.p_set = n.loads_t.p_set.astype(int)
        self.assertEqual(steppe.optimize(n), ("ok", "optimal"))
        self.assert_same_results(n, expected)

    def test_solved_networks_can_be_pickled_and_copied(self):
        n = small()
        steppe.optimize(n)
        for other in (pickle.loads(pickle.dumps(n)), n.copy()):
            self.assertAlmostEqual(other.objective, n.objective)
            pd.testing.assert_frame_equal(other.generators_t.p, n.generators_t.p, check_freq=False)

    def test_threads_solve_side_by_side(self):
        networks, expected = [small() for _ in range(4)], solved(small())
        threads = [threading.Thread(target=steppe.optimize, args=(n,), kwargs={"threads": 1}) for n in networks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for n in networks:
            self.assert_same_results(n, expected)


class LinopyModels(unittest.TestCase):
    def model(self, maximises=False) -> linopy.Model:
        """Variables with two coordinates, some of them masked, and constraints of all three signs, some of them masked."""
        m = linopy.Model()
        hour, plant = pd.RangeIndex(3, name="hour"), pd.Index(["a", "b"], name="plant")
        cost = pd.DataFrame([[3.0, 5], [4, 2], [1, 7]], hour, plant)
        mask = pd.DataFrame([[True, True], [True, False], [True, False]], hour, plant)
        p = m.add_variables(lower=0, upper=8, coords=[hour, plant], name="p", mask=mask)
        q = m.add_variables(lower=-2, coords=[hour], name="q")
        m.add_constraints(p.sum("plant") + q == pd.Series([6.0, 7, 8], hour), name="balance")
        m.add_constraints(p <= 6.5, name="most", mask=mask)
        m.add_constraints(q.sum() >= -1, name="least")
        sign = -1 if maximises else 1
        m.add_objective(sign * ((p * cost).sum() + (9 * q).sum()), sense="max" if maximises else "min")
        return m

    def test_masks_coordinates_and_signs(self):
        for maximises in (False, True):
            own, other = self.model(maximises), self.model(maximises)
            other.solve("highs", io_api="direct", output_flag=False)
            status = steppe.solve_linopy(own, solver_name="highs", io_api="direct", log_fn=None, progress=False)
            self.assertEqual((status, own.status, own.termination_condition), (("ok", "optimal"), "ok", "optimal"))
            self.assertAlmostEqual(own.objective.value, other.objective.value, places=5)
            for name in ("p", "q"):
                self.assertEqual(own.solution[name].dims, other.solution[name].dims)
                np.testing.assert_allclose(own.solution[name], other.solution[name], atol=1e-5)
            for name in ("balance", "most", "least"):
                np.testing.assert_allclose(own.dual[name], other.dual[name], atol=1e-5)

    def test_models_without_an_optimum(self):
        m = self.model()
        m.add_constraints(m.variables["q"].sum() <= -5, name="impossible")
        self.assertEqual(steppe.solve_linopy(m), ("warning", "infeasible"))
        m = linopy.Model()
        x = m.add_variables(name="x")
        m.add_constraints(x <= 3, name="side")
        m.add_objective(1 * x)
        self.assertEqual(steppe.solve_linopy(m), ("warning", "unbounded"))
        m = self.model()
        self.assertEqual(steppe.solve_linopy(m, iteration_limit=1), ("warning", "iteration_limit"))
        self.assertEqual(m.termination_condition, "iteration_limit")
        with self.assertRaises(TypeError):
            steppe.solve_linopy(self.model(), sovler="highs")


if __name__ == "__main__":
    unittest.main()
