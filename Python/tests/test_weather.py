"""Capacity factors of `steppe weather` beside those of pvlib and windpowerlib on the same input, hour by hour.

The input is a made-up year: a clear sky with clouds, and a wind, both from a fixed seed; what matters is only that all
three get the same.
"""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import netCDF4
import numpy as np
import pandas as pd
import pvlib
import windpowerlib

STEPPE = os.environ.get("STEPPE_COMMAND", str(Path(__file__).parents[2] / ".build/debug/steppe"))
LATITUDE, LONGITUDE, ELEVATION, ZONE = 43.95, 116.07, 990.0, "Etc/GMT-8"
CURVES = pd.read_csv(Path(__file__).parents[2] / "Sources/Data/weather/power-curves.csv")
# The models' defaults (Sources/Data/weather/models.yaml).
HUB, ROUGHNESS, ALBEDO, TILT, AZIMUTH = 110.0, 0.03, 0.25, 35.0, 180.0
PANELS, LOSSES, COEFFICIENT, EFFICIENCY = 1.2, 0.1408, -0.0035, 0.96


def made_up_year(year):
    """Hourly means by the Beijing clock, labelled by the middle of the hour."""
    middles = pd.date_range(f"{year}-01-01 00:30", f"{year}-12-31 23:30", freq="h", tz=ZONE)
    random = np.random.default_rng(7)
    count, days = len(middles), len(middles) // 24
    sun = pvlib.solarposition.get_solarposition(middles, LATITUDE, LONGITUDE)
    clear = pvlib.clearsky.haurwitz(sun["apparent_zenith"])["ghi"].to_numpy()
    clouds = np.repeat(random.uniform(0.15, 1.05, days), 24) * random.uniform(0.85, 1.0, count)
    season = -np.cos(2 * np.pi * (np.arange(count) / count - 0.04))
    wind = np.zeros(count)
    for hour in range(1, count):
        wind[hour] = 0.96 * wind[hour - 1] + random.normal(0, 0.28)
    return pd.DataFrame(
        {
            "ghi": np.round(clear * clouds, 1),
            "temperature": np.round(3 + 18 * season + 4 * np.sin(2 * np.pi * (np.arange(count) % 24 - 9) / 24), 1),
            "pressure": np.round(90_200 + 600 * wind, 0),
            "wind_speed": np.round(6.5 * np.exp(0.45 * wind), 2),
        },
        index=middles,
    )


def solar(weather, light, tracking=False, wind_at_10_metres=None, transposition="haydavies", panel_tilt=TILT, facing=AZIMUTH):
    """pvlib's chain: SPA, transposition, physical incidence modifier, Faiman, PVWatts."""
    times = weather.index
    sun = pvlib.solarposition.get_solarposition(times, LATITUDE, LONGITUDE)
    zenith, azimuth = sun["apparent_zenith"], sun["azimuth"]
    if tracking:
        panel = pvlib.tracking.singleaxis(
            zenith, azimuth, axis_tilt=0, axis_azimuth=AZIMUTH, max_angle=60, backtrack=True, gcr=0.35)
        tilt, facing = panel["surface_tilt"].fillna(0), panel["surface_azimuth"].fillna(AZIMUTH)
    else:
        tilt = panel_tilt
    on_panel = pvlib.irradiance.get_total_irradiance(
        tilt, facing, zenith, azimuth, light["dni"], light["ghi"], light["dhi"],
        dni_extra=pvlib.irradiance.get_extra_radiation(times), albedo=ALBEDO, model=transposition)
    passed = pvlib.iam.physical(pvlib.irradiance.aoi(tilt, facing, zenith, azimuth))
    effective = on_panel["poa_direct"] * passed + on_panel["poa_diffuse"]
    cells = pvlib.temperature.faiman(on_panel["poa_global"], weather["temperature"], wind_at_10_metres)
    panels = pvlib.pvsystem.pvwatts_dc(effective, cells, PANELS, COEFFICIENT) * (1 - LOSSES)
    # Of a dark sky Perez's clearness is not a number.
    return np.nan_to_num(pvlib.inverter.pvwatts(panels, 1 / EFFICIENCY, EFFICIENCY).to_numpy())


def wind(weather, height, hub=HUB, curve="vestas-v112-3mw", shear=None):
    """windpowerlib's model chain with the power curve corrected for density."""
    points = CURVES[CURVES["curve"] == curve]
    watts = points["power_mw"].to_numpy() * 1e6
    turbine = windpowerlib.WindTurbine(
        hub_height=hub, nominal_power=watts.max(),
        power_curve=pd.DataFrame({"wind_speed": points["wind_speed"].to_numpy(), "value": watts}))
    data = pd.DataFrame(
        {
            ("wind_speed", height): weather["wind_speed"], ("temperature", 2): weather["temperature"] + 273.15,
            ("pressure", 0): weather["pressure"], ("roughness_length", 0): ROUGHNESS,
        })
    chain = windpowerlib.ModelChain(
        turbine, wind_speed_model="logarithmic" if shear is None else "hellman", hellman_exp=shear,
        density_model="ideal_gas", temperature_model="linear_gradient", density_correction=True)
    return (chain.run_model(data).power_output / watts.max()).to_numpy()


class WeatherModels(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def steppe(self, *arguments):
        out = self.folder / "out.csv"
        run = subprocess.run([STEPPE, "weather", *map(str, arguments), "--out", out], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.printed = run.stdout
        return pd.read_csv(out)

    def measured(self, weather, *settings, light={}):
        """Steppe's answer to a CSV file labelled by the start of the hour, which may have direct and diffuse light too."""
        file = self.folder / "mast.csv"
        columns = {
            "time [+08:00]": (weather.index - pd.Timedelta(minutes=30)).strftime("%Y-%m-%d %H:%M"),
            "wind_speed [m/s]": weather["wind_speed"], "ghi [W/m2]": weather["ghi"],
            "temperature [°C]": weather["temperature"], "pressure [hPa]": weather["pressure"] / 100,
            **{f"{name} [W/m2]": values for name, values in light.items()},
        }
        pd.DataFrame(columns).to_csv(file, index=False)
        place = [f"latitude={LATITUDE}", f"longitude={LONGITUDE}", "label=start", "wind_height=70m"]
        return self.steppe(file, *(word for setting in [*place, *settings] for word in ("--set", setting)))

    def assert_alike(self, ours, theirs):
        """Every hour to within 2 % of the rated power or better, the year's sum to within a hundredth of that."""
        ours, theirs = np.asarray(ours), np.asarray(theirs)
        self.assertEqual(len(ours), len(theirs))
        self.assertGreater(theirs.sum(), 1000)
        difference = np.abs(ours - theirs)
        worst = int(difference.argmax())
        self.assertLess(difference[worst], 0.02, f"hour {worst}: {ours[worst]} beside {theirs[worst]}")
        self.assertLess(np.sqrt((difference**2).mean()) / theirs.mean(), 0.01)
        self.assertLess(abs(ours.sum() / theirs.sum() - 1), 0.002)

    def at_10_metres(self, weather, height):
        return weather["wind_speed"] * np.log(10 / ROUGHNESS) / np.log(height / ROUGHNESS)

    def from_global(self, weather):
        sun = pvlib.solarposition.get_solarposition(weather.index, LATITUDE, LONGITUDE)
        return pvlib.irradiance.erbs(weather["ghi"], sun["zenith"], weather.index).assign(ghi=weather["ghi"])

    def test_measured_global_light_on_fixed_panels_and_wind_at_70_metres(self):
        weather = made_up_year(2023)
        ours = self.measured(weather)
        self.assert_alike(ours["wind_cf"], wind(weather, 70))
        self.assert_alike(
            ours["solar_cf"], solar(weather, self.from_global(weather), False, self.at_10_metres(weather, 70)))

    def test_trackers_and_another_turbine_in_a_leap_year(self):
        weather = made_up_year(2024)
        ours = self.measured(
            weather, "solar.mounting=tracking", "wind.curve=nrel-2020-5.5mw", "wind.hub_height=140m",
            "wind.shear=0.14")
        self.assertEqual(len(ours), 8784)
        self.assert_alike(ours["wind_cf"], wind(weather, 70, 140, "nrel-2020-5.5mw", 0.14))
        at_10 = weather["wind_speed"] * (10 / 70) ** 0.14
        self.assert_alike(ours["solar_cf"], solar(weather, self.from_global(weather), True, at_10))

    def test_perez_on_fixed_and_tracking_panels(self):
        """From direct and diffuse light: Perez's factors jump from class to class of clearness, which the slightest other
        light would cross elsewhere."""
        weather = made_up_year(2023)
        light, at_10 = self.from_global(weather).round(1), self.at_10_metres(weather, 70)
        told = {"dni": light["dni"], "dhi": light["dhi"]}
        for tracking, settings, stand in [
            (False, [], {}), (True, ["solar.mounting=tracking"], {}),
            (False, ["solar.tilt=60", "solar.azimuth=210"], {"panel_tilt": 60.0, "facing": 210.0}),
        ]:
            ours = self.measured(weather, "solar.transposition=perez", *settings, light=told)
            theirs = solar(weather, light, tracking, at_10, "perez", **stand)
            self.assert_alike(ours["solar_cf"], theirs)
            # It is not the other model under another name.
            self.assertGreater(np.abs(theirs - solar(weather, light, tracking, at_10, **stand)).max(), 0.02)

    def test_an_epw_file_with_direct_and_diffuse_light(self):
        weather = made_up_year(2023)
        light = self.from_global(weather).round(0)
        file = self.folder / "station.epw"
        with open(file, "w") as epw:
            epw.write(f"LOCATION,Xilinhot,NM,CHN,TEST,541020,{LATITUDE},{LONGITUDE},8.0,{ELEVATION}\n")
            epw.write("DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\n"
                      "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1\nCOMMENTS 2\n"
                      "DATA PERIODS,1,1,Data,Sunday,1/1,12/31\n")
            for time, row in weather.iterrows():
                sky = light.loc[time]
                fields = [
                    2000 + time.month, time.month, time.day, time.hour + 1, 60, "?9?9", row["temperature"], 0, 50,
                    row["pressure"], 0, 0, 300, sky["ghi"], sky["dni"], sky["dhi"], 0, 0, 0, 0, 270, row["wind_speed"],
                    0, 0, 20, 77777, 9, 999999999, 10, 0.1, 0, 88, 0.2, 0, 0]
                epw.write(",".join(map(str, fields)) + "\n")
        ours = self.steppe(file, "--year", 2023)
        self.assert_alike(ours["wind_cf"], wind(weather, 10))
        self.assert_alike(ours["solar_cf"], solar(weather, light, False, weather["wind_speed"]))

    def test_era5_files_at_the_nearest_cell_of_a_year_of_utc(self):
        weather = made_up_year(2023)
        # What a year of UTC holds: radiation of the hour that ends at each time, and moments.
        times = pd.date_range("2023-01-01 00:00", "2023-12-31 23:00", freq="h", tz="UTC")
        values = np.roll(weather[["ghi", "temperature", "pressure", "wind_speed"]].to_numpy(), -7, axis=0)
        moments = pd.DataFrame(values, index=times, columns=["ghi", "temperature", "pressure", "wind_speed"])
        direct = np.roll((weather["ghi"] - self.from_global(weather)["dhi"]).to_numpy(), -7)
        angle = np.linspace(0, 40, len(times))
        names = {"wind.nc": {
            "u100": (moments["wind_speed"] * np.cos(angle), "m s**-1"),
            "v100": (moments["wind_speed"] * np.sin(angle), "m s**-1"),
            "t2m": (moments["temperature"] + 273.15, "K"), "sp": (moments["pressure"], "Pa"),
        }, "light.nc": {"ssrd": (moments["ghi"] * 3600, "J m**-2"), "fdir": (direct * 3600, "J m**-2")}}
        # The last months are preliminary: told along the times now, by a dimension of their own until 2024, or not at all.
        for final in (None, 7000):
            for name, variables in names.items():
                self.write_era5(self.folder / name, times, variables, is_old=name == "light.nc", final=final)
            ours = self.steppe(
                self.folder / "wind.nc", self.folder / "light.nc", "--set", f"latitude={LATITUDE}", "--set",
                f"longitude={LONGITUDE}")
            self.assertEqual("1,760 hours preliminary (ERA5T)" in self.printed, final == 7000, self.printed)
            self.compare_with_era5(ours, weather, values, direct)

    def compare_with_era5(self, ours, weather, values, direct):
        # Back by the Beijing clock: of every hour the mean of the moments at its ends.
        ended = np.roll(values, 7, axis=0)
        means = (ended + np.roll(ended, 1, axis=0)) / 2
        hours = weather.assign(temperature=means[:, 1], pressure=means[:, 2], wind_speed=means[:, 3])
        self.assert_alike(ours["wind_cf"], wind(hours, 100))
        self.assert_alike(
            ours["solar_cf"], solar(hours, self.from_level_direct(weather, direct), False, self.at_10_metres(hours, 100)))

    def from_level_direct(self, weather, direct):
        sun = pvlib.solarposition.get_solarposition(weather.index, LATITUDE, LONGITUDE)
        cosine = np.cos(np.radians(sun["apparent_zenith"].to_numpy()))
        level = np.where(cosine > np.cos(np.radians(87)), np.roll(direct, 7), 0)
        return pd.DataFrame(
            {"ghi": weather["ghi"], "dhi": weather["ghi"] - level, "dni": level / np.maximum(cosine, 0.05)},
            index=weather.index)

    def refused(self, *arguments, language="en"):
        run = subprocess.run(
            [STEPPE, "weather", *map(str, arguments), "--language", language], capture_output=True, text=True)
        self.assertEqual(run.returncode, 2, run.stdout)
        return run.stderr

    def test_wrong_era5_files_are_named(self):
        times = pd.date_range("2023-01-01 00:00", "2023-12-31 23:00", freq="h", tz="UTC")
        place = ["--set", f"latitude={LATITUDE}", "--set", f"longitude={LONGITUDE}"]
        temperature = (np.full(len(times), 280.0), "K")
        file = self.folder / "era5.nc"

        def refused(variables, times=times, place=place, language="en"):
            self.write_era5(file, times, variables)
            return self.refused(file, *place, language=language)

        speed = (np.full(len(times), 6.0), "m s**-1")
        self.assertIn("the files lack v100, sp, ssrd, fdir", refused({"u100": speed, "t2m": temperature}))
        self.assertIn("文件中缺少 v100", refused({"u100": speed, "t2m": temperature}, language="zh"))
        self.assertIn("the temperature is missing", refused({"u100": speed, "v100": speed}))
        self.assertIn("u100: the unit is “km/h” instead of “m s**-1”", refused({"u100": (speed[0], "km/h")}))
        self.assertIn("t2m, 2023-01-01T00:00:00Z: t2m: 5.0 is not between", refused({"t2m": (speed[0] - 1, "K")}))
        missing = speed[0].copy()
        missing[30] = np.nan
        self.assertIn("u100, 2023-01-02T06:00:00Z: u100: the value is missing", refused({"u100": (missing, "m s**-1")}))
        daily = np.tile(np.linspace(0, 2.4e7, 24), len(times) // 24)
        self.assertIn("ERA5-Land sums from the start of the day", refused({"ssrd": (daily, "J m**-2")}))
        far = ["--set", "latitude=30", "--set", f"longitude={LONGITUDE}"]
        self.assertIn("latitude 30 lies outside the file's grid, 43.75 to 44.25", refused({"u100": speed}, place=far))
        self.assertIn("“latitude” is missing", refused({"u100": speed}, place=[]))
        gap = times.delete(5000)
        both = {name: (values[:-1], unit) for name, (values, unit) in {"u100": speed, "v100": speed, "t2m": temperature}.items()}
        self.assertIn("1 hour missing, the first at 2023-07-28T08:00:00Z", refused(both, gap))
        self.assertIn("8,000 hours, but 2023 has 8,760", refused({n: (v[:8000], u) for n, (v, u) in both.items()}, times[:8000]))
        file.write_text("PK")
        self.assertIn("era5.nc: this is not a netCDF file", self.refused(file, *place))

    def write_era5(self, path, times, variables, is_old=False, final=None):
        """As the climate data store writes them now, or wrote them (hours since 1900, numbers packed into 16 bits): a 3 × 3
        grid, latitudes falling, the place in the middle cell. Hours from the number `final` on are preliminary."""
        time = "time" if is_old else "valid_time"
        since = pd.Timestamp("1900-01-01" if is_old else "1970-01-01", tz="UTC")
        step, unit = ("h", "hours since 1900-01-01 00:00:00.0") if is_old else ("s", "seconds since 1970-01-01")
        with netCDF4.Dataset(path, "w") as file:
            for name, labels, unit in [
                (time, (times - since) // pd.Timedelta(1, step), unit),
                ("latitude", [44.25, 44.0, 43.75], "degrees_north"), ("longitude", [115.75, 116.0, 116.25], "degrees_east"),
            ]:
                file.createDimension(name, len(labels))
                axis = file.createVariable(name, "i8" if name == time else "f8", (name,))
                axis.units = unit
                axis[:] = np.asarray(labels)
            dimensions = (time, "latitude", "longitude")
            is_final = np.arange(len(times)) < (len(times) if final is None else final)
            if final is not None and is_old:
                file.createDimension("expver", 2)
                file.createVariable("expver", "i4", ("expver",))[:] = [1, 5]
                dimensions = (time, "expver", "latitude", "longitude")
            elif final is not None:
                file.createVariable("expver", str, (time,))[:] = np.where(is_final, "0001", "0005").astype(object)
            for name, (series, unit) in variables.items():
                field = file.createVariable(
                    name, "i2" if is_old else "f4", dimensions, zlib=True, fill_value=-32767 if is_old else np.nan)
                if is_old:
                    field.add_offset = (np.max(series) + np.min(series)) / 2
                    field.scale_factor = (np.max(series) - np.min(series)) / 65000
                field.units = unit
                around = np.full((len(times), 3, 3), np.nan)
                around[:, 1, 1] = series
                if len(dimensions) == 4:
                    around = np.stack([np.where(rows[:, None, None], around, np.nan) for rows in (is_final, ~is_final)], 1)
                field[:] = np.ma.masked_invalid(around)


if __name__ == "__main__":
    unittest.main()
