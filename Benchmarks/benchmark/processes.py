"""Runs commands, and measures their time and memory."""

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys

# Runs one command and prints its time, on the clock and on processors, and its memory. A process's peak memory counts that of the process it was
# forked from, so commands are started by this small one and not by a script that may have grown.
MEASURE = """
import json, os, subprocess, sys, time
out, err = (os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for path in sys.argv[1:3])
start = time.perf_counter()
child = subprocess.Popen(sys.argv[3:], stdin=subprocess.DEVNULL, stdout=out, stderr=err)
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - start
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps([
    os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6]))
"""


def stop(message):
    sys.exit(f"benchmark: {message}")


def say(message):
    print(f"benchmark: {message}", file=sys.stderr, flush=True)


def end_on_signals():
    """Makes signals end the script as an error would, so that work folders go and commands end with it."""
    here = os.getpid()

    def end(number, _):
        if os.getpid() != here:
            # One of a pool of processes, which inherit this; the first one cleans up.
            os._exit(128 + number)
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)
        say("interrupted; cleaning up")
        sys.exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def run_in_group(command, environment=None):
    """Standard output of a command that is ended, with all that it has started, when this script is."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment)
    try:
        answer, _ = process.communicate()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    return process.returncode, answer


class Outcome:
    """What one run of a command gave."""

    def __init__(self, command, code, seconds, processor, megabytes, output, errors):
        self.command, self.code, self.seconds, self.processor = command, code, seconds, processor
        self.megabytes, self.output, self.errors = megabytes, output, errors


def run(command, logs, environment=None):
    """Runs a command to its end, whatever its exit status.

    `logs` is the beginning of the paths that its output goes to; `environment` is added to that of this script.
    """
    paths = [f"{logs}.out", f"{logs}.err"]
    more = {**os.environ, **environment} if environment else None
    code, answer = run_in_group([sys.executable, "-I", "-S", "-c", MEASURE, *paths, *command], more)
    if code:
        stop(f"{command[0]} cannot be run")
    texts = []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            texts.append(file.read())
    return Outcome(command, *json.loads(answer), *texts)


class Contender:
    """A command, what is done before each run, and what was measured."""

    def __init__(self, name, command, logs, remove=(), before=None, environment=None):
        self.name, self.command, self.logs, self.remove = name, command, logs, remove
        self.before, self.environment = before, environment
        self.seconds, self.processor, self.megabytes, self.outputs = [], [], [], []

    def clear(self):
        for path in self.remove:
            shutil.rmtree(path, ignore_errors=True)

    def run(self, counted=True):
        """Stops the whole benchmark unless the command succeeds."""
        self.clear()
        if self.before:
            self.before()
        outcome = run(self.command, self.logs, self.environment)
        if outcome.code:
            print("\n".join((outcome.output + outcome.errors).split("\n")[-30:]), file=sys.stderr)
            stop(f"{' '.join(self.command)}: exit status {outcome.code}")
        if counted:
            self.seconds.append(outcome.seconds)
            self.processor.append(outcome.processor)
            self.megabytes.append(outcome.megabytes)
            self.outputs.append(outcome.output)
        return outcome

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def processor_time(self):
        """Seconds on all processors, the median of the runs; suffers less from other work than the clock."""
        return statistics.median(self.processor)

    @property
    def memory(self):
        """Peak resident size in MB, the median of the runs."""
        return statistics.median(self.megabytes)


def in_turn(contenders, runs):
    """Runs each in turn, and again, so that whatever slows the machine down meets all of them."""
    for number in range(runs):
        times = []
        for one in contenders:
            times.append(f"{one.name} {one.run().seconds:.3f} s")
            if len(contenders) > 1:
                one.clear()
        say(f"run {number + 1} of {runs}: " + ", ".join(times))
