"""Solves MPS files with HiGHS and prints statuses, objectives and points as JSON.

usage: highs.py default|interior FILE...
"""
import json
import sys

import highspy

INTERIOR = {"presolve": "off", "solver": "ipx", "run_crossover": "off"}


def answer(path, options):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", 30.0)
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.readModel(path)
    highs.run()
    point, objective = highs.getSolution(), highs.getInfo().objective_function_value
    return {
        "status": highs.modelStatusToString(highs.getModelStatus()),
        "objective": objective if abs(objective) < 1e300 else 0,
        "x": list(point.col_value),
        "y": list(point.row_dual),
        "z": list(point.col_dual),
    }


options = INTERIOR if sys.argv[1] == "interior" else {}
json.dump([answer(path, options) for path in sys.argv[2:]], sys.stdout)
