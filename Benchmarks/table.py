"""Times Steppe and HiGHS on the named problems, whole solves without model building, and prints one table."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from problems import PROBLEMS, STEPPE


def last_json(text: str) -> dict | None:
    lines = [line for line in text.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else None


def steppe(path: pathlib.Path, repeats: int) -> dict:
    """The fastest of `repeats` runs, each a process of its own."""
    best = None
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            result = pathlib.Path(folder) / "result.json"
            process = subprocess.Popen([STEPPE, "solve", path, "--json", result], stdout=subprocess.DEVNULL)
            _, code, usage = os.wait4(process.pid, 0)
            if not result.exists():
                return {"solver": "Steppe", "status": f"exit {os.waitstatus_to_exitcode(code)}"}
            answer = json.loads(result.read_text())
        run = {"solver": "Steppe", "status": answer["condition"], "objective": answer.get("objective"),
               "constant": answer.get("objective_constant", 0), "seconds": answer["seconds"],
               "iterations": answer["iterations"], "certificate": answer.get("certificate"),
               "memory_mb": usage.ru_maxrss / 1024}
        if best is None or run["seconds"] < best["seconds"]:
            best = run
    return best


def rival(path: pathlib.Path, algorithm: str, limit: float) -> dict:
    script = pathlib.Path(__file__).with_name("rival.py")
    process = subprocess.run([sys.executable, script, path, algorithm, str(limit)], capture_output=True, text=True)
    return last_json(process.stdout) or {"solver": f"HiGHS {algorithm}", "status": "failed"}


def row(problem: str, run: dict, fastest: float | None) -> str:
    def number(key, form):
        return format(run[key], form) if run.get(key) is not None else "–"

    gap = (run.get("certificate") or {}).get("relative_gap")
    ratio = fastest / run["seconds"] if fastest and run["solver"] == "Steppe" and run.get("seconds") else None
    total = None if run.get("objective") is None else run["objective"] + run.get("constant", 0)
    return (f"{problem:14} {run['solver']:14} {run.get('status', ''):12} {number('seconds', '9.3f')} "
            f"{number('iterations', '4d'):>4} {number('memory_mb', '6.0f'):>6} "
            f"{'–' if total is None else format(total, '.9e'):>16} {'–' if gap is None else format(gap, '.0e'):>6} "
            f"{'' if ratio is None else format(ratio, '.0f') + '×'}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="problems whose names begin like this")
    parser.add_argument("--all", action="store_true", help="the large problems too")
    parser.add_argument("--limit", type=float, default=1800, help="seconds for each run of a rival")
    parser.add_argument("--repeats", type=int, default=3, help="runs of Steppe, the fastest counts")
    parser.add_argument("--no-rivals", action="store_true")
    options = parser.parse_args()

    runs = []
    print(f"{'problem':14} {'solver':14} {'status':12} {'seconds':>9} {'it.':>4} {'MB':>6} {'objective':>16} {'gap':>6} lead")
    for problem in PROBLEMS:
        chosen = any(problem.name.startswith(name) for name in options.names)
        if not (chosen if options.names else problem.quick or options.all):
            continue
        path = problem.path()
        if path is None:
            print(f"{problem.name:14} skipped: its file is not here")
            continue
        rivals = [] if options.no_rivals else [rival(path, name, options.limit) for name in problem.rivals]
        times = [run["seconds"] for run in rivals if run.get("status") == "optimal"]
        for run in [steppe(path, options.repeats)] + rivals:
            print(row(problem.name, run, min(times) if times else None), flush=True)
            runs.append({"problem": problem.name, **run})
    (pathlib.Path(__file__).parent / "results.json").write_text(json.dumps(runs, indent=1) + "\n")


if __name__ == "__main__":
    main()
