"""Prints what PyPSA finds in a solved network: a line of name and value each."""

import sys

import pypsa

pypsa.options.general.allow_network_requests = False
network = pypsa.Network()
if sys.argv[1].endswith(".nc"):
    network.import_from_netcdf(sys.argv[1])
else:
    network.import_from_csv_folder(sys.argv[1])
print("solved", network.is_solved)
print("objective", network.objective)
print("constant", network.objective_constant)
print("p", network.generators_t.p["风电 1"].tolist())
print("p_nom_opt", network.generators.p_nom_opt["风电 1"])
print("price", network.buses_t.marginal_price["north"].tolist())
print("times", network.snapshots[1])
print("statistics", round(network.statistics.supply(comps="Generator").sum(), 6))
