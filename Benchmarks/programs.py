"""Times Steppe and HiGHS's interior points on a folder of MPS files, and prints a table and the shifted geometric means.

    Benchmarks/run programs [--folder FOLDER] [--limit SECONDS]

Seconds are those inside the solver, reading left out, with each solver's presolve and without crossover. A file counts
as solved if the objective agrees with `objectives.json` of the folder (or, without it, with the other solvers) to 1e-6.
"""

import argparse
import json
import math
import multiprocessing
import pathlib
import subprocess
import tempfile
import time

from problems import ROOT, STEPPE

SHIFT = 0.1
SOLVERS = ["Steppe", "IPX", "HiPO"]


def steppe(path: pathlib.Path, limit: float) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "result.json"
        subprocess.run([STEPPE, "solve", path, "--json", result, "--time-limit", str(limit)], capture_output=True)
        if not result.exists():
            return {"status": "failed", "seconds": limit}
        answer = json.loads(result.read_text())
    return {"status": answer["condition"], "seconds": answer["seconds"], "iterations": answer["iterations"],
            "objective": answer.get("objective")}


def solve_with_highs(path: str, algorithm: str, limit: float, answers) -> None:
    import highspy
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.readModel(path)
    for name, value in {"solver": algorithm, "run_crossover": "off", "time_limit": limit, "threads": 2}.items():
        highs.setOptionValue(name, value)
    start = time.perf_counter()
    highs.run()
    info = highs.getInfo()
    answers.put({"status": highs.modelStatusToString(highs.getModelStatus()).lower(), "seconds": time.perf_counter() - start,
                 "iterations": max(info.ipm_iteration_count, info.qp_iteration_count), "objective": info.objective_function_value})


def highs(path: pathlib.Path, algorithm: str, limit: float) -> dict:
    """In a process of its own: a solver may crash or heed no limit."""
    answers = multiprocessing.Queue()
    process = multiprocessing.Process(target=solve_with_highs, args=(str(path), algorithm, limit, answers))
    process.start()
    process.join(2 * limit + 10)
    if process.is_alive():
        process.kill()
    return answers.get() if not answers.empty() else {"status": "failed", "seconds": limit}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT.parent / "shared" / "lp")
    parser.add_argument("--limit", type=float, default=120)
    options = parser.parse_args()
    references = options.folder / "objectives.json"
    known = json.loads(references.read_text()) if references.exists() else {}
    files = sorted(options.folder.rglob("*.mps*"))
    if not files:
        raise SystemExit(f"no MPS files in {options.folder}")

    rows, logarithms, solved = [], dict.fromkeys(SOLVERS, 0.0), dict.fromkeys(SOLVERS, 0)
    print(f"{'program':46} " + " ".join(f"{name + ' s':>10} {'it.':>4}" for name in SOLVERS))
    for path in files:
        name = str(path.relative_to(options.folder))
        if known and known.get(name, {}).get("status") != "Optimal":
            continue
        runs = {"Steppe": steppe(path, options.limit), "IPX": highs(path, "ipx", options.limit),
                "HiPO": highs(path, "hipo", options.limit)}
        optima = [run["objective"] for run in runs.values() if run["status"] == "optimal"]
        if not optima:
            continue
        reference = known[name]["objective"] if known else min(optima, default=math.nan)
        cells = []
        for solver, run in runs.items():
            agrees = run["status"] == "optimal" and abs(run["objective"] - reference) <= 1e-6 * max(1, abs(reference))
            solved[solver] += agrees
            logarithms[solver] += math.log((run["seconds"] if agrees else options.limit) + SHIFT)
            cells.append(f"{run['seconds']:10.3f} {run['iterations']:4d}" if agrees else f"{run['status'][:15]:>15}")
        print(f"{name:46} " + " ".join(cells), flush=True)
        rows.append({"program": name, **runs})
    print(f"\n{'solved of ' + str(len(rows)):46} " + " ".join(f"{solved[name]:10d} {'':4}" for name in SOLVERS))
    means = {name: math.exp(logarithms[name] / len(rows)) - SHIFT for name in SOLVERS}
    print(f"{'shifted geometric mean, shift 0.1 s':46} " + " ".join(f"{means[name]:10.3f} {'':4}" for name in SOLVERS))
    (pathlib.Path(__file__).parent / "programs.json").write_text(
        json.dumps({"means": means, "solved": solved, "runs": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
