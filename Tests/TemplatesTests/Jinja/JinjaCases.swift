/// Templates that print the same here and in Jinja: `main.html` beside the shared partials.
enum JinjaCases {
  static let single: [String] = [
    // Values and escaping
    "{{ title }}", "{{ markup }}", "<p title=\"{{ markup }}\">{{ markup }}</p>", "{{ words }}", "{{ body }}",
    "[{{ nickname }}{{ blank }}]", "{{ count }} {{ zero }} {{ price }} {{ opened }} {{ link }}",
    """
    {{ student.name }} {{ student["name"] }} {{ student.advisor.name }}\
     {{ student.advisor.advisor.name }}
    """,
    """
    {{ "<i>" }}{{ 'a\\'b\\"c\\\\d\\n\\t\\x41\\u00e9' }}{{ "a" "b" }}{{ 12 }}{{ 1_000 }}{{ 1.5 }}\
    {{ 'q\\qr' }}
    """,
    "{{ none or \"x\" }}", "{{ numbers[0] }}{{ numbers[-1] }}{{ numbers.1 }}",
    "{{ courses[1].title }}{{ courses[9].title }}",
    "{{ extra.color }}{{ extra[\"size\"] }}{{ extra.deep.name }}{{ extra.none_such }}",
    "a & b < c > d \" ' { } % # {{ \"}}\" }} {{ '{{' }}",
    // Whitespace, comments, raw
    "a {#- gone -#} b", "a {# gone #} b", "a\n  {%- if true %}\n b\n  {%- endif -%}\n c", "a {{- title -}} b",
    "{% raw %}{{ x }} {% if %}{% endraw %}", "a {%- raw -%} {{ x }} {%- endraw -%} b", "a\n", "a\n\n",
    "a\r\nb\r\n", "a\rb",
    "  {%+ if true +%}  x{% endif %}", "\u{A0}{{- title -}}\u{2003}x", "a{# x {{ y }} {% z %} #}b",
    "\n\n{% if true %}\n{% endif %}\n",
    "{{-title-}} x", "{{ '\n' }}|{{ '\r\n' }}|",
    // Conditions
    "{% if nickname %}a{% elif student.program %}b{% else %}c{% endif %}",
    "{% if blank %}a{% endif %}{% if zero %}b{% endif %}{% if empty %}c{% endif %}{% if open %}d{% endif %}",
    "{% if not full and (open or full) %}a{% endif %}{% if not not tags %}b{% endif %}",
    "{{ \"a\" if open else \"b\" }}{{ \"c\" if full }}",
    "{{ nickname or title }}{{ nickname and title }}{{ blank or zero or \"end\" }}",
    "{{ 'x' if full else 'y' if full else 'z' }}",
    "{% if tags and title and not (courses and zero) %}a{% endif %}{{ 'b' if empty or body else 'c' }}",
    "{% for n in numbers if n > 1 and tags or title %}{{ n }}{% endfor %}{% if not (tags and student) %}x{% endif %}",
    "{% if student %}s{% endif %}{% if extra %}e{% endif %}{% if body %}b{% endif %}",
    // Comparisons
    """
    {% if count == 42 and count != 41 and count > 41 and count >= 42 and count < 43 and count <= 42 %}\
    ok{% endif %}
    """,
    """
    {% if 1 < 2 < 3 %}a{% endif %}{% if 1 < 3 < 2 %}b{% endif %}{% if 1 == 1.0 %}c{% endif %}\
    {% if price > 12 %}d{% endif %}
    """,
    """
    {% if title == "x" %}a{% endif %}{% if title < "b" %}b{% endif %}{% if "é" > "z" %}c{% endif %}\
    {% if "a" <= "a" %}d{% endif %}
    """,
    """
    {% if "beta" in tags %}a{% endif %}{% if "x" not in tags %}b{% endif %}{% if "quiet" in title %}\
    c{% endif %}{% if 3 in [1, 2, 3] %}d{% endif %}{% if 4 in [] %}e{% endif %}
    """,
    """
    {% if "color" in extra %}a{% endif %}{% if nickname == none %}b{% endif %}{% if title != none %}\
    c{% endif %}{% if open == true %}d{% endif %}
    """,
    """
    {% if course == courses[0] %}a{% endif %}{% if course != courses[1] %}b{% endif %}\
    {% if "" in title %}c{% endif %}
    """,
    // Arithmetic and concatenation
    """
    {{ 1 + 2 * 3 - 4 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ -count }}\
     {{ +count }} {{ - - 3 }}
    """,
    """
    {% set x = 7.5 %}{{ price + 1 }} {{ price * 2 }} {{ x // 2 }} {{ -x // 2 }} {{ -x % 2 }}\
     {{ x % -2 }} {{ 1.5 - 3 }} {{ -0.5 }} {{ 2.25 * 2 }}
    """,
    "{{ (1 + 2) * 3 }} {{ 2 ~ 3 * 4 }}",
    "{{ \"a\" ~ 1 ~ title ~ markup ~ opened ~ 1.5 }}", "{{ \"<\" ~ blank ~ \">\" }}",
    // Loops
    "{% for tag in tags %}{{ tag }},{% endfor %}",
    "{% for tag in empty %}{{ tag }}{% else %}none{% endfor %}",
    "{% for tag in tags %}{{ tag }}{% else %}none{% endfor %}",
    """
    {% for c in courses %}{{ loop.index }}/{{ loop.length }} {{ loop.index0 }} {{ loop.revindex }}\
     {{ loop.revindex0 }} {{ "F" if loop.first }}{{ "L" if loop.last }}\n{% endfor %}
    """,
    """
    {% for c in courses %}{{ loop.cycle("odd", "even", "x") }} {{ loop.previtem.code }}({{ c.code }}\
    ){{ loop.nextitem.code }};{% endfor %}
    """,
    """
    {% for a in tags %}{% for b in numbers %}{{ loop.index }}{% endfor %}{{ loop.index }}:{{ a }}\
     {% endfor %}
    """,
    """
    {% for a in tags %}{% set outer = loop %}{% for b in numbers %}{{ outer.index }}{{ loop.index }}\
     {% endfor %}{% endfor %}
    """,
    "{% for n in numbers if n > 1 %}{{ loop.index }}/{{ loop.length }}:{{ n }} {% else %}-{% endfor %}",
    "{% for n in numbers if n > 100 %}{{ n }}{% else %}-{% endfor %}",
    "{% for k, v in extra.items() %}{{ k }}={{ loop.index }} {% endfor %}",
    "{% for k in extra %}{{ k }} {% endfor %}",
    "{% for k, v in extra|items %}{{ k }}{{ \".\" if loop.last else \",\" }}{% endfor %}",
    "{% for r in extra.rooms %}{{ r }};{% endfor %}",
    "{% for x in [1, 2, 3] %}{{ x }}{% endfor %}{% for x in [\"<\", '>'] %}{{ x }}{% endfor %}",
    """
    {% for c in student.courses %}{% for d in courses %}{% if c == d %}{{ c.code }}{% endif %}\
    {% endfor %}{% endfor %}
    """,
    // Variables
    "{% set x = 1 %}{{ x }}{% set x = x + 1 %}{{ x }}",
    "{% set x = 1 %}{% for n in numbers %}{{ x }}{% set x = n %}{{ x }} {% endfor %}{{ x }}",
    "{% if open %}{% set x = \"in\" %}{% endif %}{{ x }}",
    "{% set x = \"a\" %}{% if full %}{% set x = \"b\" %}{% endif %}{{ x }}",
    "{% for n in numbers %}{% if n > 2 %}{% set x = n %}{% endif %}[{{ x }}]{% endfor %}",
    """
    {% set x = 1 %}{% for n in numbers %}{% if n > 2 %}{% set x = n %}{% endif %}[{{ x }}]{% endfor %}\
    {{ x }}
    """,
    "{% with a = 1, b = title %}{{ a }}{{ b }}{% set a = 2 %}{{ a }}{% endwith %}",
    "{% set a, b = [1, 2] %}{{ a }}{{ b }}{% set a, b = [b, a] %}{{ a }}{{ b }}",
    """
    {% set s = student %}{{ s.name }}{% set l = tags %}{{ l|length }}\
    {% set x = title if open else markup %}{{ x }}
    """,
    "{% set x = 1 %}{% with %}{% set x = 2 %}{{ x }}{% endwith %}{{ x }}",
    "{% set title = title|upper %}{{ title }}",
    "{% if open %}{% if full %}{% set y = 1 %}{% else %}{% set y = 2 %}{% endif %}{% endif %}{{ y }}",
    "{% set x = \"a\" %}{% set x = (blank and x) or x ~ \"b\" %}{{ x }}",
    // Includes and blocks
    "{% include \"partials/name.html\" %}|",
    "{% for course in courses %}{% include \"partials/course.html\" %}{% endfor %}",
    "{% include \"nothing.html\" ignore missing %}|",
    "{% set course = courses[2] %}{% include 'partials/course.html' with context %}",
    "{% extends \"base.html\" %}",
    "{% extends \"base.html\" %}{% block title %}T: {{ super() }}{% endblock %}",
    """
    \n{% extends "base.html" %}\n{% set t = "top" %}\n{% block main %}{{ t }}{% block inner %}[{{ t }}\
    ]{% endblock %}{% endblock main %}\n
    """,
    "{% block a %}1{% endblock %}{% block b %}{% block c %}2{% endblock %}{% endblock %}",
    "{% for n in numbers %}{% block x scoped %}{{ n }}{% endblock %}{% endfor %}",
    """
    {% extends "base.html" %}{% if open %}{% set t = 1 %}{% else %}{% set t = 2 %}{% endif %}\
    {% block main %}{{ t }}{% endblock %}
    """,
    "{% set x = 1 %}{% include \"partials/name.html\" %}{{ x }}",
    "{% for n in numbers %}{% include \"partials/name.html\" %}{% endfor %}",
    // Text filters
    "{{ title|upper }}|{{ words|upper }}", "{{ words|lower }}|{{ markup|lower }}",
    "{{ title|capitalize }}|{{ words|capitalize }}|{{ blank|capitalize }}|{{ \"ǆx\"|capitalize }}",
    "{{ title|title }}|{{ words|title }}|{{ \"o'neil mc-donald [x] <y {z\"|title }}",
    """
    {{ "  a b "|trim }}|{{ "xxaxbxx"|trim("x") }}|{{ "\\u00a0a\\u2003"|trim }}|{{ 'éaé'|trim('é') }}
    """,
    """
    {{ markup|replace("<", "[") }}|{{ "aaa"|replace("a", "b", 2) }}|{{ "ab"|replace("", "-") }}|\
    {{ "aé"|replace("", "-", 2) }}|{{ 'aaa'|replace('aa', '<') }}
    """,
    """
    {{ markup|truncate(20) }}|{{ markup|truncate(20, true) }}|{{ markup|truncate(20, false, "…") }}|\
    {{ markup|truncate(20, true, "", 0) }}|{{ title|truncate(36) }}|{{ "short"|truncate }}
    """,
    """
    {{ words|truncate(10, true) }}|{{ words|truncate(12) }}|{{ "abcdefghijklm"|truncate(5) }}|\
    {{ 'a b'|truncate(length=3, leeway=0) }}
    """,
    "{{ markup|urlencode }}|{{ words|urlencode }}|{{ \"a/b?c=d e~f_g-h.i\"|urlencode }}",
    "{{ words|wordcount }}|{{ title|wordcount }}|{{ \"a_b c-d 12 é\"|wordcount }}|{{ blank|wordcount }}",
    "{{ words|length }}|{{ blank|count }}|{{ tags|length }}|{{ extra|length }}|{{ empty|length }}",
    "{{ words|reverse }}|{{ tags|reverse|join(\",\") }}", "{{ markup|e }}|{{ markup|escape|e }}|{{ body|e }}",
    "{{ count|string ~ \"x\" }}|{{ count|string|length }}",
    """
    {{ closed|default("none") }}|{{ title|default("none") }}|{{ blank|default("b", true) }}|\
    {{ blank|d("b") }}|{{ zero|d(7, boolean=true) }}
    """,
    "{{ title|upper|replace(\"A\", \"b\")|truncate(12, true)|lower }}",
    "{{ (title ~ \" \" ~ markup)|upper }}", "{{ -3|abs }}|{{ -2.5|abs }}|{{ count|abs }}",
    """
    {% for x in [2.5, 3.5, 2.675, 42.55, -2.5, 0.125, 45.5, 1.005, 1234.5, 0.4, -0.6, 12.345] %}\
    {{ x|round }} {{ x|round(1) }} {{ x|round(2) }} {{ x|round(3) }} {{ x|round(-1) }}\
     {{ x|round(1, "floor") }} {{ x|round(method="ceil") }}\n{% endfor %}{{ 45|round(-1) }}
    """,
    // List filters
    """
    {{ tags|join(", ") }}|{{ tags|join }}|{{ numbers|join("-") }}|\
    {{ courses|join("; ", attribute="title") }}|{{ empty|join(",") }}|{{ prices|join(" ") }}
    """,
    "{{ tags|first }}|{{ tags|last }}|{{ empty|first }}|{{ (courses|last).title }}",
    """
    {{ tags|sort|join(",") }}|{{ tags|sort(true)|join(",") }}|\
    {{ tags|sort(case_sensitive=true)|join(",") }}|{{ numbers|sort|join(",") }}|\
    {{ numbers|sort(reverse=true)|join(",") }}
    """,
    """
    {{ courses|sort(attribute="title")|map(attribute="code")|join(",") }}|\
    {{ courses|sort(attribute="level")|map(attribute="code")|join(",") }}|\
    {{ courses|sort(attribute="level", reverse=true)|map(attribute="code")|join(",") }}
    """,
    """
    {{ tags|unique|join(",") }}|{{ tags|unique(true)|join(",") }}|{{ numbers|unique|join(",") }}|\
    {{ (courses|unique(attribute="term")|list)|map(attribute="code")|join(",") }}
    """,
    """
    {{ numbers|sum }}|{{ prices|sum }}|{{ courses|sum(attribute="level") }}|{{ numbers|min }}|\
    {{ numbers|max }}|{{ tags|min }}|{{ tags|max }}|{{ (courses|max(attribute="level")).code }}|\
    {{ empty|min }}
    """,
    """
    {% for term, group in courses|groupby("term") %}{{ term }}:{% for c in group %}{{ c.code }}\
    ,{% endfor %}{{ group|length }};{% endfor %}
    """,
    """
    {% for g in courses|groupby("level") %}{{ g.grouper }}={{ g.list|map(attribute="code")|join("+") }}\
     {% endfor %}
    """,
    """
    {{ courses|selectattr("credits")|map(attribute="code")|join(",") }}|\
    {{ courses|rejectattr("credits")|map(attribute="code")|join(",") }}|\
    {{ courses|selectattr("term", "eq", "2026-fall")|list|length }}|\
    {{ courses|rejectattr("term", "ne", "2026-fall")|list|length }}
    """,
    """
    {{ [student, student.advisor]|map(attribute="name")|join(" & ") }}|\
    {{ courses|map(attribute="title")|first }}|{{ extra.rooms|join(",") }}|{{ extra.rooms|length }}|\
    {{ extra.rooms|first }}
    """,
    // Tests
    """
    {% if title is defined %}a{% endif %}{% if count is even %}b{% endif %}{% if 3 is odd %}c{% endif %}\
    {% if 9 is divisibleby 3 %}d{% endif %}{% if 9 is not divisibleby(2) %}e{% endif %}\
    {% if nickname is none %}f{% endif %}{% if title is not none %}g{% endif %}
    """,
    """
    {% if extra.size is number %}a{% endif %}{% if extra.color is string %}b{% endif %}\
    {% if extra.deep is mapping %}c{% endif %}{% if extra.rooms is sequence %}d{% endif %}\
    {% if extra.missing is undefined %}e{% endif %}{% if extra.ready is boolean %}f{% endif %}
    """,
    "{% if not title is none and count is divisibleby 6 %}x{% endif %}{{ \"y\" if numbers[0] is odd }}",
    // Dates and JSON
    "{% for d in days %}{{ d|date(\"%Y-%m-%d %y %j %u %w %G %V %A %a %B %b %-d %-m %-j\") }}\n{% endfor %}",
    """
    {% if opened > days[0] %}a{% endif %}{% if opened in days %}b{% endif %}{{ days|max }}\
    {{ days|sort|first }}
    """,
    """
    {{ opened|date("%-d %B %Y") }}|{{ opened|date("%A %a %b %d %m %y %j %-j %u %w %G-W%V %%") }}|\
    {{ opened|date }}
    """,
    """
    <script type="application/ld+json">{"a": {{ markup|tojson }}, "b": {{ words|tojson }}\
    , "c": [{{ count|tojson }}, {{ price|tojson }}, {{ open|tojson }}, {{ tags|tojson }}\
    ], "d": {{ none|tojson }}, "e": {{ extra|tojson }}\
    , "f": {{ '\\x01\\x7f\\\\"\\n\\t\\r\\b\\f'|tojson }}}</script>
    """,
    // Places
    """
    <a href="{{ link }}">x</a><a href='/x?q={{ markup|urlencode }}'>y</a><textarea>{{ markup }}\
    </textarea><title>{{ markup }}</title>
    """,
    """
    <ul{% if open %} class="{{ title }}"{% endif %}>{% for t in tags %}<li{% if loop.first %}\
     class="first"{% endif %}>{{ t }}</li>{% endfor %}</ul>
    """,
    "{{ '%s' }}{{ ' '|length }}{{ ['a']|first }}",
  ]

  static let multiple: [[String: String]] = [
    [
      "main.html": "{% extends \"mid.html\" %}{% block main %}<main>{{ super() }}</main>{% endblock %}",
      "mid.html":
        """
      {% extends "base.html" %}{% block main %}<mid>{{ super() }}{{ super() }}</mid>{% endblock %}\
      {% block title %}Mid{% endblock %}
      """,
    ],
    [
      "main.html": "{% extends \"a.html\" %}{% set x = \"main\" %}{% block b %}{{ x }}{% endblock %}",
      "a.html": "{% set x = \"a\" %}[{% block b %}{% endblock %}]{{ x }}",
    ],
    [
      "main.html": "{% for n in numbers %}{% include \"p.html\" %}{% endfor %}",
      "p.html": "{% set n = n + 1 %}{{ n }}{% include \"q.html\" %};",
      "q.html": "({{ n }})",
    ],
    [
      "main.html": "{% include \"p.html\" %}{% include \"p.html\" %}",
      "p.html": "{% extends \"q.html\" %}{% block x %}p{{ super() }}{% endblock %}",
      "q.html": "{% block x %}q{{ title }}{% endblock %}\n",
    ],
    [
      "main.html":
        """
      {% extends "a.html" %}{% block outer %}({{ super() }}){% endblock %}{% block inner %}\
      !{% endblock %}
      """,
      "a.html": "{% block outer %}o{% block inner %}i{% endblock %}{% endblock %}",
    ],
  ]

  /// Everything that is to be compared, each with the shared partials.
  static let all: [[String: String]] =
    single.map { Fixtures.partials.merging(["main.html": $0]) { $1 } }
    + multiple.map { Fixtures.partials.merging($0) { $1 } }
}
