"""The machine that it all runs on: what it is, how busy, and how much room there is."""

import os
import platform
import subprocess
import time

from benchmark.processes import say


def first_line(*command):
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return "unknown"
    return answer.stdout.strip().split("\n")[0] or "unknown"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def description():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} × {processor()}, {memory:.0f} GB, {platform.system()} {platform.release()}"


def file_system(folder):
    kind = first_line("stat", "-f", "-c", "%T", folder)
    if kind == "ext2/ext3":
        # `stat` knows one number for the three of them; the table of mounts knows the name.
        kind = first_line("stat", "-c", "%m", folder)
        try:
            with open("/proc/self/mounts", encoding="utf-8") as file:
                kind = [line.split()[2] for line in file if line.split()[1] == kind][-1]
        except (OSError, IndexError):
            kind = "ext4"
    return kind if kind != "unknown" else "an unknown file system"


def load():
    try:
        return os.getloadavg()[0]
    except OSError:
        return 0.0


# Most of what the average of the last minute remembers is older than this many seconds by then.
PATIENCE = 180


def warn_of_load():
    """Numbers from a busy machine say little; the two sides do not suffer alike. Returns whether it is busy.

    What has just been compiled counts as load for a while, which is waited for.
    """
    threshold = 0.3 * (os.cpu_count() or 1)
    end = time.monotonic() + PATIENCE
    if load() > threshold:
        say(f"waiting for this machine to become quiet (load {load():.1f})")
    while load() > threshold and time.monotonic() < end:
        time.sleep(5)
    busy = load() > threshold
    if busy:
        say(f"this machine is busy (load {load():.1f}): run again when it is not")
    return busy


def commit(root):
    """The commit of the sources, and whether anything but the results differs from it."""
    name = first_line("git", "-C", root, "rev-parse", "--short=10", "HEAD")
    changed = first_line("git", "-C", root, "status", "--porcelain", "--", ".", ":!Benchmarks/RESULTS.md")
    return name if changed == "unknown" else f"{name} with changes"


def swift_version():
    return first_line("swift", "--version")


def free_memory():
    """Bytes that processes and tmpfs can still take, or None where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="utf-8") as file:
            free = next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable"))
    except (OSError, StopIteration):
        return None
    try:
        # A container may have less than its machine.
        with open("/sys/fs/cgroup/memory.max", encoding="utf-8") as most:
            with open("/sys/fs/cgroup/memory.current", encoding="utf-8") as now:
                free = min(free, int(most.read()) - int(now.read()))
    except (OSError, ValueError):
        pass
    return free


def free_room(folder):
    """Bytes and inodes that files below the folder can still take; file systems without inode counts have plenty."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize, room.f_favail if room.f_files else 1 << 60
