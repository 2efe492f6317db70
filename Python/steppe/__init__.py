"""Steppe in Python: PyPSA networks, linopy models and plain arrays, solved with a certificate.

>>> import pypsa, steppe
>>> n = pypsa.Network("network.nc")     # doctest: +SKIP
>>> steppe.optimize(n)                  # doctest: +SKIP
('ok', 'optimal')
"""

from ._library import InputError, SolverError, UnsupportedError
from ._network import optimize
from ._procedures import (
    optimize_and_run_non_linear_powerflow, optimize_mga, optimize_mga_in_direction, optimize_mga_in_multiple_directions,
    optimize_security_constrained, optimize_transmission_expansion_iteratively, optimize_with_rolling_horizon,
    project_solved,
)
from ._program import Solution, solve, solve_linopy

__version__ = "0.1.0"
__all__ = [
    "InputError", "Solution", "SolverError", "UnsupportedError", "optimize", "optimize_and_run_non_linear_powerflow",
    "optimize_mga", "optimize_mga_in_direction", "optimize_mga_in_multiple_directions", "optimize_security_constrained",
    "optimize_transmission_expansion_iteratively", "optimize_with_rolling_horizon", "project_solved", "solve",
    "solve_linopy",
]
