"""`solve`: linear and convex quadratic programs as arrays, and those that linopy has built."""

from __future__ import annotations

from ctypes import c_int32, c_int64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arguments import solver_arguments
from ._library import Options, Progress, UnsupportedError, call, doubles, library, pointer

if TYPE_CHECKING:
    import linopy

# What linopy calls the reasons to stop.
CONDITIONS = {"timeLimit": "time_limit", "iterationLimit": "iteration_limit"}


@dataclass(frozen=True)
class Solution:
    """What became of a program.

    ``status`` is "optimal", "infeasible", "unbounded" or why the solver stopped. Of an infeasible program ``y`` holds the
    proof (weights of the rows that contradict each other), of an unbounded one ``x`` the direction.
    """

    status: str
    objective: float | None
    x: np.ndarray
    #: Change of the objective per unit of each row's side.
    y: np.ndarray
    #: Reduced costs.
    z: np.ndarray
    iterations: int
    seconds: float
    certificate: dict | None


def solve(
    c, A, row_lower, row_upper, lower=0.0, upper=np.inf, Q=None, *, relative_gap: float | None = None,
    feasibility: float | None = None, time_limit: float | None = None, iteration_limit: int | None = None,
    threads: int | None = None, progress: Progress | None = None,
) -> Solution:
    """Minimises cᵀx + ½ xᵀQx with row_lower ≤ A x ≤ row_upper and lower ≤ x ≤ upper.

    Parameters
    ----------
    c : (n,) costs
    A : (m, n) dense, or any SciPy sparse matrix
    row_lower, row_upper : (m,) or scalars; equal for equations, ±inf where there is no side
    lower, upper : (n,) or scalars
    Q : (n, n) symmetric and positive semidefinite, dense or sparse, or None; any other raises `ValueError` or
        `UnsupportedError`
    others : see `optimize`
    """
    options = Options(relative_gap=relative_gap, feasibility=feasibility, time_limit=time_limit,
                      iteration_limit=iteration_limit, threads=threads)
    return _solve(c, A, row_lower, row_upper, lower, upper, Q, options, progress)


def _solve(c, A, row_lower, row_upper, lower, upper, Q, options: Options, progress: Progress | None) -> Solution:
    c = doubles(c).ravel()
    starts, indices, values, shape = _compressed_columns(A, len(c))
    rows, columns = shape
    if columns != len(c):
        raise ValueError(f"A has {columns} columns and c {len(c)} entries")
    sides = [_filled(side, size, name) for side, size, name in [
        (row_lower, rows, "row_lower"), (row_upper, rows, "row_upper"), (lower, columns, "lower"), (upper, columns, "upper")]]
    for name, numbers in [("c", c), ("A", values)]:
        if not np.isfinite(numbers).all():
            raise ValueError(f"{name} has entries that are infinite or not a number")
    quadratic = _triplets(Q, columns)
    x, y, z = np.empty(columns), np.empty(rows), np.empty(columns)
    answer = call(
        library.steppe_solve,
        (columns, rows, pointer(c), pointer(sides[2]), pointer(sides[3]), pointer(sides[0]), pointer(sides[1]),
         pointer(starts, c_int64), pointer(indices, c_int32), pointer(values), len(quadratic[2]),
         pointer(quadratic[0], c_int32), pointer(quadratic[1], c_int32), pointer(quadratic[2]),
         pointer(options.numbers)),
        (pointer(x), pointer(y), pointer(z)), progress)
    return Solution(answer["condition"], answer.get("objective"), x, y, z, int(answer["iterations"]), answer["seconds"],
                    answer.get("certificate"))


def _filled(values, size: int, name: str) -> np.ndarray:
    numbers = doubles(np.broadcast_to(np.asarray(values, dtype=np.float64), (size,)) if np.ndim(values) == 0 else values)
    if numbers.shape != (size,):
        raise ValueError(f"{name} has shape {numbers.shape}, not ({size},)")
    if np.isnan(numbers).any():
        raise ValueError(f"{name} has entries that are not a number")
    return numbers


def _compressed_columns(A, columns: int):
    if A is None:
        return np.zeros(columns + 1, np.int64), np.zeros(0, np.int32), np.zeros(0), (0, columns)
    if hasattr(A, "tocsc"):
        matrix = A.tocsc().copy()
        matrix.sum_duplicates()
        return (np.ascontiguousarray(matrix.indptr, np.int64), np.ascontiguousarray(matrix.indices, np.int32),
                doubles(matrix.data), matrix.shape)
    dense = np.atleast_2d(np.asarray(A, dtype=np.float64))
    column, row = np.nonzero(dense.T)
    starts = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=dense.shape[1]))])
    return starts.astype(np.int64), row.astype(np.int32), doubles(dense.T[column, row]), dense.shape


def _triplets(Q, columns: int):
    if Q is None:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)
    if hasattr(Q, "tocsr"):
        Q = Q.tocsr()
        matrix = Q.tocoo()
        shape, row, column, values = matrix.shape, matrix.row, matrix.col, matrix.data
    else:
        Q = dense = np.asarray(Q, dtype=np.float64)
        shape, (row, column) = dense.shape, np.nonzero(dense)
        values = dense[row, column]
    if shape != (columns, columns):
        raise ValueError(f"Q has shape {shape}, not ({columns}, {columns})")
    if not np.isfinite(values).all():
        raise ValueError("Q has entries that are infinite or not a number")
    if len(values) and abs(Q - Q.T).max() > 1e-9 * abs(Q).max():
        raise ValueError("Q is not symmetric")
    return np.ascontiguousarray(row, np.int32), np.ascontiguousarray(column, np.int32), doubles(values)


def solve_linopy(m: linopy.Model, solver_name: str | None = None, *, relative_gap: float | None = None,
                 feasibility: float | None = None, time_limit: float | None = None, iteration_limit: int | None = None,
                 threads: int | None = None, progress: Progress | None = None, **kwargs: Any) -> tuple[str, str]:
    """Solves a linopy model as ``m.solve()`` does: solution, duals, objective and status are assigned to it.

    Integer, binary and semicontinuous variables, SOS and indicator constraints raise `UnsupportedError`. Options are
    those of `solve`; `solver_name` and further arguments of ``m.solve`` are left out. A point that a limit of time or
    iterations leaves is not assigned.
    """
    options, progress = solver_arguments(
        kwargs, relative_gap=relative_gap, feasibility=feasibility, time_limit=time_limit,
        iteration_limit=iteration_limit, threads=threads, progress=progress)
    return solve_model(m, options, progress)[1]


def solve_model(m: linopy.Model, options: Options, progress: Progress | None) -> tuple[Solution, tuple[str, str]]:
    """`solve_linopy`, with what the solver says of itself."""
    from linopy.constants import Result, Solution as LinopySolution, SolverStatus, Status, TerminationCondition

    matrices = m.matrices
    if set(matrices.vtypes) - {"C"}:
        raise UnsupportedError("integer, binary and semicontinuous variables are not supported yet")
    if getattr(matrices, "indicator_A", None) is not None:
        raise UnsupportedError("indicator constraints are not supported yet")
    if any("sos_type" in variable.attrs for _, variable in m.variables.items()):
        raise UnsupportedError("special ordered sets (SOS) are not supported yet")
    sign = -1.0 if m.sense == "max" else 1.0
    b, sense = np.asarray(matrices.b, dtype=float), np.asarray(matrices.sense)
    is_less, is_greater = np.char.startswith(sense.astype(str), "<"), np.char.startswith(sense.astype(str), ">")
    Q = matrices.Q
    solution = _solve(
        sign * matrices.c, matrices.A, np.where(is_less, -np.inf, b), np.where(is_greater, np.inf, b), matrices.lb,
        matrices.ub, None if Q is None else sign * Q, options, progress)
    known = CONDITIONS | {"cancelled": "user_interrupt"} | {name: name for name in ("optimal", "infeasible", "unbounded")}
    condition = known.get(solution.status, "unknown")
    status = Status.from_termination_condition(condition)
    found = None
    if condition == "optimal":
        constant = float(getattr(m.objective.expression, "const", 0.0) or 0.0)
        # Labels that are masked are in the ranges of variables and constraints, but not in the matrices.
        primal = np.full(max((variable.range[1] for _, variable in m.variables.items()), default=0), np.nan)
        dual = np.full(max((constraint.range[1] for _, constraint in m.constraints.items()), default=0), np.nan)
        primal[matrices.vlabels], dual[matrices.clabels] = solution.x, sign * solution.y
        found = LinopySolution(primal, dual, sign * solution.objective + constant)
    elif status.is_ok:
        status = Status(SolverStatus.warning, TerminationCondition(condition))
    return solution, m.assign_result(Result(status, found))
