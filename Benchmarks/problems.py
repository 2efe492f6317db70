"""The named problems: networks made here from a seeded synthetic weather, and those of ../shared/bench where present."""

import pathlib
import warnings
from dataclasses import dataclass

import numpy as np
import pypsa

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPPE = ROOT / ".build" / "release" / "steppe"
MADE = ROOT / ".build" / "benchmarks"
SHARED = ROOT.parent / "shared" / "bench"


@dataclass(frozen=True)
class Problem:
    name: str
    # The HiGHS algorithms worth timing: the others are far slower (see docs/explanation/benchmarks.md).
    rivals: tuple[str, ...]
    quick: bool = True

    def path(self) -> pathlib.Path | None:
        """The network file, made if need be; None if it is neither here nor to be made here."""
        if (SHARED / f"{self.name}.nc").exists():
            return SHARED / f"{self.name}.nc"
        path = MADE / f"{self.name}.nc"
        kind, _, numbers = self.name.partition(":")
        if not path.exists():
            if kind not in MAKERS:
                return None
            MADE.mkdir(parents=True, exist_ok=True)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                MAKERS[kind](*map(int, numbers.split("x"))).export_to_netcdf(path)
        return path


def weather(hours: int, site: int) -> tuple[np.ndarray, np.ndarray]:
    """Capacity factors of wind and sun: a persistent Gaussian process through a logistic curve, and clear days that
    clouds shorten. Right in size and rhythm, made for timing, not for study."""
    rng = np.random.default_rng(1000 + site)
    noise = np.zeros(hours)
    for t in range(1, hours):
        noise[t] = 0.97 * noise[t - 1] + rng.normal(0, 0.243)
    wind = 1 / (1 + np.exp(1.1 - 1.3 * noise))
    hour = np.arange(hours) % 24
    clear = np.clip(np.sin(np.pi * (hour - 6) / 12), 0, None) * 0.8
    clouds = np.repeat(rng.beta(4, 1.5, hours // 24 + 1), 24)[:hours]
    return wind, clear * clouds


def site(hours: int) -> pypsa.Network:
    """A hydrogen-ammonia site: wind, sun, battery, electrolyser, tanks, a ramp-limited Haber-Bosch plant and the grid."""
    wind, sun = weather(hours, 0)
    years = hours / 8760  # costs of capacity are for the whole horizon
    n = pypsa.Network()
    n.set_snapshots(range(hours))
    for bus in ("electricity", "hydrogen", "ammonia", "grid"):
        n.add("Bus", bus)
    free = dict(p_nom_extendable=True)
    n.add("Generator", "wind", bus="electricity", capital_cost=62000 * years, p_max_pu=wind, **free)
    n.add("Generator", "sun", bus="electricity", capital_cost=34000 * years, p_max_pu=sun, **free)
    n.add("Generator", "purchase", bus="grid", p_nom=1000, marginal_cost=58)
    n.add("Link", "connection", bus0="grid", bus1="electricity", capital_cost=3000 * years, **free)
    n.add("Generator", "sale", bus="electricity", p_nom=120, p_min_pu=-1, p_max_pu=0, marginal_cost=24)
    n.add("StorageUnit", "battery", bus="electricity", capital_cost=24000 * years, max_hours=4, efficiency_store=0.95,
          efficiency_dispatch=0.95, cyclic_state_of_charge=True, standing_loss=1e-4, **free)
    n.add("Link", "electrolyser", bus0="electricity", bus1="hydrogen", capital_cost=46000 * years, efficiency=0.66, **free)
    n.add("Store", "tank", bus="hydrogen", e_nom_extendable=True, capital_cost=950 * years, e_cyclic=True)
    n.add("Link", "synthesis", bus0="hydrogen", bus1="ammonia", bus2="electricity", capital_cost=88000 * years, efficiency=0.86,
          efficiency2=-0.06, p_min_pu=0.3, ramp_limit_up=0.2, ramp_limit_down=0.2, **free)
    n.add("Store", "ammonia tank", bus="ammonia", e_nom_extendable=True, capital_cost=32 * years, e_cyclic=True)
    n.add("Load", "ammonia", bus="ammonia", p_set=30.0)
    n.add("Load", "hydrogen", bus="hydrogen", p_set=10.0)
    return n


def grid(nodes: int, hours: int) -> pypsa.Network:
    """Regions on a ring with chords: wind, sun, coal, gas, battery, hydrogen each, corridors between them."""
    rng = np.random.default_rng(7)
    n = pypsa.Network()
    n.set_snapshots(range(hours))
    free = dict(p_nom_extendable=True)
    hour = np.arange(hours)
    for k in range(nodes):
        wind, sun = weather(hours, k)
        bus, gas = f"r{k}", f"r{k} hydrogen"
        n.add("Bus", bus)
        n.add("Bus", gas)
        n.add("Generator", f"{bus} wind", bus=bus, capital_cost=88000, p_nom_max=200e3, p_max_pu=wind, **free)
        n.add("Generator", f"{bus} sun", bus=bus, capital_cost=44000, p_nom_max=300e3, p_max_pu=sun, **free)
        n.add("Generator", f"{bus} coal", bus=bus, p_nom=rng.uniform(5e3, 2e4), marginal_cost=rng.uniform(75, 85))
        n.add("Generator", f"{bus} gas", bus=bus, capital_cost=40000, marginal_cost=rng.uniform(80, 100), **free)
        n.add("StorageUnit", f"{bus} battery", bus=bus, capital_cost=30000, max_hours=4, efficiency_store=0.95,
              efficiency_dispatch=0.95, cyclic_state_of_charge=True, **free)
        n.add("Link", f"{bus} electrolysis", bus0=bus, bus1=gas, capital_cost=60000, efficiency=0.65, **free)
        n.add("Link", f"{bus} turbine", bus0=gas, bus1=bus, capital_cost=50000, efficiency=0.5, **free)
        n.add("Store", f"{gas} store", bus=gas, e_nom_extendable=True, capital_cost=300, e_cyclic=True)
        base = rng.uniform(1e4, 3e4)
        rhythm = 1 + 0.15 * np.sin(2 * np.pi * (hour % 24 - 8) / 24) + 0.1 * np.cos(2 * np.pi * hour / 8760)
        n.add("Load", bus, bus=bus, p_set=base * (rhythm + 0.03 * rng.standard_normal(hours)))
        n.add("Load", gas, bus=gas, p_set=base * 0.05)
    for a in range(nodes):
        for b in sorted({(a + 1) % nodes, (a + 3) % nodes} - {a}):
            n.add("Link", f"r{a}-r{b}", bus0=f"r{a}", bus1=f"r{b}", p_min_pu=-1, capital_cost=30000, p_nom=5000,
                  p_nom_min=5000, **free)
    return n


MAKERS = {"site": site, "grid": grid}

PROBLEMS = [
    Problem("model-energy", ("simplex", "ipx", "hipo")),
    Problem("site-8736", ("hipo",)),
    Problem("site:8760", ("hipo",)),
    Problem("site:17520", (), quick=False),
    Problem("site:43800", (), quick=False),
    Problem("region12-2176", ("hipo",), quick=False),
    Problem("grid:12x1008", ("hipo",)),
    Problem("grid:31x2184", ("hipo",), quick=False),
    Problem("grid:31x8760", (), quick=False),
]
