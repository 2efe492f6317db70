"""Solves one network with PyPSA and one algorithm of HiGHS in this process, and prints what it took as JSON.

    python rival.py FILE simplex|ipx|hipo LIMIT
"""

import json
import logging
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import pypsa  # noqa: E402

file, algorithm, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
network = pypsa.Network(file)
start = time.perf_counter()
model = network.optimize.create_model(include_objective_constant=False)
built = time.perf_counter()
status = model.solve(solver_name="highs", io_api="direct", solver=algorithm, run_crossover="off", time_limit=limit,
                     output_flag=False)
solved = time.perf_counter()
objective = model.objective.value
print(json.dumps({
    "solver": f"HiGHS {algorithm}", "status": status[1], "objective": None if objective is None else float(objective),
    "build": built - start, "seconds": solved - built,
    "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
