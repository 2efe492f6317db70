"""Prints PyPSA's attribute tables as CSV: class, attribute, type, default, status."""

import csv
import math
import sys

import pypsa

network = pypsa.Network()
for component in ("Link", "Process"):
    # A second port makes PyPSA expand its tables by the attributes of port 2.
    network.add(component, "with port 2", bus0="a", bus1="b", bus2="c")


def text(value):
    if isinstance(value, float):
        return "nan" if math.isnan(value) else repr(float(value))
    return str(value)


writer = csv.writer(sys.stdout)
for component in pypsa.components.types.all_components.values():
    defaults = network.components[component.list_name].defaults
    for name, row in defaults.iterrows():
        writer.writerow([component.name, name, row["type"], text(row["default"]), row["status"].strip()])
