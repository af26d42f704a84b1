// swift-format-ignore-file
// Made from templates/ by `make theme`; edit the files there.

/// The theme that the executable carries: what `templates/` held when it was built.
enum BuiltInTheme {
  /// Paths below `templates/`, in byte order, and the files' text.
  static let files: [(path: StaticString, text: StaticString)] = [
    (
      "404.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow">404</p>
<h1>This page is not in the catalogue</h1>
<p class="lede">The address may have been mistyped, or the course may have moved when its number changed.</p>
</header>
<ul class="cards">
<li><a href="{{ site.home_url }}">Home</a> <small>where everything begins</small></li>
<li><a href="{{ site.courses_url }}">Courses</a> <small>all that we teach</small></li>
<li><a href="{{ site.terms_url }}">Terms</a> <small>what is given when</small></li>
</ul>
{% endblock %}

"""###
    ),
    (
      "assets/icon.svg",
      ###"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#7b1e2e" d="M3 2h26v15c0 7-5.500 11-13 13C8.500 28 3 24 3 17z"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M16 10c-2-2-5-2.500-9-2v11c4-.5 7 0 9 2 2-2 5-2.500 9-2V8c-4-.5-7 0-9 2zv11"/></g></svg>

"""###
    ),
    (
      "assets/site.css",
      ###"""
/* The default theme of Registrar. One column of text, one accent, the reader's own fonts.
   Contents: 1 values, 2 elements, 3 frame, 4 headings of pages, 5 parts, 6 tables, 7 print */

/* 1 Values. Every pair of colours meets WCAG 2.2 AA in both schemes: text 4.5:1, marks 3:1. */

:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --raised: #f5f2ea;
  --line: #ded8cb;
  --ink: #1f1d1a;
  --quiet: #625c53;
  --accent: #7b1e2e;
  --accent-strong: #551320;
  --bar: #7b1e2e;
  --good: #2d6a3f;
  --wait: #8a5a00;
  --gone: #6b645b;
  --track: #e4ddce;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua",
    "Noto Serif", "Liberation Serif", Georgia, serif;
  --gutter: max(1.125rem, (100% - 68rem) / 2);
  --measure: 42rem;
  --radius: .5rem;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614;
    --raised: #211f1c;
    --line: #3b3833;
    --ink: #ebe7df;
    --quiet: #aaa297;
    --accent: #f0a5a0;
    --accent-strong: #f9cfcb;
    --bar: #5a1521;
    --good: #8fcf9f;
    --wait: #e6b85c;
    --gone: #a8a095;
    --track: #3b3833;
  }
}

/* 2 Elements */

*, ::before, ::after { box-sizing: border-box; }

html {
  font: 100%/1.6 var(--sans); scroll-padding-top: 1rem; text-size-adjust: 100%;
  -webkit-text-size-adjust: 100%;
}

body {
  margin: 0; background: var(--paper); color: var(--ink); font-size: 1.0625rem;
  overflow-wrap: break-word;
}

h1, h2, h3, h4, h5, h6 {
  margin: 0; font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance;
}
h1 { font-size: clamp(2rem, 1.5rem + 2.4vw, 3.125rem); letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { font-size: 1.625rem; letter-spacing: -.005em; }
h3 { font-size: 1.25rem; }
h4, h5, h6 { font-size: 1.0625rem; }

p, ul, ol, dl, dd, table, blockquote, pre, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }

a { color: var(--accent); text-decoration-thickness: .0625em; text-underline-offset: .18em; }
a:hover { color: var(--accent-strong); text-decoration-thickness: .125em; }

:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .1875rem; border-radius: .125rem; }

bdi, small { overflow-wrap: anywhere; }
.id { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
small, .quiet { color: var(--quiet); font-size: .9375rem; }
img, svg { max-width: 100%; height: auto; }
code, pre {
  font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace;
  font-size: .9em;
}
hr { border: 0; border-top: 1px solid var(--line); }

/* 3 Frame. The gutter grows with the window, so that the colours of bars reach its edges. */

.skip {
  position: absolute; inset-inline-start: -99rem; z-index: 1; padding: .75rem 1.25rem;
  background: var(--paper);
}
.skip:focus { inset: .5rem auto auto .5rem; }

.banner {
  padding: .5rem var(--gutter); background: #f7c948; color: #2b2100; font-size: .9375rem;
  font-weight: 600;
}

header.site {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem;
  padding: .875rem var(--gutter); background: var(--bar); color: #fff;
}
header.site a { color: inherit; text-decoration: none; }
header.site a:hover { text-decoration: underline; }
header.site :focus-visible { outline-color: #fff; }
.brand { margin-inline-end: auto; font: 600 1.25rem/1.5 var(--serif); }
header.site nav { display: flex; flex-wrap: wrap; gap: 0 1.375rem; font-size: 1rem; }
header.site nav a { padding-block: .25rem; border-bottom: .125rem solid transparent; }
header.site nav a[aria-current] { border-color: currentcolor; }

main { padding: clamp(2rem, 5vw, 4rem) var(--gutter) 5rem; }
main > * + *, section:not(.pair) > * + *, details.term > * + * { margin-top: 1.5rem; }
main > section { margin-top: 3.5rem; }

footer.site {
  padding: 2rem var(--gutter) 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem;
}
footer.site nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-bottom: .75rem; }
footer.site a { padding-block: .125rem; color: inherit; }

/* 4 Headings of pages */

.masthead { max-width: 56rem; }
.masthead > * + * { margin-top: .75rem; }
.eyebrow { color: var(--quiet); font-size: .9375rem; }
.code {
  display: block; margin-bottom: .25rem; color: var(--accent); font-size: 1.25rem; letter-spacing: .02em;
}
.lede { max-width: var(--measure); color: var(--quiet); font: 1.3125rem/1.45 var(--serif); }
.tag {
  display: inline-block; padding: .125rem .625rem; border: 1px solid currentcolor; border-radius: 1rem;
  color: var(--accent); font: 600 .8125rem/1.4 var(--sans); letter-spacing: 0; vertical-align: .2em;
}

/* 5 Parts */

.facts { padding: 1.5rem; border-radius: var(--radius); background: var(--raised); }
.facts .big { font: 600 1.5rem/1.3 var(--serif); }
dt { color: var(--quiet); font-size: .875rem; }
dd { overflow-wrap: anywhere; }
.facts dd::first-letter { text-transform: uppercase; }
.facts dl { display: flex; flex-wrap: wrap; gap: .875rem 2.5rem; }
dl.strip {
  display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-top: 1.5rem; padding-top: 1.25rem;
  border-top: 1px solid var(--line);
}

.columns { display: grid; gap: 2rem 4rem; grid-template-columns: minmax(0, 1fr); margin-top: 2.5rem; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, var(--measure)) minmax(17rem, 1fr); align-items: start; }
  .columns > .facts { grid-area: 1 / 2; }
  .facts dl { flex-direction: column; }
}

.numbers {
  display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin-top: 1.25rem; padding-top: 1.25rem;
  border-top: 1px solid var(--line);
}
.numbers b { display: block; font: 600 1.75rem/1.2 var(--serif); }
.numbers a { text-decoration: none; }
.numbers a:hover { text-decoration: underline; }

.prose { max-width: var(--measure); }
.prose > * + * { margin-top: 1em; }
.prose > :is(h1, h2, h3, h4, h5, h6) { margin-top: 1.75em; }
.prose > :is(h1, h2, h3, h4, h5, h6):first-child { margin-top: 0; }
.prose > :is(h1, h2, h3, h4, h5, h6) + * { margin-top: .6em; }
.prose h1 { font-size: 1.875rem; }
.prose :is(ul, ol) { padding-inline-start: 1.5rem; }
.prose ul { list-style: disc; }
.prose ol { list-style: decimal; }
.prose li + li { margin-top: .375rem; }
.prose li::marker { color: var(--quiet); }
.prose blockquote {
  padding-inline-start: 1.25rem; border-inline-start: .1875rem solid var(--accent);
  font: italic 1.1875rem/1.5 var(--serif);
}
.prose pre { overflow-x: auto; padding: 1rem; border-radius: var(--radius); background: var(--raised); }
.prose table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; }
.prose img { display: block; border-radius: var(--radius); }

.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); }
.cards li { padding: 1.125rem 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); }
.cards a { font: 600 1.1875rem/1.3 var(--serif); }
.cards small { display: block; margin-top: .25rem; }

.home + .columns .prose > p:first-child { font: 1.3125rem/1.5 var(--serif); }

.pair { display: grid; gap: 1.5rem 4rem; grid-template-columns: minmax(0, 1fr); align-items: start; }

@media (min-width: 60rem) {
  .pair { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  .pair > h2 { grid-column: 1 / -1; }
}

.list { border-top: 1px solid var(--line); }
.list li {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: .125rem 1rem; padding: .875rem 0;
  border-bottom: 1px solid var(--line);
}
.list li > * { min-width: 0; }
.list a { font: 600 1.1875rem/1.4 var(--serif); }
.list p { flex-basis: 100%; padding-inline-end: max(0px, 100% - var(--measure)); color: var(--quiet); }

.names { columns: 16rem; column-gap: 2.5rem; }
.names li { padding-block: .25rem; break-inside: avoid; }
.people li { padding-block: .625rem; }

.requirements {
  display: grid; gap: 2rem 3rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
}
.requirements h3 + p { margin-top: .25rem; color: var(--quiet); }
.requirements ul { margin-top: .75rem; }
.requirements li { padding-block: .375rem; border-top: 1px solid var(--line); }

.offerings li {
  display: grid; gap: .5rem 2rem; grid-template-columns: minmax(0, 1fr); padding: 1rem 0;
  border-top: 1px solid var(--line);
}
@media (min-width: 48rem) {
  .offerings li { grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 3fr); }
}
.offerings li.brief { display: inline-block; width: min(17rem, 100%); padding: .75rem 1.5rem .25rem 0; border: 0; vertical-align: top; }
.listing { padding-block: 1.25rem; border-top: 1px solid var(--line); }
.listing .offerings > li:first-child { border-top: 0; }
meter {
  display: block; width: 100%; max-width: 14rem; height: .5rem; margin-top: .375rem; border: 0; border-radius: 1rem;
  background: var(--track); appearance: none; -webkit-appearance: none; overflow: hidden;
}
meter::-webkit-meter-inner-element { grid-template-rows: 0 [line-start] 1fr [line-end] 0; }
meter::-webkit-meter-bar { border: 0; border-radius: 0; background: var(--track); }
meter::-webkit-meter-optimum-value { background: var(--accent); }
meter::-moz-meter-bar { background: var(--accent); }
label { font-size: .9375rem; }

details.term { padding-block: 1rem; border-top: 1px solid var(--line); }
details.term + details.term { margin-top: 0; }
summary { cursor: pointer; }
summary > h3 { display: inline; }
.more { font-size: .9375rem; }

.pager { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 2rem; }
.pager ol { margin-top: .75rem; }
.pager li a { display: block; padding-block: .25rem; }
.pager [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }

.note { padding-top: 1.5rem; border-top: 1px solid var(--line); color: var(--quiet); }
main > .note { margin-top: 4rem; }
.remark { display: block; max-width: var(--measure); color: var(--quiet); font-weight: 400; }
.remark p + p { margin-top: .5rem; }

/* 6 Tables. The first column is the row's heading; a status is a word with a coloured mark. */

table { width: 100%; border-collapse: collapse; line-height: 1.45; }
caption { padding-bottom: .5rem; color: var(--quiet); font-size: .9375rem; text-align: start; }
th, td {
  padding: .625rem 1rem .625rem 0; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: baseline;
}
:is(th, td):last-child { padding-inline-end: 0; }
thead th { padding-block: .375rem; color: var(--quiet); font-size: .875rem; font-weight: 400; }
tbody th, tfoot th { font-weight: 400; }
tfoot :is(th, td) { border: 0; padding-block: .375rem 0; color: var(--quiet); font-size: .9375rem; }
.n { text-align: end; font-variant-numeric: tabular-nums; }
main td, .facts dd { font-variant-numeric: tabular-nums; }
.roster { max-width: var(--measure); }

td:is(.enrolled, .completed, .waitlisted, .withdrawn, .dropped) {
  position: relative; padding-inline-start: 1.125rem;
}
td:is(.enrolled, .completed, .waitlisted, .withdrawn, .dropped)::before {
  content: ""; position: absolute; inset-block-start: 1.125rem; inset-inline-start: 0; width: .5625rem; height: .5625rem;
  border: .125rem solid currentcolor; border-radius: 50%; color: var(--gone);
}
td:is(.enrolled, .completed)::before { background: currentcolor; }
td.enrolled::before { color: var(--accent); }
td.completed::before { color: var(--good); }
td.waitlisted::before { color: var(--wait); }
.timetable td:nth-child(2) { white-space: nowrap; }
.timetable small { display: block; }
.timetable td:last-child { overflow-wrap: anywhere; }

@media (max-width: 25rem) {
  table { font-size: 1rem; }
  th, td { padding-inline-end: .5rem; }
  .timetable td:nth-child(2) { white-space: normal; }
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

/* 7 Print: ink on paper, every roster open, nothing to click. */

@media print {
  :root {
    color-scheme: light; --paper: #fff; --raised: #fff; --line: #bbb; --ink: #000; --quiet: #444;
    --accent: #000; --gutter: 0;
  }
  body { font-size: 10.5pt; }
  h1 { font-size: 22pt; }
  header.site { padding: 0 0 6pt; border-bottom: 1pt solid #000; background: none; color: #000; }
  header.site nav, footer.site nav, .skip, .pager, .more { display: none; }
  main { padding-block: 18pt; }
  a { color: inherit; text-decoration: none; }
  .facts { padding: 0; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, li { break-inside: avoid; }
  ::details-content { display: block; content-visibility: visible; height: auto; }
}

"""###
    ),
    (
      "base.html",
      ###"""
<!doctype html>
<html lang="{{ site.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{#- `file:` is for pages opened from disk, where some browsers do not count the folder as 'self'; on a web server it allows nothing. #}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'">
<title>{% if page.kind != 'home' %}{{ page.title }} · {% endif %}{{ site.title }}</title>
{%- if page.description %}
<meta name="description" content="{{ page.description }}">
{%- endif %}
{%- if not page.is_indexed %}
<meta name="robots" content="noindex">
{%- endif %}
{%- if page.canonical_url %}
<link rel="canonical" href="{{ page.canonical_url }}">
{%- endif %}
{%- if site.feed_url %}
<link rel="alternate" type="application/atom+xml" href="{{ site.feed_url }}">
{%- endif %}
<link rel="icon" href="{{ 'icon.svg' | asset }}">
<link rel="stylesheet" href="{{ 'site.css' | asset }}">
{%- block head %}{% endblock %}
</head>
<body>
<a class="skip" href="#main.content">Skip to content</a>
{%- if site.is_internal %}
<p class="banner">Internal — not for publication</p>
{%- endif %}
<header class="site">
<a class="brand" href="{{ site.home_url }}">{{ site.title }}</a>
{%- if site.nav %}
<nav aria-label="Main">
{%- for link in site.nav %}
<a href="{{ link.url }}"{% if link.is_current %} aria-current="page"{% endif %}>{{ link.title }}</a>
{%- endfor %}
</nav>
{%- endif %}
</header>
<main id="main.content">
{%- block main %}{% endblock %}
</main>
<footer class="site">
<nav aria-label="Catalogue">
<a href="{{ site.courses_url }}">Courses</a>
{%- if site.terms_url %}
<a href="{{ site.terms_url }}">Terms</a>
{%- endif %}
{%- if site.departments_url %}
<a href="{{ site.departments_url }}">Departments</a>
{%- endif %}
{%- if site.programs_url %}
<a href="{{ site.programs_url }}">Programmes</a>
{%- endif %}
{%- if site.instructors_url %}
<a href="{{ site.instructors_url }}">Instructors</a>
{%- endif %}
<a href="{{ site.students_url }}">Students</a>
</nav>
<p>{{ site.title }}{% if page.updated %} · Last changed {{ page.updated | date("%-d %B %Y") }}{% endif %}</p>
</footer>
</body>
</html>

"""###
    ),
    (
      "course.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{% include 'partials/course-data.html' %}
{%- if course.json_url %}
<link rel="alternate" type="application/json" href="{{ course.json_url }}">
{%- endif %}
{%- endblock %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.courses_url }}">Courses</a>
{%- if course.department %} / {% with linked = course.department %}{% include 'partials/link.html' %}{% endwith %}{% endif %}</p>
<h1 dir="auto"><span class="code">{{ course.code }}</span> {{ course.title }}</h1>
{%- if course.summary %}
<p class="lede" dir="auto">{{ course.summary }}</p>
{%- endif %}
{%- if course.is_draft %}
<p class="tag">Draft</p>
{%- endif %}
</header>
<div class="columns">
{%- if course.credits or course.level or course.language or course.instructors or course.prerequisites or course.corequisites or course.cross_listed or course.required_for or course.tags %}
<aside class="facts" aria-label="At a glance">
<dl>
{%- if course.credits %}
<div><dt>Credits</dt><dd>{{ course.credits }}</dd></div>
{%- endif %}
{%- if course.level %}
<div><dt>Level</dt><dd>{{ course.level }}</dd></div>
{%- endif %}
{%- if course.language and course.language != site.language %}
<div><dt>Taught in</dt><dd>{% include 'partials/language.html' %}</dd></div>
{%- endif %}
{%- if course.instructors %}
<div><dt>{% if course.instructors | length == 1 %}Instructor{% else %}Instructors{% endif %}</dt><dd>
{%- for linked in course.instructors %}{% include 'partials/link.html' %}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.prerequisites %}
<div><dt>Prerequisites</dt><dd>
{%- for token in course.prerequisites %}
{%- if token.course %}{% with linked = token.course %}{% include 'partials/course-code.html' %}{% endwith %}{% else %}{{ token.text }}{% endif %}
{%- endfor %}</dd></div>
{%- endif %}
{%- if course.corequisites %}
<div><dt>Taken together with</dt><dd>
{%- for linked in course.corequisites %}{% include 'partials/course-code.html' %}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.cross_listed %}
<div><dt>Also listed as</dt><dd>
{%- for linked in course.cross_listed %}{% include 'partials/course-code.html' %}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.required_for %}
<div><dt>Required for</dt><dd>
{%- for linked in course.required_for %}{% include 'partials/course-code.html' %}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if course.tags %}
<div><dt>Tags</dt><dd>{% for tag in course.tags %}{{ tag }}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
</dl>
</aside>
{%- endif %}
{%- if course.has_body %}
<div class="prose">
{{ course.body }}</div>
{%- endif %}
</div>
{%- if course.terms %}
<section>
<h2>Terms and rosters</h2>
{%- for part in course.terms %}
<details class="term"{% if part.is_current or loop.first %} open{% endif %}>
<summary><h3>{{ part.title }}{% if part.is_current %} <span class="tag">Current term</span>{% endif %}</h3></summary>
{%- if part.offerings %}
{% with offerings = part.offerings %}{% include 'partials/offering-list.html' %}{% endwith %}
{%- endif %}
{%- if part.roster %}
<table class="roster">
<caption>Roster{% if part.roster_count %}, {{ part.roster_count }} {% if part.roster_count == 1 %}student{% else %}students{% endif %}{% endif %}</caption>
<thead><tr><th>Student</th><th>Status</th></tr></thead>
<tbody>
{%- for enrollment in part.roster %}
<tr><th>{% with student = enrollment.student %}{% include 'partials/student-link.html' %}{% endwith %}</th>{% include 'partials/status.html' %}</tr>
{%- endfor %}
</tbody>
</table>
{%- endif %}
{%- for note in part.notes %}
<div class="prose remark">
{{ note.body }}</div>
{%- endfor %}
{%- if part.term %}
<p class="more">All courses in {% with linked = part.term %}{% include 'partials/link.html' %}{% endwith %}</p>
{%- endif %}
</details>
{%- endfor %}
</section>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "courses.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
<p class="lede">{{ page.total }} {% if page.total == 1 %}course{% else %}courses{% endif %}</p>
</header>
{% include 'partials/course-list.html' %}
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
    (
      "group.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow">
{%- if group.kind == 'department' and site.departments_url %}<a href="{{ site.departments_url }}">Departments</a>
{%- elif group.kind == 'program' and site.programs_url %}<a href="{{ site.programs_url }}">Programmes</a>
{%- elif group.kind == 'instructor' and site.instructors_url %}<a href="{{ site.instructors_url }}">Instructors</a>
{%- endif %}</p>
<h1><bdi>{{ group.title }}</bdi></h1>
<dl class="strip">
{%- if group.award %}
<div><dt>Award</dt><dd>{{ group.award }}</dd></div>
{%- endif %}
{%- if group.credits %}
<div><dt>Credits</dt><dd>{{ group.credits }}</dd></div>
{%- endif %}
{%- if group.department %}
<div><dt>Department</dt><dd>{% with linked = group.department %}{% include 'partials/link.html' %}{% endwith %}</dd></div>
{%- endif %}
{%- if group.email %}
<div><dt>E-mail</dt><dd><a href="mailto:{{ group.email }}">{{ group.email }}</a></dd></div>
{%- endif %}
</dl>
</header>
{%- if group.has_body %}
<div class="prose">
{{ group.body }}</div>
{%- endif %}
{%- if group.requirements %}
<section>
<h2>Requirements</h2>
<div class="requirements">
{%- for requirement in group.requirements %}
<section>
<h3>{{ requirement.title }}</h3>
<p>{% if requirement.choose %}Choose {{ requirement.choose }} of{% else %}All of{% endif %}</p>
<ul>
{%- for linked in requirement.courses %}
<li>{% include 'partials/course-title.html' %}</li>
{%- endfor %}
</ul>
</section>
{%- endfor %}
</div>
</section>
{%- elif group.courses and not group.listing %}
<section>
<h2>Courses</h2>
{% with courses = group.courses %}{% include 'partials/course-list.html' %}{% endwith %}
</section>
{%- endif %}
{%- if group.listing %}
<section>
<h2>Teaching</h2>
{%- for part in group.listing %}
{% include 'partials/listing.html' %}
{%- endfor %}
</section>
{%- endif %}
{%- if group.students %}
<section>
<h2>Students</h2>
<ul class="names">
{%- for student in group.students %}
<li>{% include 'partials/student-link.html' %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "groups.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
</header>
<ul class="list">
{%- for linked in groups %}
<li>{% include 'partials/link.html' %}
{%- if linked.award %} <small>{{ linked.award }}</small>{% endif %}
{%- if linked.department %} <small>{{ linked.department.title }}</small>{% endif %}
{%- if linked.courses %} <small>{{ linked.courses | length }} {% if linked.courses | length == 1 %}course{% else %}courses{% endif %}</small>{% endif %}</li>
{%- endfor %}
</ul>
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
    (
      "home.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead home">
<h1>{{ home.title }}</h1>
</header>
<div class="columns">
{%- if home.has_body %}
<div class="prose">
{{ home.body }}</div>
{%- endif %}
<aside class="facts" aria-label="At a glance">
{%- if site.current_term %}
<p class="eyebrow">Current term</p>
<p class="big">{% with linked = site.current_term %}{% include 'partials/link.html' %}{% endwith %}</p>
{%- if site.current_term.starts and site.current_term.ends %}
<p>{{ site.current_term.starts | date("%-d %B") }} – {{ site.current_term.ends | date("%-d %B %Y") }}</p>
{%- endif %}
{%- endif %}
<ul class="numbers">
<li><a href="{{ site.courses_url }}"><b>{{ site.course_count }}</b> {% if site.course_count == 1 %}course{% else %}courses{% endif %}</a></li>
{%- if site.terms_url %}
<li><a href="{{ site.terms_url }}"><b>{{ site.term_count }}</b> {% if site.term_count == 1 %}term{% else %}terms{% endif %}</a></li>
{%- endif %}
<li><a href="{{ site.students_url }}"><b>{{ site.student_count }}</b> {% if site.student_count == 1 %}student{% else %}students{% endif %}</a></li>
{%- if site.enrollment_count %}
<li><b>{{ site.enrollment_count }}</b> {% if site.enrollment_count == 1 %}enrollment{% else %}enrollments{% endif %}</li>
{%- endif %}
</ul>
</aside>
</div>
{%- if site.departments %}
<section>
<h2>Departments</h2>
<ul class="cards">
{%- for linked in site.departments %}
<li>{% include 'partials/link.html' %}
{%- if linked.courses %} <small>{{ linked.courses | length }} {% if linked.courses | length == 1 %}course{% else %}courses{% endif %}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if site.programs %}
<section>
<h2>Programmes of study</h2>
<ul class="cards">
{%- for linked in site.programs %}
<li>{% include 'partials/link.html' %}{% if linked.award %} <small>{{ linked.award }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if site.terms %}
<section>
<h2>Terms</h2>
<ul class="cards">
{%- for linked in site.terms %}
<li>{% include 'partials/link.html' %}{% if linked.starts %} <small>from {{ linked.starts | date("%-d %B %Y") }}</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if site.pages %}
<section>
<h2>More about {{ site.title }}</h2>
<ul class="cards">
{%- for linked in site.pages %}
<li><a href="{{ linked.url }}">{{ linked.title }}</a></li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "page.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1 dir="auto">{{ page.title }}</h1>
</header>
{%- if page.has_body %}
<div class="prose">
{{ page.body }}</div>
{%- endif %}
{% endblock %}

"""###
    ),
    (
      "partials/course-code.html",
      ###"""
{% if linked.url %}<a class="id" href="{{ linked.url }}">{{ linked.code }}</a>{% else %}<span class="id">{{ linked.code }}</span>{% endif %}

"""###
    ),
    (
      "partials/course-data.html",
      ###"""
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Course", "name": {{ course.title | tojson }}, "courseCode": {{ course.code | tojson }}
{%- if course.summary %}, "description": {{ course.summary | tojson }}{% elif course.description %}, "description": {{ course.description | tojson }}{% endif %}
{%- if page.canonical_url %}, "url": {{ page.canonical_url | tojson }}{% endif %}
{%- if course.language %}, "inLanguage": {{ course.language | tojson }}{% endif %}
{%- if course.level %}, "educationalLevel": {{ course.level | tojson }}{% endif %}
{%- if course.credits_min and course.credits_min == course.credits_max %}, "numberOfCredits": {{ course.credits_min | tojson }}{% endif %}, "provider": {"@type": "CollegeOrUniversity", "name": {{ site.title | tojson }}}
{%- if course.offerings %}, "hasCourseInstance": [
{%- for offering in course.offerings %}{"@type": "CourseInstance"
{%- if offering.section %}, "name": {{ offering.section | tojson }}{% endif %}
{%- if offering.mode == 'in-person' %}, "courseMode": "Onsite"{% elif offering.mode == 'online' %}, "courseMode": "Online"{% elif offering.mode == 'hybrid' %}, "courseMode": "Blended"{% endif %}
{%- if offering.starts %}, "startDate": {{ offering.starts | tojson }}{% elif offering.term.starts %}, "startDate": {{ offering.term.starts | tojson }}{% endif %}
{%- if offering.ends %}, "endDate": {{ offering.ends | tojson }}{% elif offering.term.ends %}, "endDate": {{ offering.term.ends | tojson }}{% endif %}
{%- if offering.location %}, "location": {{ offering.location | tojson }}{% endif %}
{%- if offering.instructors %}, "instructor": [{% for person in offering.instructors %}{"@type": "Person", "name": {{ person.title | tojson }}}{% if not loop.last %}, {% endif %}{% endfor %}]{% endif %}}
{%- if not loop.last %}, {% endif %}
{%- endfor %}]{% endif %}}
</script>

"""###
    ),
    (
      "partials/course-list.html",
      ###"""
<ul class="list">
{%- for linked in courses %}
<li>{% include 'partials/course-title.html' %}{% if linked.credits %} <small>{{ linked.credits }} credits</small>{% endif %}{% if linked.department and page.kind == 'courses' %} <small>{{ linked.department.title }}</small>{% endif %}
{%- if linked.summary %}
<p>{{ linked.summary }}</p>
{%- endif %}</li>
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/course-title.html",
      ###"""
{% if linked.url %}<a href="{{ linked.url }}"><bdi>{{ linked.title }}</bdi></a>{% else %}<bdi>{{ linked.title }}</bdi>{% endif %} <small class="id">{{ linked.code }}</small>

"""###
    ),
    (
      "partials/language.html",
      ###"""
{%- if course.language == 'ar' %}Arabic
{%- elif course.language == 'de' %}German
{%- elif course.language == 'en' %}English
{%- elif course.language == 'es' %}Spanish
{%- elif course.language == 'fr' %}French
{%- elif course.language == 'hi' %}Hindi
{%- elif course.language == 'it' %}Italian
{%- elif course.language == 'ja' %}Japanese
{%- elif course.language == 'ko' %}Korean
{%- elif course.language == 'nl' %}Dutch
{%- elif course.language == 'pl' %}Polish
{%- elif course.language == 'pt' %}Portuguese
{%- elif course.language == 'ru' %}Russian
{%- elif course.language == 'zh' %}Chinese
{%- else %}{{ course.language }}
{%- endif -%}

"""###
    ),
    (
      "partials/link.html",
      ###"""
{% if linked.url %}<a href="{{ linked.url }}"><bdi>{{ linked.title }}</bdi></a>{% else %}<bdi>{{ linked.title }}</bdi>{% endif %}

"""###
    ),
    (
      "partials/listing.html",
      ###"""
{#- A course and its offerings. -#}
<section class="listing">
<h3>{% with linked = part.course %}{% include 'partials/course-title.html' %}{% endwith %}</h3>
{% with offerings = part.offerings %}{% include 'partials/offering-list.html' %}{% endwith %}
</section>

"""###
    ),
    (
      "partials/mode.html",
      ###"""
{%- if offering.mode == 'in-person' %}In person{% elif offering.mode == 'online' %}Online{% elif offering.mode == 'hybrid' %}Hybrid{% endif -%}

"""###
    ),
    (
      "partials/offering-list.html",
      ###"""
<ul class="offerings">
{%- for offering in offerings %}
{% include 'partials/offering.html' %}
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/offering.html",
      ###"""
{#- An offering: who gives it, when, where, and how many seats are taken. What the page is about is not said again. -#}
<li{% if not (offering.meetings or offering.capacity or offering.mode or offering.location) %} class="brief"{% endif %}>
<div>
{%- if page.kind == 'group' %}
<p class="quiet">{{ offering.term.title }}</p>
{%- endif %}
{%- if offering.section %}
<p><b>Section {{ offering.section }}</b></p>
{%- endif %}
{%- if offering.instructors and page.group_kind != 'instructor' %}
<p>{% for linked in offering.instructors %}{% include 'partials/link.html' %}{% if not loop.last %}, {% endif %}{% endfor %}</p>
{%- endif %}
</div>
<div>
{%- for meeting in offering.meetings %}
<p>{{ meeting.days }} {{ meeting.starts }}–{{ meeting.ends }}
{%- if meeting.location %}, {{ meeting.location }}{% endif %}
{%- if meeting.every > 1 %} <small>every {{ meeting.every }} weeks</small>{% endif %}
{%- if meeting.from %} <small>from {{ meeting.from | date("%-d %b") }}</small>{% endif %}
{%- if meeting.until %} <small>until {{ meeting.until | date("%-d %b") }}</small>{% endif %}</p>
{%- endfor %}
{%- if offering.mode or offering.location %}
<p class="quiet">{% include 'partials/mode.html' %}{% if offering.mode and offering.location %}, {% endif %}{{ offering.location }}</p>
{%- endif %}
</div>
{%- if offering.capacity %}
<div>
<label>{% if offering.is_full %}All {{ offering.capacity }} seats taken{% else %}{{ offering.seats_taken }} of {{ offering.capacity }} seats taken{% endif %} <meter max="{{ offering.capacity }}" value="{{ offering.seats_taken }}"></meter></label>
{%- if offering.waitlisted %}
<p class="quiet">{{ offering.waitlisted }} on the waiting list</p>
{%- endif %}
</div>
{%- endif %}
</li>

"""###
    ),
    (
      "partials/pager.html",
      ###"""
{%- if page.count > 1 %}
<nav class="pager" aria-label="Pages">
{%- if page.previous_url %}
<a href="{{ page.previous_url }}" rel="prev">Previous</a>
{%- endif %}
<details>
<summary>Page {{ page.number }} of {{ page.count }}</summary>
<ol>
{%- for part in page.pages %}
<li><a href="{{ part.url }}"{% if part.is_current %} aria-current="page"{% endif %}>{% if part.first %}<bdi>{{ part.first }}</bdi> – <bdi>{{ part.last }}</bdi>{% else %}Page {{ part.number }}{% endif %}</a></li>
{%- endfor %}
</ol>
</details>
{%- if page.next_url %}
<a href="{{ page.next_url }}" rel="next">Next</a>
{%- endif %}
</nav>
{%- endif %}

"""###
    ),
    (
      "partials/progress.html",
      ###"""
{#- A requirement of a programme, and how far a student is with it. -#}
<section>
<h3>{{ part.title }}</h3>
<p>{% if part.is_met %}<b class="met">Met</b>{% elif part.is_under_way %}<b class="under-way">In progress</b>{% else %}<b class="open">Open</b>{% endif %}: {{ part.met }} of {{ part.needed }} completed{% if part.in_progress %}, {{ part.in_progress }} in progress{% endif %}</p>
<svg class="bar" width="100%" height=".5em" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="done" width="{{ part.met_share }}%" height="100%"/>{% if part.in_progress %}<rect class="coming" x="{{ part.met_share }}%" width="{{ part.in_progress_share }}%" height="100%"/>{% endif %}</svg>
<p>{% if part.choose %}Choose {{ part.choose }} of{% else %}All of{% endif %}</p>
<ul>
{%- for item in part.courses %}
<li>{% with linked = item.course %}{% include 'partials/course-title.html' %}{% endwith %}{% if item.is_completed %} <small class="met">completed</small>{% elif item.is_in_progress %} <small class="under-way">in progress</small>{% endif %}</li>
{%- endfor %}
</ul>
</section>

"""###
    ),
    (
      "partials/remarks.html",
      ###"""
{%- for override in enrollment.overrides %}
<small class="remark">Override of {{ override.rule }}: {{ override.reason }}{% if override.by %} ({{ override.by }}{% if override.on %}, {{ override.on | date("%-d %b %Y") }}{% endif %}){% endif %}</small>
{%- endfor -%}

"""###
    ),
    (
      "partials/status.html",
      ###"""
{#- Each row of a roster comes through here, so nothing is printed that is not there. -#}
<td class="{{ enrollment.status }}">{{ enrollment.status | capitalize }}
{%- if enrollment.grade %} <b>{{ enrollment.grade }}</b>{% endif %}
{%- if enrollment.section %} <small>{{ enrollment.section }}</small>{% endif %}
{%- if enrollment.ended_on %} <small>{{ enrollment.ended_on | date("%-d %b %Y") }}</small>{% endif %}</td>

"""###
    ),
    (
      "partials/student-link.html",
      ###"""
{% if student.url %}<a href="{{ student.url }}"><bdi>{{ student.name }}</bdi></a>{% else %}<bdi>{{ student.name }}</bdi>{% endif %}

"""###
    ),
    (
      "partials/student-list.html",
      ###"""
<ul class="list people">
{%- for student in students %}
<li>{% include 'partials/student-link.html' %}{% if student.program %} <small>{{ student.program.title }}</small>{% endif %}{% if student.year %} <small>Year {{ student.year }}</small>{% endif %}</li>
{%- endfor %}
</ul>

"""###
    ),
    (
      "partials/take-along.html",
      ###"""
{#- Where the meetings of what the page shows can be had for a calendar. -#}
<p class="take-along"><a href="{{ address }}" type="text/calendar" download>Add to calendar</a> <small>iCalendar file</small></p>

"""###
    ),
    (
      "partials/week-block.html",
      ###"""
{#- What a block of a week says. -#}
<span class="unseen">{{ slot.day | date("%A") }} </span>
{%- if page.kind == 'course' -%}
<b>{% if block.count > 1 %}{{ block.count }} sections{% elif slot.section %}<bdi>{{ slot.section }}</bdi>{% else %}{{ slot.course.code }}{% endif %}</b>{% if block.count > 1 %} <bdi>{{ block.sections }}</bdi>{% endif %}
{%- else -%}
<b>{{ slot.course.code }}</b>{% if block.count > 1 %} {{ block.count }} sections{% elif slot.section %} <bdi>{{ slot.section }}</bdi>{% endif %}
{%- endif %}
{%- if block.is_clash %} <strong class="clash-mark">Clash</strong>{% endif %}
{%- if slot.every > 1 %} <i>every {{ slot.every }} weeks</i>{% endif %} <span>{{ slot.starts }}–{{ slot.ends }}</span>{% if block.location %} <span><bdi>{{ block.location }}</bdi></span>{% endif -%}

"""###
    ),
    (
      "partials/week.html",
      ###"""
{#- A week of meetings: blocks on a grid, and the same as a table; of very many, how many there are in each hour instead.
    Places are numbers in attributes, in per cent across and in em down, so that no style attribute is needed. -#}
<div class="week">
{%- if week.is_overview %}
<table class="heat">
<caption>Classes in session, by day and hour</caption>
<thead><tr><td></td>{% for column in week.days %}<th scope="col"><abbr title="{{ column.day | date("%A") }}">{{ column.day | date("%a") }}</abbr></th>{% endfor %}</tr></thead>
<tbody>
{%- for hour in week.hours if hour.cells %}
<tr><th scope="row">{{ hour.label }}</th>{% for cell in hour.cells %}<td class="heat-{{ cell.level }}">{% if cell.count %}{{ cell.count }}{% endif %}</td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table>
{%- elif week.hours %}
<div class="week-grid">
<svg width="100%" height="{{ week.height }}em" role="group" aria-label="Timetable">
{%- for hour in week.hours %}
<line x1="0" x2="100%" y1="{{ hour.y }}em" y2="{{ hour.y }}em"/>{% if not loop.last %}<text x="{{ hour.x }}%" y="{{ hour.y }}em" dy=".9em" text-anchor="middle" aria-hidden="true"><tspan>{{ hour.label }}</tspan></text>{% endif %}
{%- endfor %}
{%- for column in week.days %}
<text class="day" x="{{ column.middle }}%" y="1.25em" text-anchor="middle" aria-hidden="true"><tspan>{{ column.day | date("%a") }}</tspan></text>
{%- endfor %}
{%- for block in week.blocks %}{% set slot = block.slot %}
<foreignObject x="{{ block.x }}%" y="{{ block.y }}em" width="{{ block.width }}%" height="{{ block.height }}em">
{%- if slot.course.url and page.kind != 'course' -%}
<a href="{{ slot.course.url }}" class="block{% if block.is_clash %} clash{% endif %}{% if block.is_short %} short{% endif %}">{% include 'partials/week-block.html' %}</a>
{%- else -%}
<div class="block{% if block.is_clash %} clash{% endif %}{% if block.is_short %} short{% endif %}">{% include 'partials/week-block.html' %}</div>
{%- endif -%}
</foreignObject>
{%- endfor %}
</svg>
</div>
{%- endif %}
{%- if not week.is_overview or page.kind == 'student' %}
<details class="week-list">
<summary>As a table</summary>
<table class="timetable">
<caption>Timetable</caption>
<thead><tr><th>Time</th><th>Course</th></tr></thead>
{%- for column in week.days if column.slots %}
<tbody>
<tr><th colspan="2" scope="rowgroup">{{ column.day | date("%A") }}</th></tr>
{%- for slot in column.slots %}
<tr><td>{% if slot.starts %}{{ slot.starts }}–{{ slot.ends }}{% endif %}</td><td>
{%- if page.kind == 'course' %}{% if slot.section %}Section <bdi>{{ slot.section }}</bdi>{% else %}{{ slot.course.code }}{% endif %}
{%- else %}{% with linked = slot.course %}{% include 'partials/course-title.html' %}{% endwith %}{% if slot.section %} <bdi>{{ slot.section }}</bdi>{% endif %}{% endif %}
{%- if slot.location %} <small><bdi>{{ slot.location }}</bdi></small>{% endif %}
{%- if slot.every > 1 %} <small>every {{ slot.every }} weeks</small>{% endif %}
{%- if slot.from %} <small>from {{ slot.from | date("%-d %b") }}</small>{% endif %}
{%- if slot.until %} <small>until {{ slot.until | date("%-d %b") }}</small>{% endif %}
{%- if slot.is_clash %} <strong class="clash-mark">Clashes with {% for other in slot.clashes %}{{ other.code }}{% if not loop.last %}, {% endif %}{% endfor %}</strong>{% endif %}</td></tr>
{%- endfor %}
</tbody>
{%- endfor %}
</table>
</details>
{%- endif %}
</div>

"""###
    ),
    (
      "redirect.html",
      ###"""
<!doctype html>
<html lang="{{ site.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={{ page.target }}">
<meta name="robots" content="noindex">
<title>{{ page.title }} · {{ site.title }}</title>
{%- if page.canonical_url %}
<link rel="canonical" href="{{ page.canonical_url }}">
{%- endif %}
<link rel="stylesheet" href="{{ 'site.css' | asset }}">
</head>
<body>
<main>
<p>This page has moved: <a href="{{ page.target }}">{{ page.title }}</a></p>
</main>
</body>
</html>

"""###
    ),
    (
      "student.html",
      ###"""
{% extends 'base.html' %}
{% block head %}
{%- if student.json_url %}
<link rel="alternate" type="application/json" href="{{ student.json_url }}">
{%- endif %}
{%- endblock %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.students_url }}">Students</a></p>
<h1><bdi>{{ student.name }}</bdi></h1>
{%- if site.is_internal and student.visibility and student.visibility != 'public' %}
<p class="tag">Not in public builds</p>
{%- endif %}
<dl class="strip">
{%- if student.program %}
<div><dt>Programme</dt><dd>{% with linked = student.program %}{% include 'partials/link.html' %}{% endwith %}</dd></div>
{%- endif %}
{%- if student.year %}
<div><dt>Year</dt><dd>{{ student.year }}</dd></div>
{%- endif %}
{%- if student.advisor %}
<div><dt>Adviser</dt><dd><bdi>{{ student.advisor }}</bdi></dd></div>
{%- endif %}
{%- if student.admitted %}
<div><dt>Admitted</dt><dd>{{ student.admitted | date("%-d %B %Y") }}</dd></div>
{%- endif %}
{%- if student.email %}
<div><dt>E-mail</dt><dd><a href="mailto:{{ student.email }}">{{ student.email }}</a></dd></div>
{%- endif %}
</dl>
{%- if student.credits_attempted or student.credits_in_progress %}
<p class="numbers">
{%- if student.credits_attempted %}
<span><b>{{ student.credits_attempted }}</b> credits attempted</span>
{%- endif %}
{%- if student.credits_earned is defined %}
<span><b>{{ student.credits_earned }}</b> credits earned</span>
{%- endif %}
{%- if student.credits_in_progress %}
<span><b>{{ student.credits_in_progress }}</b> credits in progress</span>
{%- endif %}
</p>
{%- endif %}
{%- if student.calendar_url %}
{% with address = student.calendar_url %}{% include 'partials/take-along.html' %}{% endwith %}
{%- endif %}
</header>
{%- if student.has_body %}
<div class="prose">
{{ student.body }}</div>
{%- endif %}
{%- for part in student.terms %}
<section>
<h2>{% if part.term %}{% with linked = part.term %}{% include 'partials/link.html' %}{% endwith %}{% else %}{{ part.title }}{% endif %}{% if part.is_current %} <span class="tag">Current term</span>{% endif %}</h2>
<table>
<caption>Courses</caption>
<thead><tr><th>Course</th><th>Status</th><th class="n">Credits</th></tr></thead>
<tbody>
{%- for enrollment in part.enrollments %}
<tr><th>{% with linked = enrollment.course %}{% include 'partials/course-title.html' %}{% endwith %}{% include 'partials/remarks.html' %}</th>{% include 'partials/status.html' %}<td class="n">{{ enrollment.credits }}</td></tr>
{%- endfor %}
</tbody>
{%- if part.credits_attempted %}
<tfoot><tr><th colspan="2">Credits attempted</th><td class="n">{{ part.credits_attempted }}</td></tr>
{%- if part.credits_earned is defined %}
<tr><th colspan="2">Credits earned</th><td class="n">{{ part.credits_earned }}</td></tr>
{%- endif %}
</tfoot>
{%- endif %}
</table>
{%- if part.week %}
{% with week = part.week %}{% include 'partials/week.html' %}{% endwith %}
{%- endif %}
</section>
{%- else %}
<p>No enrollments to show.</p>
{%- endfor %}
{%- for note in student.notes %}
<div class="prose remark">
{{ note.body }}</div>
{%- endfor %}
{%- if student.progress %}
<section>
<h2>Progress{% if student.program %} in {% with linked = student.program %}{% include 'partials/link.html' %}{% endwith %}{% endif %}</h2>
<p>{{ student.requirements_met }} of {{ student.progress | length }} requirements met{% if student.program.credits and student.credits_earned is defined %}, {{ student.credits_earned }} of {{ student.program.credits }} credits earned{% endif %}.</p>
<div class="progress">
{%- for part in student.progress %}
{% include 'partials/progress.html' %}
{%- endfor %}
</div>
</section>
{%- endif %}
<p class="note">This page is not an official transcript.</p>
{% endblock %}

"""###
    ),
    (
      "students.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
<p class="lede">{{ page.total }} {% if page.total == 1 %}student{% else %}students{% endif %}</p>
</header>
{% include 'partials/student-list.html' %}
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
    (
      "term.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<p class="eyebrow"><a href="{{ site.terms_url }}">Terms</a></p>
<h1>{{ term.title }}{% if term.is_current %} <span class="tag">Current term</span>{% endif %}</h1>
<dl class="strip">
{%- if term.starts %}
<div><dt>Begins</dt><dd>{{ term.starts | date("%-d %B %Y") }}</dd></div>
{%- endif %}
{%- if term.ends %}
<div><dt>Ends</dt><dd>{{ term.ends | date("%-d %B %Y") }}</dd></div>
{%- endif %}
{%- if term.holidays %}
<div><dt>No classes on</dt><dd>{% for day in term.holidays %}{{ day | date("%-d %b") }}{% if not loop.last %}, {% endif %}{% endfor %}</dd></div>
{%- endif %}
{%- if term.enrollment_count %}
<div><dt>Enrollments</dt><dd>{{ term.enrollment_count }}</dd></div>
{%- endif %}
</dl>
</header>
{%- if term.has_body %}
<div class="prose">
{{ term.body }}</div>
{%- endif %}
{%- if term.calendar_url %}
{% with address = term.calendar_url %}{% include 'partials/take-along.html' %}{% endwith %}
{%- endif %}
{%- if term.week %}
<section>
<h2>The week</h2>
{% with week = term.week %}{% include 'partials/week.html' %}{% endwith %}
</section>
{%- endif %}
{%- for group in term.departments %}
<section>
<h2>{% if group.department %}{% with linked = group.department %}{% include 'partials/link.html' %}{% endwith %}{% else %}Courses{% endif %}</h2>
{%- for part in group.listing %}
{% include 'partials/listing.html' %}
{%- endfor %}
</section>
{%- endfor %}
{% endblock %}

"""###
    ),
    (
      "terms.html",
      ###"""
{% extends 'base.html' %}
{% block main %}
<header class="masthead">
<h1>{{ page.title }}</h1>
</header>
<ul class="list">
{%- for linked in terms %}
<li>{% include 'partials/link.html' %}{% if linked.is_current %} <span class="tag">Current term</span>{% endif %}
{%- if linked.starts and linked.ends %} <small>{{ linked.starts | date("%-d %B") }} – {{ linked.ends | date("%-d %B %Y") }}</small>{% endif %}
{%- if linked.courses %} <small>{{ linked.courses | length }} {% if linked.courses | length == 1 %}course{% else %}courses{% endif %}</small>{% endif %}</li>
{%- endfor %}
</ul>
{%- include 'partials/pager.html' %}
{% endblock %}

"""###
    ),
  ]
}
