"""Turns what was measured into Markdown."""

import os
import re

TITLES = {
    "plain": "Plain students",
    "rich": "Rich students",
}
SHAPES = {
    "plain": "A student has a name, an e-mail address, a sentence and five enrollments; a course a title, a code, "
             "credits and a text.",
    "rich": "Students have a programme, a year, a date and paragraphs with links as well, courses a department, "
            "prerequisites, and four offerings with teacher, seats and meetings.",
}


def seconds(one):
    return time(one.median) if one else "–"


def time(value):
    """Seconds with three digits that count."""
    return f"{value:.3f} s" if value < 1 else f"{value:.2f} s" if value < 100 else f"{value:.0f} s"


def size(megabytes):
    if megabytes >= 10_000:
        return f"{megabytes / 1000:,.1f} GB"
    return f"{megabytes:,.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"


def table(header, rows):
    """Markdown; the first column is aligned to the left, the others to the right."""
    lines = ["| " + " | ".join(header) + " |", "|---|" + "--:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def main_table(results):
    header = ["students", "pages", "Registrar", "a page", "floor", "÷ floor", "memory"]
    hugo = any(one.hugo for one in results)
    if hugo:
        header += ["Hugo", "**Hugo ÷ Registrar**", "Hugo's memory", "ratio"]
    rows = []
    for one in results:
        median = one.registrar.median
        row = [
            f"{one.students:,}", f"{one.pages:,}", f"**{time(median)}**", f"{median / one.pages * 1e6:.1f} µs",
            seconds(one.floor), f"**{median / one.floor.median:.2f}**", size(one.registrar.memory)]
        if hugo and one.hugo:
            row += [
                seconds(one.hugo), f"**{one.hugo.median / median:.1f}**", size(one.hugo.memory),
                f"1/{one.hugo.memory / one.registrar.memory:.1f}"]
        elif hugo:
            row += ["–"] * 4
        rows.append(row)
    return table(header, rows)


def side_table(results):
    """What Registrar does beside a full build; a row for each thing, a column for each size."""
    rows = [["full build, the fastest and the slowest"] + [
        f"{time(min(one.registrar.seconds))} – {time(max(one.registrar.seconds))}" for one in results]]

    def add_disk(name, pick, note=lambda one: ""):
        """The fastest of the runs: rented disks are slowed down for a while after much has been written."""
        if any(pick(one) for one in results):
            rows.append([f"{name} (fastest)"] + [
                f"{time(min(pick(one).seconds))} ({min(pick(one).seconds) / one.registrar.median:.2f} ×{note(one)})"
                if pick(one) else "–" for one in results])

    def add(name, pick, note=lambda one: ""):
        if any(pick(one) for one in results):
            rows.append([name] + [
                f"{seconds(pick(one))} ({pick(one).median / one.registrar.median:.2f} ×{note(one)})" if pick(one)
                else "–" for one in results])

    for stage in dict.fromkeys(name for one in results for name in one.stages):
        rows.append([f"– of it: {stage}"] + [
            time(one.stages[stage]) if stage in one.stages else "–" for one in results])
    rows.append(["processor time: Registrar, the floor, Hugo"] + [
        ", ".join(time(it.processor_time) for it in (one.registrar, one.floor, one.hugo) if it) for one in results])
    add("`registrar lint`", lambda one: one.lint)
    add("rebuild, nothing changed", lambda one: one.unchanged)
    add("rebuild, one grade changed", lambda one: one.edit, note=lambda one: f", {one.edited_files:,} files")
    add("full build, all outputs on", lambda one: one.outputs,
        note=lambda one: f", {one.sites['all outputs'][0]:,} files")
    where = next((one.disk_where for one in results if one.disk_where), "disk")
    add_disk(f"full build on {where}", lambda one: one.disk)
    add_disk("– the same with no fsync", lambda one: one.disk_unsynced,
             note=lambda one: f", {one.syncs:,} calls left out")
    add_disk(f"– the floor on {where}, with no fsync", lambda one: one.disk_floor)
    return table(["median (× full build)"] + [f"{one.students:,} students" for one in results], rows)


def sites_table(results):
    rows = []
    for one in results:
        row = [f"{one.students:,}", f"{one.courses:,}", f"{one.enrollments:,}"]
        for name in ("Registrar", "Hugo"):
            files, length = one.sites.get(name, (None, 0))
            row.append(f"{files:,} files, {size(length / 1e6)}" if files else "–")
        rows.append(row + [one.where])
    return table(["students", "courses", "enrollments", "Registrar's site", "Hugo's site", "on"], rows)


def fit(points):
    """Fixed cost and cost per page that explain (pages, seconds) best, the largest relative deviation, and its pages.

    Least squares of the relative deviations: else the largest catalogue, whose seconds weigh most, would decide alone.
    """
    weights = [1 / taken ** 2 for _, taken in points]
    total = sum(weights)
    mean_x = sum(w * x for w, (x, _) in zip(weights, points)) / total
    mean_y = sum(w * y for w, (_, y) in zip(weights, points)) / total
    spread = sum(w * (x - mean_x) ** 2 for w, (x, _) in zip(weights, points))
    slope = sum(w * (x - mean_x) * (y - mean_y) for w, (x, y) in zip(weights, points)) / spread
    fixed = mean_y - slope * mean_x
    worst = max(points, key=lambda point: abs((fixed + slope * point[0]) / point[1] - 1))
    return fixed, slope, worst[1] / (fixed + slope * worst[0]) - 1, worst[0]


def fit_sentence(results):
    if len(results) < 2:
        return None
    sentences = []
    for name, pick in (("Registrar", lambda one: one.registrar), ("The floor", lambda one: one.floor)):
        fixed, slope, deviation, at = fit([(one.pages, pick(one).median) for one in results])
        sentences.append(
            f"{name}: {fixed * 1e3:.1f} ms and {slope * 1e6:.2f} µs a page; the largest deviation is "
            f"{deviation:+.1%}, at {at:,} pages.")
    text = "Cost per page, by least squares of the relative deviations. " + " ".join(sentences)
    if len(results) > 2:
        steps = []
        for few, many in zip(results, results[1:]):
            more = (many.registrar.median - few.registrar.median) / (many.pages - few.pages)
            floor = (many.floor.median - few.floor.median) / (many.pages - few.pages)
            steps.append(f"{more * 1e6:.1f} (floor {floor * 1e6:.1f}) from {few.pages:,} to {many.pages:,}")
        text += " Each further page costs, in µs: " + ", ".join(steps) + "."
    return text


def proof_sentence(results):
    touched = [one for one in results if one.touched]
    hugo = any(one.hugo for one in results)
    text = (
        f"Proved before each measurement: on {'both sites' if hugo else 'the site'}, every student's page shows the "
        "catalogue's fields, text, links and enrollments, every course's page its fields, text and roster, and the "
        f"lists lead to all of them; of {results[0].sown} sown faults, each of another rule, Registrar finds every one "
        "and writes nothing. ")
    if not touched:
        most = max(one.compared for one in results)
        return text + (
            "The rebuild with nothing changed touched nothing: inode, mode, size, mtime and ctime of all files "
            f"and folders of source and site ({most:,} at the largest size) were the same after it.")
    return text + "**The rebuild with nothing changed touched files**, such as " + ", ".join(
        f"`{os.path.basename(one.touched)}` at {one.students:,} students" for one in touched) + "."


def section(results, shape, machine_line, versions):
    """Heading and text of the section for these results, which all have one shape."""
    runs = results[0].runs
    parts = [
        f"{SHAPES[shape]} Medians of {runs} {'runs' if runs > 1 else 'run'}, in turn; memory is the peak of "
        "the process.",
        main_table(results), fit_sentence(results), "Registrar alone:", side_table(results),
        "What was built:", sites_table(results), proof_sentence(results),
        f"{machine_line}. {versions}."]
    heading = TITLES[shape]
    if not any(one.hugo for one in results):
        heading += ", without Hugo"
    kinds = {one.where for one in results}
    if kinds.isdisjoint({"tmpfs"}) and len(kinds) == 1:
        heading += f", on {kinds.pop()}"
    return heading, "\n\n".join(part for part in parts if part)


def put_section(path, heading, text):
    """Replaces the section with that heading in the file, or adds it."""
    before = "# Results\n\nMade by `make benchmark`; [README.md](README.md) says what is compared.\n"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            before = file.read()
    new = f"## {heading}\n\n{text}\n"
    pattern = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(before):
        after = pattern.sub(lambda _: new + "\n", before)
    else:
        after = before.rstrip("\n") + "\n\n" + new
    with open(path, "w", encoding="utf-8") as file:
        file.write(after.rstrip("\n") + "\n")
