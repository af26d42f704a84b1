"""Everything that is measured of a catalogue of one size."""

import json
import os
import statistics

from benchmark import equal_work, room, sown_faults
from benchmark.contenders import count, generate
from benchmark.edit import Edit
from benchmark.processes import in_turn, say, stop
from benchmark.untouched import Snapshot


class Measurement:
    """The results of one size; what was not measured is None."""

    def __init__(self, students):
        self.students, self.courses, self.enrollments = students, 0, 0
        self.where = self.disk_where = ""
        self.runs = 0
        self.registrar = self.hugo = self.floor = None
        # Files and bytes of the sites, by name of contender.
        self.sites = {}
        self.lint = self.unchanged = self.edit = self.outputs = None
        self.compared = self.sown = self.edited_files = 0
        # A path that an unchanged rebuild touched.
        self.touched = None
        self.disk = self.disk_unsynced = self.disk_floor = None
        self.syncs = None

    @property
    def pages(self):
        return self.students + self.courses

    @property
    def stages(self):
        """Median seconds of each of Registrar's own stages, in the order in which it names them."""
        runs = [json.loads(output)["seconds"] for output in self.registrar.outputs]
        return {name: statistics.median(run[name] for run in runs) for name in runs[0] if name != "total"}


def measure_main(result, stage, options):
    """Registrar, Hugo and the floor in turn, after a run of each that proves that they do the same."""
    say(f"{result.students:,} students: writing the catalogue")
    generate("registrar", stage.source, result.students, options)
    result.registrar, result.floor, result.runs = stage.registrar(), stage.floor(), options.runs
    if stage.tools.hugo:
        stage.generate_hugo(result.students, options)
        result.hugo = stage.hugo()

    result.sown = sown_faults.check(stage)
    say("one run of each that does not count")
    # The floor follows the list of what Registrar writes.
    contenders = [one for one in (result.registrar, result.floor, result.hugo) if one]
    for one in contenders:
        one.run(counted=False)
        result.sites[one.name] = count(stage.site)
        if one is result.registrar:
            stage.write_sizes()
        if one is not result.floor:
            shown = equal_work.check(one.name, stage.source, stage.site)
            result.students, result.courses, result.enrollments = shown
        one.clear()
    if result.sites["floor"] != result.sites["Registrar"]:
        stop("the floor does not write what Registrar writes")
    in_turn(contenders, options.runs)


def measure_rebuilds(result, stage, options):
    """Builds of a site that is there already, and lint."""
    full = stage.registrar()
    full.run(counted=False)

    before = Snapshot(stage.source, stage.site)
    result.unchanged, result.lint = stage.rebuild("nothing changed"), stage.lint()
    result.unchanged.run(counted=False)
    result.touched, result.compared = before.first_difference(), len(before)
    if result.touched:
        say(f"a rebuild of an unchanged catalogue touched {result.touched}")
    else:
        say(f"a rebuild of an unchanged catalogue touched none of {result.compared:,} files and folders")
    in_turn([result.unchanged], options.runs)
    in_turn([result.lint], options.runs)

    edit = Edit(stage)
    result.edit = stage.rebuild("one edit", before=edit)
    edit.check(result.edit)
    # An even number, so that the catalogue is again what it was.
    in_turn([result.edit], options.runs + options.runs % 2)
    result.edited_files = json.loads(result.edit.outputs[0])["files"]["changed"]
    full.clear()


def measure_outputs(result, stage, options):
    """A build with all that can be made beside the pages."""
    settings = f"{stage.source}/catalogue.yml"
    with open(settings, encoding="utf-8") as file:
        text = file.read()
    try:
        with open(settings, "w", encoding="utf-8") as file:
            file.write(text.replace("outputs: []\n", ""))
        result.outputs = stage.registrar("all outputs")
        result.outputs.run(counted=False)
        result.sites[result.outputs.name] = count(stage.site)
        in_turn([result.outputs], options.runs)
        result.outputs.clear()
    finally:
        with open(settings, "w", encoding="utf-8") as file:
            file.write(text)


def measure_disk(result, stage, sizes, options):
    """The same on a disk, with the calls that wait for it and without. Nothing is dropped from any cache."""
    say(f"{result.students:,} students: writing the catalogue to the disk")
    generate("registrar", stage.source, result.students, options)
    counted = f"{stage.folder}/syncs"
    preload = {"LD_PRELOAD": stage.tools.unsynced, "COUNT_SYNCS": counted} if stage.tools.unsynced else None
    sites = 0

    def set_aside():
        """What earlier runs left to be written is none of this one's business, nor is what they have to remove.

        ext4 looks at every inode that was freed in the last minutes before it takes another one: 100,000 new files take
        45 s where 100,000 others have just been removed, and 3 s elsewhere.
        """
        nonlocal sites
        if os.path.exists(stage.site):
            os.rename(stage.site, f"{stage.folder}/site-{sites}")
            sites += 1
        os.sync()

    result.disk = stage.registrar("on disk")
    result.disk_floor = stage.floor()
    result.disk_floor.command[2] = sizes
    contenders = [result.disk_floor, result.disk]
    if preload:
        result.disk_unsynced = stage.registrar("on disk, unsynced", environment=preload)
        contenders.append(result.disk_unsynced)
    for one in contenders:
        one.before = set_aside
        one.remove = tuple(path for path in one.remove if path != stage.site)
    for one in contenders:
        one.run(counted=False)
    in_turn(contenders, min(options.runs, room.DISK_RUNS))
    try:
        with open(counted, encoding="utf-8") as file:
            result.syncs = int(file.read())
    except (OSError, ValueError):
        # The count is missing where nothing can be loaded before the C library.
        result.disk_unsynced = None
