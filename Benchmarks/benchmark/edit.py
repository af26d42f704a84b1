"""One change of one enrollment, as a person makes it, and back."""

import os
import re

from benchmark.processes import stop

GRADE = re.compile(r"grade: ([ABC])")


class Edit:
    """Changes the first grade in a student's enrollment file each time it is called."""

    def __init__(self, stage):
        folder = f"{stage.source}/content/enrollments"
        for entry in os.scandir(folder):
            with open(entry.path, encoding="utf-8") as file:
                self.text = file.read()
            if GRADE.search(self.text):
                break
        else:
            stop(f"no student has a grade in {folder}")
        self.path, self.original = entry.path, self.text
        self.page = f"{stage.site}/students/{entry.name[:-3]}.html"

    def __call__(self):
        grade = "D" if self.text == self.original else GRADE.search(self.original)[1]
        self.text = re.sub(r"grade: [ABCD]", f"grade: {grade}", self.text, count=1)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.text)

    def shown(self):
        with open(self.page, "rb") as file:
            return file.read()

    def check(self, contender):
        """Makes the change and takes it back, and stops unless the student's page follows each time."""
        before = self.shown()
        contender.run(counted=False)
        between = self.shown()
        contender.run(counted=False)
        if between == before or self.shown() != before or self.text != self.original:
            stop(f"after an edit of {self.path}, {self.page} does not show what it should")
