"""Writes the same records in two forms: as Registrar reads them, and as people lay them out for Hugo."""

import os
import random

from benchmark.college import ABOUT_COURSES, DEPARTMENTS, PROGRAMS, SLOTS, TERMS


def prose(parts, link):
    return "".join(part if isinstance(part, str) else link(part) for part in parts)


def about(course, address, courses):
    draw = random.Random(course.index).random
    text = "## What it is about\n\n" if draw() < 0.5 else ""
    text += f"{course.title} covers {course.topic.lower()} from the ground up. "
    text += ABOUT_COURSES[int(draw() * 3)] + "\n\n" + ABOUT_COURSES[3 + int(draw() * 3)]
    if course.needs is not None:
        before = courses[course.needs]
        text += f" It carries on where [{before.title}]({address(before.id)}) stops."
    return text + "\n"


class Form:
    """What the two forms have in common: whole files below `content/`."""

    def __init__(self, folder, shape, courses):
        self.folder, self.shape, self.courses = folder, shape, courses
        self.rich = shape == "rich"

    def write(self, path, *lines):
        # Nothing is ever overwritten: two records with one name are a mistake of the generator.
        file = os.open(f"{self.folder}/content/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, "\n".join(lines).encode())
        os.close(file)

    def folders(self, *names):
        for name in names:
            os.makedirs(f"{self.folder}/content/{name}", exist_ok=True)

    def terms(self):
        for id, title, starts, ends in TERMS:
            self.write(f"terms/{id}.md", "---", f"title: {title}", f"starts: {starts}", f"ends: {ends}", "---", "")

    def departments(self):
        for id, (title, _) in DEPARTMENTS.items():
            self.write(f"departments/{id}.md", "---", f"title: {title}", "---", f"The department of {title}.", "")

    def enrollments(self, student):
        """The items of a student's list, one to a line in the rich shape and one field to a line in the plain one."""
        for index, term, status, grade in student.enrollments:
            fields = [f"course: {self.courses[index].id}", f"term: {TERMS[term][0]}", f"status: {status}"]
            if grade:
                fields.append(f"grade: {grade}")
            if status == "withdrawn":
                fields.append(f"ended_on: {TERMS[term][3][:8]}01")
            yield f"  - {{{', '.join(fields)}}}" if self.rich else "  - " + "\n    ".join(fields)

    def course_fields(self, course, seats, prerequisites, quote):
        """Front matter of a course; `prerequisites` are its lines for those, `quote` writes a time of day."""
        yield from (f"title: {course.title}", f"code: {course.code}")
        if self.rich:
            yield f"summary: {course.topic}, for those who mean it."
        yield f"credits: {course.credits}"
        if not self.rich:
            return
        yield f"department: {course.department}"
        yield from prerequisites
        yield "offerings:"
        days, starts, ends = SLOTS[course.slot]
        for (id, _, _, _), taken in zip(TERMS, seats):
            yield from (
                f"  - term: {id}", f"    instructors: [{course.instructor}]",
                f"    capacity: {taken + 10 - taken % 10}", f"    location: {course.room}", "    meetings:",
                f"      - {{days: {days}, starts: {quote(starts)}, ends: {quote(ends)}}}")

    def text(self, course, address):
        if self.rich:
            return about(course, address, self.courses)
        return f"A course about **{course.topic.lower()}**, {course.credits} hours a week.\n"


class RegistrarForm(Form):
    """`content/` and `catalogue.yml`, as Registrar reads them."""

    def prepare(self):
        self.folders("courses", "students", "enrollments", "terms")
        with open(f"{self.folder}/catalogue.yml", "x", encoding="utf-8") as file:
            file.write(
                "title: Benchmark College\nbase_url: https://catalogue.example.edu/\ncurrent_term: 2026-fall\n"
                "outputs: []\nschema_version: 2\n")
        self.write("index.md", "---", "title: Benchmark College", "---", "Everything that is taught, and by whom.", "")
        self.terms()
        if self.rich:
            self.folders("departments", "programs")
            self.departments()
            for id, title in PROGRAMS:
                self.write(f"programs/{id}.md", "---", f"title: {title}", "award: Bachelor", "credits: 180", "---", "")

    def student(self, student):
        link_id = 0

        def link(index):
            course = self.courses[index]
            nonlocal link_id
            link_id += len(student.id)
            target = f"../courses/{course.id}.md" if link_id % 3 else f"course:{course.id}"
            return f"[{course.title}]({target})"

        more = []
        if self.rich:
            more = [f"program: {student.program}", f"year: {student.year}", f"admitted: {student.admitted}"]
        self.write(
            f"students/{student.id}.md", "---", f"name: {student.name}",
            f"email: {student.id}@students.example.edu", *more, "---", "", prose(student.body, link))
        self.write(
            f"enrollments/{student.id}.md", "---", f"student: {student.id}", "enrollments:",
            *self.enrollments(student), "---", "")

    def course(self, course, seats):
        needs = []
        if course.or_else is not None:
            either = ", ".join(self.courses[index].id for index in (course.needs, course.or_else))
            needs = ["prerequisites:", f"  - any: [{either}]"]
        elif course.needs is not None:
            needs = [f"prerequisites: [{self.courses[course.needs].id}]"]
        fields = self.course_fields(course, seats, needs, str)
        self.write(f"courses/{course.id}.md", "---", *fields, "---", "", self.text(course, lambda id: f"{id}.md"))


class HugoForm(Form):
    """A Hugo site's `content/`: the courses are the terms of a taxonomy that the students bear."""

    def prepare(self):
        sections = ["courses", "students", "terms"] + (["departments", "programs"] if self.rich else [])
        self.folders(*sections)
        self.write("_index.md", "---", "title: Benchmark College", "---", "Everything that is taught, and by whom.", "")
        for name in sections:
            self.write(f"{name}/_index.md", "---", f"title: {name.capitalize()}", "---", "")
        self.terms()
        if self.rich:
            self.departments()
            for id, title in PROGRAMS:
                self.folders(f"programs/{id}")
                self.write(
                    f"programs/{id}/_index.md", "---", f"title: {title}", "award: Bachelor", "credits: 180", "---", "")

    def student(self, student):
        def link(index):
            course = self.courses[index]
            return f"[{course.title}](/courses/{course.id}.html)"

        more = []
        if self.rich:
            more = [f"programs: [{student.program}]", f'year: "{student.year}"', f"admitted: {student.admitted}"]
        taken = ", ".join(self.courses[item[0]].id for item in student.enrollments)
        self.write(
            f"students/{student.id}.md", "---", f"title: {student.name}",
            f"email: {student.id}@students.example.edu", *more, f"courses: [{taken}]", "enrollments:",
            *self.enrollments(student), "---", "", prose(student.body, link))

    def course(self, course, seats):
        needs = []
        if course.needs is not None:
            either = [index for index in (course.needs, course.or_else) if index is not None]
            needs = [f"prerequisites: [{', '.join(self.courses[index].id for index in either)}]"]
        fields = self.course_fields(course, seats, needs, lambda time: f'"{time}"')
        self.folders(f"courses/{course.id}")
        self.write(
            f"courses/{course.id}/_index.md", "---", *fields, "---", "",
            self.text(course, lambda id: f"/courses/{id}.html"))


FORMS = {"registrar": RegistrarForm, "hugo": HugoForm}
