"""Prints how networks differ; nothing if they are equal.

Reads lines "WAY<tab>ORIGINAL<tab>COPY" from the file given. The way "pypsa" opens both with PyPSA, be they netCDF files
or CSV folders. The way "file" compares netCDF files variable by variable, which is faster and implies the same.
"""

import functools
import sys

import numpy as np
import pandas as pd
import pypsa
import xarray as xr

# PyPSA would otherwise ask for newer versions of itself at every file.
pypsa.options.general.allow_network_requests = False


def same_frame(first, second, tolerance):
    """Equal labels and equal values; kinds of numbers and the order of labels may differ."""
    if set(first.index) != set(second.index) or set(first.columns) != set(second.columns):
        return False
    second = second.loc[first.index, first.columns]
    for column in first.columns:
        a, b = first[column], second[column]
        if pd.api.types.is_numeric_dtype(a) and pd.api.types.is_numeric_dtype(b):
            if not np.allclose(a.astype(float), b.astype(float), rtol=tolerance, atol=0, equal_nan=True):
                return False
        elif list(a.astype(str)) != list(b.astype(str)):
            return False
    return True


def differences(first, second, tolerance):
    # PyPSA takes an empty name in a CSV file for none at all.
    if first.name != second.name and (first.name, second.name) != ("", "Unnamed Network"):
        yield f"name {first.name!r} {second.name!r}"
    if first.meta != second.meta:
        yield "meta"
    if first.crs != second.crs:
        yield "crs"
    for attribute in ("_objective", "_objective_constant", "srid", "_multi_invest", "_linearized_uc"):
        if getattr(first, attribute, None) != getattr(second, attribute, None):
            yield attribute
    if not first.snapshots.equals(second.snapshots):
        yield "snapshots"
    if not same_frame(first.snapshot_weightings, second.snapshot_weightings, tolerance):
        yield "snapshot weightings"
    if not same_frame(first.investment_period_weightings, second.investment_period_weightings, tolerance):
        yield "investment periods"
    if first.has_scenarios != second.has_scenarios or (
        first.has_scenarios and not same_frame(first.scenario_weightings, second.scenario_weightings, tolerance)
    ):
        yield "scenarios"
    for name in first.all_components:
        one, other = first.c[name], second.c[name]
        if list(one.static.index) != list(other.static.index):
            yield f"{name}: names"
        elif not same_frame(one.static, other.static, tolerance):
            unequal = [c for c in one.static if c not in other.static or not same_frame(one.static[[c]], other.static[[c]], tolerance)]
            yield f"{name}: static {unequal} {set(other.static) - set(one.static)}"
        for kind in ("dynamic", "piecewise"):
            frames, others = getattr(one, kind), getattr(other, kind)
            for attribute in set(frames) | set(others):
                a = frames.get(attribute, pd.DataFrame())
                b = others.get(attribute, pd.DataFrame())
                if a.empty and b.empty:
                    continue
                if not same_frame(a, b, tolerance):
                    yield f"{name}: {kind} {attribute}"


@functools.lru_cache(maxsize=2)  # An original is compared with two copies in turn.
def opened(path):
    network = pypsa.Network()
    if path.endswith(".nc"):
        network.import_from_netcdf(path)
    else:
        network.import_from_csv_folder(path)
    return network


def differences_of_files(first, second):
    with xr.open_dataset(first) as one, xr.open_dataset(second) as other:
        for name in set(one.variables) ^ set(other.variables):
            # Attributes that have nothing but defaults need not be written.
            if name not in one or pd.Series(one[name].values.ravel()).nunique() > 1:
                yield f"{name}: only in one file"
        for name in set(one.variables) & set(other.variables):
            a, b = one[name], other[name]
            if set(a.dims) != set(b.dims):
                yield f"{name}: dimensions {a.dims} {b.dims}"
            elif name.endswith("_attr_i"):
                continue  # The coordinates of a curve may come in any order: its values are compared by label.
            a = a.reindex_like(b).transpose(*b.dims)
            if "snapshots" not in a.dims and "_pw_" not in name:
                a = a.where(a.notnull(), b)  # Missing static values mean the default.
            if not a.astype(b.dtype).equals(b):
                yield f"{name}: values"
        for name in set(one.attrs) | set(other.attrs):
            if name != "network_pypsa_version" and one.attrs.get(name) != other.attrs.get(name):
                yield f"@{name}: {one.attrs.get(name)!r} {other.attrs.get(name)!r}"


def differences_in_pypsa(first, second):
    # pandas reads decimal numbers of CSV files with an error in the last digit.
    tolerance = 0 if second.endswith(".nc") and first.endswith(".nc") else 1e-14
    return differences(opened(first), opened(second), tolerance)


with open(sys.argv[1]) as tasks:
    for task in tasks:
        way, original, copy = task.rstrip("\n").split("\t")
        compare = differences_of_files if way == "file" else differences_in_pypsa
        for difference in compare(original, copy):
            print(f"{original} {copy[-3:]}: {difference}")
