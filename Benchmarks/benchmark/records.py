"""The records of a catalogue, drawn one after the other: courses by their number, students from a seeded source."""

import functools

from benchmark.college import (
    CLOSINGS, CURRENT, DEPARTMENTS, FIRST_NAMES, LAST_NAMES, MIDDLES, OPENINGS, PROGRAMS, SLOTS)

FOLD = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "ı": "i", "å": "a", "Å": "a", "ä": "a", "ö": "o", "Ö": "o", "ü": "u", "á": "a",
    "é": "e", "É": "e", "è": "e", "í": "i", "ó": "o", "ú": "u", "ñ": "n", "ç": "c", "Ç": "c", "č": "c", "Č": "c",
    "ć": "c", "ř": "r", "š": "s", "ž": "z", "Ž": "z", "ý": "y", "ã": "a", "ş": "s", "Ş": "s", "ą": "a", "ę": "e",
    "'": "", " ": "-", "_": "-",
})


def fold(name):
    """The name as it stands in a file name."""
    return name.translate(FOLD).lower()


class Course:
    def __init__(self, index):
        codes = list(DEPARTMENTS)
        pair, second = divmod(index, 2)
        row, column = divmod(pair, len(codes))
        self.department = codes[column]
        title, topics = DEPARTMENTS[self.department]
        topics = [topic.replace("_", " ") for topic in topics.split()]
        self.topic, other = topics[row % 8], topics[(row * 3 + row // 8 + 1) % 8]
        number = 101 + row * 2 + second
        self.id = f"{self.department}-{number}"
        self.code = self.id.upper()
        self.index = index
        self.slot = index % len(SLOTS)
        # Twelve courses, one in each slot, share a room and a teacher, so neither is ever in two places.
        self.room = f"Hall {index // len(SLOTS) + 1}"
        self.instructor = f"{FIRST_NAMES[index // len(SLOTS) * 7 % len(FIRST_NAMES)]} " + LAST_NAMES[
            index // len(SLOTS) * 11 % len(LAST_NAMES)].replace("_", " ")
        self.credits = (4, 6, 3, 6)[index % 4]
        if second:
            self.title = f"{self.topic} and {other}" if other != self.topic else f"Advanced {self.topic}"
        else:
            self.title = f"Introduction to {self.topic}"
        # The second of a pair needs the first; some may be entered from another department as well.
        self.needs = index - 1 if second else None
        self.or_else = (index + 5) if second and index % 6 == 1 else None


@functools.cache
def courses_of(count):
    courses = [Course(index) for index in range(count)]
    for course in courses:
        if course.or_else is not None and course.or_else >= count:
            course.or_else = None
    return courses


class Student:
    """One student with five enrollments, all drawn from the function that is handed in."""

    def __init__(self, index, shape, courses, draw):
        names = len(FIRST_NAMES) * len(LAST_NAMES)
        # 7919 is prime and divides neither list, so the names come in no visible order and repeat only when used up.
        again, name = divmod(index, names)
        self.first = FIRST_NAMES[name * 7919 % names % len(FIRST_NAMES)]
        self.last = LAST_NAMES[name * 7919 % names // len(FIRST_NAMES)].replace("_", " ")
        self.name = f"{self.first} {self.last}"
        self.id = fold(self.name) + (f"-{again + 1}" if again else "")
        self.program = PROGRAMS[int(draw() * len(PROGRAMS))][0]
        early = int(draw() * CURRENT)
        late = early + 1 + int(draw() * (CURRENT - early))
        self.year = str(CURRENT - early + 1)
        self.admitted = f"{2024 + early // 2}-0{1 + int(draw() * 9)}-{10 + int(draw() * 18)}"
        self.enrollments = []

        self._take(3, early, courses, [], draw)
        passed = [course for course, _, status, _ in self.enrollments if status == "completed"]
        self._take(2, late, courses, [course + 1 for course in passed if course + 1 < len(courses)], draw)
        self.enrollments.sort(key=lambda item: (item[1], courses[item[0]].id))
        self.body = self._prose(courses, draw) if shape == "rich" else self._sentence(courses)

    def _take(self, count, term, courses, open_to, draw):
        """Enrolls in courses that need nothing, or in one of those that earlier courses have opened."""
        busy = set()
        taken = {item[0] for item in self.enrollments}
        while count:
            if open_to and draw() < 0.5:
                choice = open_to[int(draw() * len(open_to))]
            else:
                choice = int(draw() * ((len(courses) + 1) // 2)) * 2
            if choice in taken or courses[choice].slot in busy:
                continue
            taken.add(choice)
            busy.add(courses[choice].slot)
            count -= 1
            if term == CURRENT:
                self.enrollments.append((choice, term, "enrolled", None))
            elif draw() < 0.04:
                self.enrollments.append((choice, term, "withdrawn", None))
            else:
                self.enrollments.append((choice, term, "completed", "ABC"[int(draw() * 3)]))

    def _sentence(self, courses):
        first, second = (courses[item[0]] for item in self.enrollments[:2])
        return [f"{self.first} reads *{first.topic.lower()}* and {second.topic.lower()}.\n"]

    def _prose(self, courses, draw):
        """Parts, each a text or the index of a course to link to."""
        first, second = (courses[item[0]] for item in self.enrollments[:2])
        words = {"first": self.first, "topic": first.topic.lower(), "other": second.topic.lower()}
        parts = []
        if draw() < 0.1:
            parts.append("## About me\n\n")
        parts.append(OPENINGS[int(draw() * 6)].format(**words) + " ")
        middle = int(draw() * 6)
        parts.append(MIDDLES[middle].format(**words))
        if draw() < 0.6:
            parts.append(" " + MIDDLES[(middle + 1 + int(draw() * 5)) % 6].format(**words))
        if draw() < 0.3:
            parts += [" Most of all ", self.enrollments[int(draw() * 5)][0], " is to be recommended."]
        parts.append("\n\n" + CLOSINGS[int(draw() * 6)].format(**words) + "\n")
        if draw() < 0.15:
            parts.append("\n- keen on languages\n- looking for a study group\n")
        return parts


def default_courses(students):
    """500 for 10,000 students, 2,000 for 100,000, 17,000 for a million."""
    return max(24, students // 20 if students <= 10_000 else 500 + (students - 10_000) // 60)
