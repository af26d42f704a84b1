#!/usr/bin/env python3
"""Tests of the benchmark itself: its proofs fail when they should, and its arithmetic is right.

usage: python3 Benchmarks/tests.py [REGISTRAR]   (default: .build/static/release/registrar)
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from benchmark import equal_work, report, room, sown_faults, untouched  # noqa: E402
from benchmark.contenders import HERE, ROOT, Stage  # noqa: E402

registrar = f"{ROOT}/.build/static/release/registrar"


class Tools:
    hugo = None

    @property
    def registrar(self):
        return registrar


class SiteTests(unittest.TestCase):
    """A small catalogue of each shape, built once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="registrar-benchmark-tests-")
        cls.stages = {}
        for shape in ("plain", "rich"):
            folder = f"{cls.folder}/{shape}"
            stage = cls.stages[shape] = Stage(folder, folder, Tools())
            subprocess.run(
                [sys.executable, f"{HERE}/generate", "--students", "60", "--shape", shape, stage.source], check=True)
            stage.registrar().run()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def check(self, stage):
        return equal_work.check("the site", stage.source, stage.site)

    def test_a_whole_site_is_accepted(self):
        for stage in self.stages.values():
            self.assertEqual(self.check(stage), (60, 24, 300))

    def test_a_page_that_shows_something_else_is_found(self):
        def some(kind, wanted):
            """A page of that kind in which the text stands."""
            folder = f"{stage.site}/{kind}"
            for name in sorted(os.listdir(folder)):
                path = f"{folder}/{name}"
                if name != "index.html" and os.path.isfile(path) and wanted in equal_work.read(path).split("<main")[1]:
                    return path
            self.fail(f"{wanted} is on no page of {kind}")

        stage = self.stages["rich"]
        for kind, old, new in (
            ("students", "Completed <b>A</b>", "Completed <b>B</b>"), ("students", ">Completed", ">Withdrawn"),
            ("students", "mailto:", "mail:"), ("students", "<h1><bdi>", "<h1><bdi>Sir "),
            ("students", "terms/2026-fall.html", "terms/2026-spring.html"), ("students", "courses/", "course/"),
            ("students", "<dt>Year</dt><dd>", "<dt>Year</dt><dd>1"), ("students", "programs/", "program/"),
            ("students", 'prose">\n<p>', 'prose">\n<p>Once, '), ("students", '<td class="n">4', '<td class="n">5'),
            ("courses", "<dt>Credits</dt><dd>", "<dt>Credits</dt><dd>1"), ("courses", ">Completed", ">Enrolled"),
            ("courses", "students/", "student/"), ("courses", ", for those who mean it.", ", for nobody."),
            ("courses", "<dt>Prerequisites</dt>", None),
        ):
            path = some(kind, old)
            before = equal_work.read(path)
            # The navigation above has links of the same kinds.
            start = before.index(old, before.index("<main"))
            end = start + len(old) if new is not None else before.index("</div>", start)
            after = before[:start] + (new or "") + before[end:]
            with self.subTest(kind=kind, old=old, new=new), self.assertRaises(SystemExit):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(after)
                self.check(stage)
            with open(path, "w", encoding="utf-8") as file:
                file.write(before)
        self.check(stage)

    def test_a_missing_page_is_found(self):
        stage = self.stages["plain"]
        for kind in ("students", "courses"):
            page = f"{stage.site}/{kind}/" + min(os.listdir(f"{stage.source}/content/{kind}"))[:-3] + ".html"
            os.rename(page, f"{stage.folder}/aside")
            with self.subTest(kind=kind), self.assertRaises(SystemExit):
                self.check(stage)
            os.rename(f"{stage.folder}/aside", page)

    def test_faults_are_sown_reported_and_taken_back(self):
        for shape, stage in self.stages.items():
            copy = f"{self.folder}/sown-{shape}"
            shutil.copytree(stage.source, f"{copy}/catalogue")
            before = untouched_texts(f"{copy}/catalogue/content")
            self.assertEqual(sown_faults.check(Stage(copy, copy, Tools())), len(sown_faults.FAULTS))
            self.assertEqual(untouched_texts(f"{copy}/catalogue/content"), before)


def untouched_texts(folder):
    return {
        os.path.join(where, name): equal_work.read(os.path.join(where, name))
        for where, _, names in os.walk(folder) for name in names}


class SnapshotTests(unittest.TestCase):
    def test_each_kind_of_touch_is_noticed(self):
        def rewrite(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write("b")

        def replace(path):
            shutil.copy2(path, f"{path}.new")
            os.replace(f"{path}.new", path)

        for name, touch in (
            ("written", rewrite), ("replaced by its like", replace), ("gone", os.remove),
            ("mtime", lambda path: os.utime(path, ns=(0, 1))), ("mode", lambda path: os.chmod(path, 0o600)),
            ("a new file beside it", lambda path: open(f"{path}.more", "x", encoding="utf-8").close()),
        ):
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                os.mkdir(f"{folder}/inner")
                with open(f"{folder}/inner/file", "w", encoding="utf-8") as file:
                    file.write("a")
                before = untouched.Snapshot(folder)
                self.assertEqual(len(before), 3)
                self.assertIsNone(before.first_difference())
                touch(f"{folder}/inner/file")
                self.assertIsNotNone(before.first_difference())


class ReportTests(unittest.TestCase):
    def test_a_line_is_found_again(self):
        fixed, slope, deviation, _ = report.fit([(pages, 0.002 + pages * 15e-6) for pages in (1e3, 1e4, 1e5, 1e6)])
        self.assertAlmostEqual(fixed, 0.002)
        self.assertAlmostEqual(slope, 15e-6)
        self.assertAlmostEqual(deviation, 0)

    def test_what_grows_faster_than_a_line_deviates(self):
        _, _, deviation, at = report.fit([(pages, (pages / 1e3) ** 1.3) for pages in (1e3, 1e4, 1e5, 1e6)])
        self.assertGreater(abs(deviation), 0.2)
        self.assertIn(at, (1e3, 1e4, 1e5, 1e6))

    def test_a_section_is_replaced_and_others_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/RESULTS.md"
            report.put_section(path, "One", "old")
            report.put_section(path, "Two", "kept \\1")
            report.put_section(path, "One", "new \\1")
            text = equal_work.read(path)
        self.assertNotIn("old", text)
        self.assertLess(text.index("## One\n\nnew \\1\n"), text.index("## Two\n\nkept \\1\n"))

    def test_too_little_room_is_said(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(SystemExit) as refused:
            room.choose(10 ** 12, "plain", True, False, folder, None)
        self.assertIn("do not fit", str(refused.exception))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        registrar = os.path.abspath(sys.argv.pop(1))
    unittest.main()
