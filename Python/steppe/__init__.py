"""Steppe in Python: PyPSA networks, linopy models and plain arrays, solved with a certificate.

>>> import pypsa, steppe
>>> n = pypsa.Network("network.nc")     # doctest: +SKIP
>>> steppe.optimize(n)                  # doctest: +SKIP
('ok', 'optimal')
"""

from ._library import InputError, SolverError, UnsupportedError
from ._network import optimize
from ._program import Solution, solve, solve_linopy

__version__ = "0.1.0"
__all__ = ["InputError", "Solution", "SolverError", "UnsupportedError", "optimize", "solve", "solve_linopy"]
