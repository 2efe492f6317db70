"""The build backend (PEP 517) of the Python package: builds the Swift library and packs it with the Python files. It needs
Swift and the standard library, nothing else."""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sysconfig
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "Python" / "steppe"
VERSION = re.search(r'__version__ = "(.+)"', (PACKAGE / "__init__.py").read_text()).group(1)
NAME = "steppe"


def _library() -> bytes:
    if given := os.environ.get("STEPPE_LIBRARY"):
        return pathlib.Path(given).read_bytes()
    folder = ROOT / ".build" / "wheel"
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "SteppeC", "--scratch-path", folder, "-Xswiftc", "-static-stdlib",
         "-Xlinker", f"--version-script={ROOT / 'Python' / 'exports.map'}", "-Xlinker", "-s"], cwd=ROOT, check=True)
    return (folder / "release" / "libSteppeC.so").read_bytes()


def _metadata() -> str:
    text = (ROOT / "pyproject.toml").read_text()
    requirements = re.findall(r'"([^"]+)"', re.search(r"dependencies = \[(.*?)\]", text, re.DOTALL).group(1))
    summary = re.search(r'description = "(.+)"', text).group(1)
    return "".join([f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\nSummary: {summary}\nRequires-Python: >=3.10\n"]
                   + [f"Requires-Dist: {requirement}\n" for requirement in requirements])


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    tag = "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())
    files = {f"steppe/{path.name}": path.read_bytes() for path in sorted(PACKAGE.glob("*.py*")) if path.is_file()}
    files["steppe/py.typed"] = b""
    files["steppe/lib/libSteppeC.so"] = _library()
    info = f"{NAME}-{VERSION}.dist-info"
    files[f"{info}/METADATA"] = _metadata().encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: steppe_build\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    record = [f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}"
              for name, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join(record + [f"{info}/RECORD,,", ""]).encode()
    wheel = f"{NAME}-{VERSION}-{tag}.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    raise NotImplementedError("Steppe is built from a clone of its repository: pip install .")


def get_requires_for_build_wheel(config_settings=None):
    return []
