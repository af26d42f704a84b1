"""Proof that a site shows what the catalogue holds, nothing less and nothing else, on every page.

What is compared is what a reader sees: the texts of a row, the address of a link. How a page is marked up is its own
business. Nothing grows with the catalogue but one sum for each course, so that a million students can be read.
"""

import datetime
import hashlib
import html
import multiprocessing
import os
import re

from benchmark.processes import say, stop

FIELD = re.compile(r"^(\w+): (.*)$", re.M)
ITEM = re.compile(
    r"course: ([\w-]+),?\s+term: ([\w-]+),?\s+status: (\w+)(?:,?\s+grade: (\w+))?(?:,?\s+ended_on: ([\d-]+))?")
ROW = re.compile(r'<h2[^>]*>\s*<a href="[^"]*terms/([^"/]+)\.html"|<tr[^>]*>(.*?)</tr>', re.S)
COURSE = re.compile(r'href="[^"]*courses/([^"/]+)\.html"')
STUDENT = re.compile(r'href="[^"]*students/([^"/]+)\.html"')
PROSE = re.compile(r'<div class="prose">(.*?)</div>', re.S)
TAG = re.compile(r"<[^>]*>")
STATUSES = {"Enrolled", "Waitlisted", "Completed", "Withdrawn", "Dropped"}
CHUNK = 500


def texts(markup):
    """What stands between the tags, without white space around it."""
    return tuple(text for text in (html.unescape(part).strip() for part in TAG.split(markup)) if text)


def plain(markup):
    """All text of a piece of HTML, with single spaces."""
    return " ".join(html.unescape(TAG.sub("", markup)).split())


def without_markdown(text):
    """The text that a reader sees, for the little Markdown that the generator writes."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"^(## |- )|\*+", "", text, flags=re.M).split())


def day(date):
    return datetime.date.fromisoformat(date)


def status_texts(status, grade, ended_on):
    shown = (status.capitalize(),) + ((grade,) if grade else ())
    if ended_on:
        on = day(ended_on)
        shown += (f"{on.day} {on:%b} {on.year}",)
    return shown


def mark(*parts):
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def document(path):
    """Fields and text of a file of the catalogue."""
    _, front, body = read(path).split("---\n", 2)
    return dict(FIELD.findall(front)), body, front


def student_faults(page, fields, items, body, courses):
    """What a student's page does not show, or shows too much."""
    if fields["name"] not in texts(page.split("<h1", 1)[-1].split("</h1>")[0].split(">", 1)[-1]):
        yield "no name"
    if f'mailto:{fields["email"]}' not in page:
        yield "no e-mail address"
    if "program" in fields and f'programs/{fields["program"]}.html' not in page:
        yield "no link to the programme"
    for name, shown in (("year", fields.get("year")), ("admitted", fields.get("admitted"))):
        if shown and name == "admitted":
            shown = f"{day(shown).day} {day(shown):%B %Y}"
        if shown and f"<dd>{shown}</dd>" not in page:
            yield f"no {name}"
    prose = PROSE.search(page)
    if not prose or plain(prose[1]) != without_markdown(body):
        yield "another text"
    linked = set(re.findall(r"\]\((?:\.\./courses/|course:)([\w-]+?)(?:\.md)?\)", body))
    if prose and set(COURSE.findall(prose[1])) != linked:
        yield "other links in the text"

    found, term = [], None
    for heading, row in ROW.findall(page):
        term = heading or term
        course = COURSE.search(row)
        name, _, values = row.partition("</th>")
        # A site may show more tables that name courses, such as a timetable; an enrollment's row says its status.
        if course and STATUSES.intersection(texts(values)[:1]):
            found.append((term, course[1], *texts(name), *texts(values)))
    wanted = []
    for course, term, status, grade, ended_on in items:
        title, code, credits = courses[course]
        wanted.append((term, course, title, code, *status_texts(status, grade, ended_on), credits))
    if sorted(found) != sorted(wanted):
        yield f"shows {sorted(set(found) - set(wanted))}, and not {sorted(set(wanted) - set(found))}"


# Title, code and credits of each course, in each of the processes that read students' pages.
known_courses = {}


def check_students(job):
    """Faults of some students' pages, and for each course the sum over those who should be on its roster."""
    source, site, names = job
    courses = known_courses
    faults, rosters = [], {}
    for name in names:
        fields, body, _ = document(f"{source}/content/students/{name}.md")
        items = ITEM.findall(read(f"{source}/content/enrollments/{name}.md"))
        for course, _, status, grade, ended_on in items:
            rosters.setdefault(course, [0, 0])
            rosters[course][0] += 1
            rosters[course][1] += mark(name, *status_texts(status, grade, ended_on))
        try:
            page = read(f"{site}/students/{name}.html")
        except OSError:
            faults.append(f"{name} has no page")
            continue
        faults += [f"{name}: {fault}" for fault in student_faults(page, fields, items, body, courses)]
    return faults, rosters


def pages_of(site, kind, id):
    """The page of a record, and those that a long list goes on to."""
    yield f"{site}/{kind}/{id}.html"
    for folder, _, names in os.walk(f"{site}/{kind}/{'page' if id == 'index' else id}"):
        yield from (os.path.join(folder, name) for name in names if name.endswith(".html"))


def course_faults(source, site, id, wanted):
    """What a course's page does not show; `wanted` is the number of its students and their sum."""
    fields, body, front = document(f"{source}/content/courses/{id}.md")
    try:
        pages = [read(path) for path in pages_of(site, "courses", id)]
    except OSError:
        yield "no page"
        return
    heading = plain(pages[0].split("<h1", 1)[-1].split("</h1>")[0].split(">", 1)[-1])
    if heading != f'{fields["code"]} {fields["title"]}':
        yield "no code and title"
    if f'<dt>Credits</dt><dd>{fields["credits"]}</dd>' not in pages[0]:
        yield "no credits"
    main = plain(pages[0].split("<main", 1)[-1])
    for field in ("summary", "location", "instructors", "capacity"):
        for shown in set(re.findall(rf"^ *{field}: (.*)$", front, re.M)):
            if shown.strip("[]") not in main:
                yield f"no {field}"
    needs = re.search(r"^prerequisites:\s*(?:- any: )?(\[.*\])$", front, re.M)
    linked = re.search(r"<dt>Prerequisites</dt>(.*?)</dd>", pages[0], re.S)
    if set(re.findall(r"[\w-]+", needs[1] if needs else "")) != set(COURSE.findall(linked[1] if linked else "")):
        yield "no links, or others, to its prerequisites"
    prose = PROSE.search(pages[0])
    if not prose or plain(prose[1]) != without_markdown(body):
        yield "another text"

    found = set()
    for page in pages:
        for _, row in ROW.findall(page):
            student = STUDENT.search(row)
            if student:
                found.add((student[1], *texts(row.split("</th>", 1)[1])))
    if [len(found), sum(mark(*row) for row in found)] != wanted:
        yield f"{len(found)} students with their status, and not the {wanted[0]} that it should have"


def list_faults(site, kind, names):
    """Whether the lists of a kind lead to every record, and to nothing else."""
    found = set()
    for path in pages_of(site, kind, "index"):
        found.update((COURSE if kind == "courses" else STUDENT).findall(read(path)))
    wrong = found ^ set(names) - {"index"}
    if wrong - {"index"}:
        yield f"the list of {kind}: {len(wrong - {'index'})} are missing or too many"


def names_in(folder):
    return sorted(name[:-3] for name in os.listdir(folder))


def check(name, source, site):
    """Stops unless every page of the site shows the fields and links of the catalogue.

    Returns the numbers of students, courses and enrollments.
    """
    students, ids = (names_in(f"{source}/content/{kind}") for kind in ("students", "courses"))
    courses = {}
    for id in ids:
        fields = document(f"{source}/content/courses/{id}.md")[0]
        courses[id] = (fields["title"], fields["code"], fields["credits"])
    jobs = ((source, site, students[first:first + CHUNK]) for first in range(0, len(students), CHUNK))
    faults, rosters = [], {id: [0, 0] for id in ids}
    with multiprocessing.Pool(None, known_courses.update, (courses,)) as pool:
        for more, part in pool.imap_unordered(check_students, jobs):
            faults += more
            for id, (count, total) in part.items():
                rosters[id][0] += count
                rosters[id][1] += total
    for id in ids:
        faults += [f"{id}: {fault}" for fault in course_faults(source, site, id, rosters[id])]
    for kind, names in (("students", students), ("courses", ids)):
        faults += list_faults(site, kind, names)
    if faults:
        stop(f"{name} does not show what the catalogue holds ({len(faults)} faults): " + "; ".join(faults[:10]))
    enrollments = sum(count for count, _ in rosters.values())
    say(f"{name} shows {len(students):,} students, {len(ids):,} courses and {enrollments:,} enrollments as they are")
    return len(students), len(ids), enrollments
