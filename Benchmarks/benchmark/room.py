"""How much room a catalogue and its sites need, and where they go."""

import os
import shutil
import tempfile

from benchmark import machine
from benchmark.processes import say, stop

GB = 1e9

# Bytes a student, of whole 4 KiB blocks as tmpfs counts them, other pages included, found by measuring. Registrar's
# sources are two files, Hugo's one; `outputs` is a site with all outputs on, `hugo` what Hugo's process holds.
NEED = {
    "plain": {"source": 8_400, "site": 5_500, "outputs": 17_000, "hugo_source": 4_600, "hugo": 40_000},
    "rich": {"source": 8_600, "site": 10_500, "outputs": 22_000, "hugo_source": 4_600, "hugo": 45_000},
}
# What Registrar's process holds, and what the kernel keeps about a file on tmpfs beside its blocks.
PROCESS, KERNEL = 5_000, 1_000

# Runs of each of the three builds on a disk. Their sites are removed once all are there; each is run once before.
DISK_RUNS = 3
DISK_SITES = 3 * (DISK_RUNS + 1)


class Need:
    """Bytes and inodes that one size takes: of disk, of output, and of memory in processes.

    Sites in memory are removed as soon as they are measured, so only the largest counts. A rebuild may stage a second set of
    names beside the first, which takes inodes on tmpfs, and no blocks.
    """

    def __init__(self, students, shape, hugo, brief):
        one = NEED[shape]
        self.source = students * (one["source"] + (one["hugo_source"] if hugo else 0))
        self.source_inodes = int(students * (3.2 if hugo else 2.1)) + 1000
        self.output = students * one["site" if brief else "outputs"]
        self.output_inodes = int(students * (2.2 if brief else 3.3)) + 1000
        self.process = students * max(PROCESS, one["hugo"] if hugo else 0) + 100_000_000

    def kernel(self, inodes):
        return inodes * KERNEL


def shortage(folder, size, inodes, memory, free):
    """Why that much does not fit into the folder and into the memory that is free, or None when it does."""
    space, names = machine.free_room(folder)
    where = f"{folder} ({machine.file_system(folder)})"
    if size > space:
        return f"{where} has {space / GB:.1f} GB left, and {size / GB:.1f} GB are needed"
    if inodes > names:
        return f"{where} has room for {names:,} more files, and {inodes:,} are needed"
    if free is not None and memory > free:
        return f"{free / GB:.1f} GB of memory are free, and {memory / GB:.1f} GB are needed"
    return None


def disk_shortage(students, shape, disk):
    """Why the builds on a disk cannot be made, or None."""
    need = Need(students, shape, hugo=False, brief=True)
    return shortage(
        disk, need.source + DISK_SITES * need.output, need.source_inodes + DISK_SITES * need.output_inodes, 0, None)


def choose(students, shape, hugo, brief, work, disk):
    """Folders for sources and for output: both in memory where that suffices, else the sources on disk, else both.

    `work` is the folder in memory, or whatever was asked for; `disk` may be None. Stops where nothing suffices.
    """
    need = Need(students, shape, hugo, brief)
    free = machine.free_memory()
    in_memory = machine.file_system(work) == "tmpfs"
    all_inodes = need.source_inodes + need.output_inodes
    all_size = need.source + need.output
    all_memory = need.process + (all_size + need.kernel(all_inodes) if in_memory else 0)
    reason = shortage(work, all_size, all_inodes, all_memory, free)
    if not reason:
        return work, work
    if disk and in_memory:
        output_memory = need.process + need.output + need.kernel(need.output_inodes)
        no_room = shortage(disk, need.source, need.source_inodes, 0, free)
        if not no_room and not shortage(work, need.output, need.output_inodes, output_memory, free):
            say(f"{students:,} students: {reason}; the sources go to {disk}")
            return disk, work
        if not shortage(disk, all_size, all_inodes, need.process, free):
            say(f"{students:,} students: {reason}; sources and output go to {disk}")
            return disk, disk
    stop(f"{students:,} students do not fit: {reason}; make room, or name another folder with --work")


class Folders:
    """Folders of one measurement, which go with it."""

    def __init__(self, *parents):
        self.made = [tempfile.mkdtemp(prefix="registrar-benchmark-", dir=parent) for parent in parents]

    def remove(self):
        for folder in self.made:
            shutil.rmtree(folder, ignore_errors=True)


def warn_of_leftovers(*parents):
    for parent in parents:
        for name in os.listdir(parent):
            if name.startswith("registrar-benchmark-"):
                say(f"an earlier run was killed, or another one is under way: {os.path.join(parent, name)}")
