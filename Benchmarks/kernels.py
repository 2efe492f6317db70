"""How fast the kernels run on the named problems, at every level of instructions this processor has.

    Benchmarks/run kernels [NAME…]

A factorisation includes the sweep forward of its first right-hand side; its rate counts the arithmetic of the
factorisation alone. The rate of sweeps is what they read of the factor, twice for every solve; right-hand sides, solutions
and indices come on top. Passes are products with the matrix, residuals and steps; the rest is presolve, scaling,
certificate and start.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

from problems import PROBLEMS, STEPPE


def solve(path: pathlib.Path, level: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "result.json"
        environment = os.environ | {"STEPPE_KERNELS": level}
        subprocess.run([STEPPE, "solve", path, "--json", result], stdout=subprocess.DEVNULL, env=environment, check=True)
        return json.loads(result.read_text())


def row(name: str, level: str, answer: dict) -> str:
    profile, seconds = answer["profile"], answer["seconds"]
    factor, sweeps, passes = profile["factor_seconds"], profile["solve_seconds"], profile["pass_seconds"]
    later = profile["solves"] - profile["factorisations"]
    shares = [part / seconds for part in (factor, sweeps, passes, seconds - factor - sweeps - passes)]
    return (f"{name:14} {level:9} {seconds:8.3f} {answer['iterations']:4d} {later / answer['iterations']:6.1f} "
            + " ".join(f"{share:7.0%}" for share in shares)
            + f" {profile['factorisations'] * profile['factor_operations'] / factor / 1e9:9.1f}"
            + (f" {later * 2 * 8 * profile['factor_entries'] / sweeps / 1e9:8.1f}" if later else f" {'–':>8}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="problems whose names begin like this (the quick ones)")
    options = parser.parse_args()
    print(f"{'problem':14} {'level':9} {'seconds':>8} {'it.':>4} {'solves':>6} {'factor':>7} {'sweeps':>7} {'passes':>7} "
          f"{'rest':>7} {'Gflop/s':>9} {'GB/s':>8}")
    for problem in PROBLEMS:
        if not (any(map(problem.name.startswith, options.names)) if options.names else problem.quick):
            continue
        path = problem.path()
        for level in ("baseline", "avx2", "avx512") if path else ():
            answer = solve(path, level)
            # A level that the processor lacks falls back to the best it has.
            if answer["method"].endswith(level):
                print(row(problem.name, level, answer), flush=True)


if __name__ == "__main__":
    main()
