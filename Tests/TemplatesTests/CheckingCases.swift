import Diagnostics
import Templates
import Testing

/// A template with its faults between marks, and what is said of them.
struct Faulty: Sendable, CustomTestStringConvertible {
  var template: String
  var rule: Rule
  var messages: [String]
  var suggestions: [String?]

  var testDescription: String { template }
}

private func syntax(_ template: String, _ messages: String...) -> Faulty {
  Faulty(template: template, rule: TemplateSyntax.rule, messages: messages, suggestions: [])
}

private func unknown(_ template: String, _ message: String, _ suggestion: String? = nil) -> Faulty {
  Faulty(
    template: template, rule: TemplateUnknownName.rule, messages: [message], suggestions: [suggestion])
}

private func unsafe(_ template: String, _ message: String) -> Faulty {
  Faulty(template: template, rule: TemplateUnsafeContext.rule, messages: [message], suggestions: [])
}

private func missing(_ template: String, _ message: String, _ suggestion: String? = nil) -> Faulty {
  Faulty(template: template, rule: TemplateMissing.rule, messages: [message], suggestions: [suggestion])
}

enum CheckingCases {
  static let unreadable: [Faulty] = [
    syntax("a «{{» title", "tag without its '}}'"),
    syntax("a «{%» if open", "tag without its '%}'"),
    syntax("a «{#» title", "comment without its '#}'"),
    syntax("a «{%» raw %} x", "raw block without its '{% endraw %}'"),
    syntax("«{{» title <p>{{ count }}</p>", "tag without its '}}'"),
    syntax("{{ «\"»title }} {{ count }}", "this text has no closing quote"),
    syntax("«{% if» open %}a", "'if' without its '{% endif %}'"),
    syntax("{% for n in numbers %}«{% if» open %}a{% endfor %}", "'if' without its '{% endif %}'"),
    syntax("«{% block» x %}a", "'block' without its '{% endblock %}'"),
    syntax("a{% «endif» %}b", "'endif' without the tag that it belongs to"),
    syntax("{% «else» %}", "'else' without the tag that it belongs to"),
    syntax("{% if open %}a{% else %}b«{% elif» full %}c{% endif %}", "'else' must come last, and only once"),
    syntax(
      "{% for n in numbers %}{% else %}b{% «else» %}c{% endfor %}", "'else' must come last, and only once"),
    syntax("{{ «@»title }}", "'@' has no meaning in a tag"),
    syntax("{{ «é» }}", "'é' has no meaning in a tag"),
    syntax("{{ title «count» }}", "'count' in the place of the end of the tag"),
    syntax("{{ «}}»", "the end of the tag in the place of a value"),
    syntax("{{ (1 + 2«}}»", "the end of the tag in the place of ')'"),
    syntax("{{ [1 «2»] }}", "'2' in the place of ',' or ']'"),
    syntax("{{ title.«\"x\"» }}", "'\"x\"' in the place of the name of a field"),
    syntax("{{ title|«1» }}", "'1' in the place of the name of a filter"),
    syntax("{{ title is «1» }}", "'1' in the place of the name of a test"),
    syntax("{{ not «and» }}", "'and' in the place of a value"),
    syntax("{% «1» %}", "'1' in the place of the name of a tag"),
    syntax("{% if «%}»a{% endif %}", "the end of the tag in the place of a value"),
    syntax("{% if open «title» %}a{% endif %}", "'title' in the place of the end of the tag"),
    syntax("{% for n «of» numbers %}{{ count }}{% endfor %}", "'of' in the place of 'in'"),
    syntax("{% for n in numbers «recursive» %}{% endfor %}", "'recursive' loops are not offered"),
    syntax("«{% set» x %}a{% endset %}", "'set' needs a value: {% set name = value %}"),
    syntax("{% set x «+» 1 %}", "'+' in the place of '='"),
    syntax("{% set title«.»x = 1 %}", "a field cannot be set; set a variable of your own"),
    syntax("{% set «loop» = 1 %}", "'loop' is a word of the language and cannot be set"),
    syntax("{% set «1» = 1 %}", "'1' in the place of a name"),
    syntax(
      "{% with a = 1 «b» = 2 %}{{ title }}{% endwith %}", "'b' in the place of ',' or the end of the tag"),
    syntax("{% include «title» %}", "the name of a template must be a text between quotes"),
    syntax("{% include \"partials/name.html\" ignore «x» %}", "'x' in the place of 'missing'"),
    syntax(
      "{% include \"partials/name.html\" «without» context %}",
      "an included template always sees the names around it"),
    syntax("{% include \"partials/name.html\" with «x» %}", "'x' in the place of 'context'"),
    syntax(
      "{% extends \"base.html\" %}«{% extends» \"base.html\" %}", "a template can extend only one other"),
    syntax(
      "{% if open %}«{% extends» \"base.html\" %}{% endif %}", "'extends' cannot stand inside another tag"),
    syntax(
      "{% block a %}{% endblock %}{% block «a» %}{% endblock %}", "the template already has a block 'a'"),
    syntax("{% block «1» %}{% endblock %}", "'1' in the place of a name"),
    syntax("{{ title[1«:»2] }}", "slices are not offered"),
    syntax("{{ (1«,» 2) }}", "tuples are not offered; write a list between '[' and ']'"),
    syntax("{{ «{»\"a\": 1} }}", "mappings cannot be written in a template"),
    syntax(
      "{{ title|replace(old=\"a\", «\"b\"») }}", "an argument without a name cannot follow one with a name"),
    syntax("{{ «012» }}", "a number cannot start with 0"),
    syntax("{{ «99999999999999999999» }}", "the number is too large"),
    syntax("{{ «99999999999999999999.5» }}", "the number is too large"),
    syntax("{{ «1.2345» }}", "numbers have at most three decimals"),
    syntax("{{ \"a«\\N»{DASH}\" }}", "this escape stands for no character; write the character itself"),
    syntax("{{ \"«\\uD800»\" }}", "this escape stands for no character; write the character itself"),
    syntax("{{ 1 «/» 2 }}", "'/' is not offered; '//' divides and rounds down"),
    syntax("{{ 1 «**» 2 }}", "'**' is not offered"),
    syntax(
      "{% «macro» x() %}{{ title }}{% endmacro %}",
      "'macro' is not offered; put the part into a template and include it"),
    syntax(
      "{% «filter» upper %}a{% endfilter %}", "'filter' is not offered as a tag; write {{ value | filter }}"),
    syntax(
      "{% «autoescape» false %}a{% endautoescape %}", "'autoescape' is not offered; everything is escaped"),
    syntax("{% «do» x %}", "'do' is not offered"),
    Faulty(
      template: "{% «iff» open %}", rule: TemplateSyntax.rule, messages: ["'iff' is not a tag"],
      suggestions: ["if"]),
    syntax("{{ title[1«}}»", "the end of the tag in the place of ']'"),
  ]

  static let misused: [Faulty] = [
    syntax("{{ «open» }}", "boolean cannot be printed; write {{ \"yes\" if value else \"no\" }}"),
    syntax("{{ «tags» }}", "a list of text cannot be printed; go through it with 'for', or 'join' it"),
    syntax("{{ «student» }}", "a record 'student' cannot be printed; print one of its fields"),
    syntax("{{ «extra» }}", "a mapping cannot be printed"),
    syntax("{% for n in numbers %}{{ «loop» }}{% endfor %}", "the loop cannot be printed"),
    syntax("{{ «title == \"x\"» }}", "boolean cannot be printed; write {{ \"yes\" if value else \"no\" }}"),
    syntax(
      "{{ «\"a\" if open else full» }}",
      "text or boolean cannot be printed; write {{ \"yes\" if value else \"no\" }}"),
    syntax("{{ «tags if open else title» }}", "the value would be a list of text or text"),
    syntax("{% if «title == count» %}{% endif %}", "text cannot be compared with integer"),
    syntax("{% if «title < opened» %}{% endif %}", "text cannot be compared with date"),
    syntax(
      "{% if «student == course» %}{% endif %}",
      "a record 'student' cannot be compared with a record 'course'"),
    syntax("{% if «tags == tags» %}{% endif %}", "a list of text cannot be compared with a list of text"),
    syntax("{% if «open < full» %}{% endif %}", "boolean cannot be compared with boolean"),
    syntax("{% if 1 < «2 < title» %}{% endif %}", "integer cannot be compared with text"),
    syntax("{% if «1 in tags» %}{% endif %}", "integer cannot be looked for in a list of text"),
    syntax("{% if «title in count» %}{% endif %}", "text cannot be looked for in integer"),
    syntax("{{ «title» + 1 }}", "'+' adds numbers; '~' puts texts together"),
    syntax("{{ count - «opened» }}", "'-' needs numbers, and this is date"),
    syntax("{{ -«title» }}", "'-' needs numbers, and this is text"),
    syntax("{{ title ~ «tags» }}", "'~' puts texts together, and this is a list of text"),
    syntax("{{ title ~ «body» }}", "'~' puts texts together, and this is html"),
    syntax("{% for x in «title» %}{{ x.y }}{% endfor %}", "text is not a list"),
    syntax(
      "{% for a, b in «tags» %}{% endfor %}",
      "two names are for the entries of a mapping and for what 'groupby' makes"),
    syntax(
      "{% for a, b, c in «tags» %}{% endfor %}", "a loop has one name, or two for the entries of a mapping"),
    syntax(
      "{% for a in «extra.items()» %}{% endfor %}",
      "the entries of a mapping need two names: for key, value in …"),
    syntax(
      "{% for k, v in extra if «k» %}{% endfor %}",
      "'if' in a loop over entries is not offered; put it inside the loop"),
    syntax("{{ extra|«items» }}", "'items' may stand only in a loop: for key, value in mapping.items()"),
    syntax("{{ extra.«items»() }}", "'items' may stand only in a loop: for key, value in mapping.items()"),
    syntax("{{ «count»|upper }}", "'upper' cannot be used on integer"),
    syntax("{{ «title»|round }}", "'round' cannot be used on text"),
    syntax("{{ «title»|date }}", "'date' cannot be used on text"),
    syntax("{{ «title»|join(\",\") }}", "'join' cannot be used on text"),
    syntax("{{ «courses»|join(\",\") }}", "'join' cannot be used on a list of a record 'course'"),
    syntax("{{ «courses»|sum }}", "'sum' cannot be used on a list of a record 'course'"),
    syntax("{{ «courses»|sort|length }}", "'sort' cannot be used on a list of a record 'course'"),
    syntax("{{ «tags»|e }}", "'escape' cannot be used on a list of text"),
    syntax("{{ tags|join(«1») }}", "the argument 'd' of 'join' must be a text"),
    syntax("{{ title|truncate(«\"x\"») }}", "the argument 'length' of 'truncate' must be a whole number"),
    syntax("{{ title|truncate(9, «1») }}", "the argument 'killwords' of 'truncate' must be true or false"),
    syntax(
      "{{ price|round(1, «\"up\"») }}",
      "the argument 'method' of 'round' must be one of 'common', 'ceil', 'floor'"),
    syntax("{{ title|upper(«1») }}", "'upper' takes no arguments"),
    syntax("{{ title|trim(\"a\", «\"b\"») }}", "'trim' takes at most 1 arguments"),
    syntax("{{ title|«replace»(\"a\") }}", "'replace' needs the argument 'new'"),
    syntax("{{ title|replace(\"a\", \"b\", «old»=\"c\") }}", "the argument 'old' is given twice"),
    syntax("{{ opened|date(«title») }}", "the argument 'format' of 'date' must be a text between quotes"),
    syntax(
      "{{ courses|map(attribute=«title»)|join }}",
      "the argument 'attribute' of 'map' must be a text between quotes"),
    syntax("{{ title|default(\"x\", «open») }}", "the argument 'boolean' of 'default' must be true or false"),
    syntax("{{ «title|default(tags)» }}", "the value would be text or a list of text"),
    syntax("{{ «tags|default(body, «1»)» }}"),
    syntax(
      "{{ courses|selectattr(\"level\", \"eq\", «\"x\"»)|length }}", "integer cannot be compared with text"),
    syntax(
      "{{ courses|selectattr(\"level\", «\"gt\"», 1)|length }}",
      "the argument 'test' of 'selectattr' must be one of 'eq', 'equalto', 'ne', 'defined', 'none'"),
    syntax("{{ tags[«title»] }}", "an element of a list is named by a whole number"),
    syntax("{{ «title»[0] }}", "text is not a list"),
    syntax("{% if «title» is even %}{% endif %}", "'even' cannot be used on text"),
    syntax("{% if 9 is divisibleby «\"3\"» %}{% endif %}", "'divisibleby' cannot be used on text"),
    syntax("{% if 9 is «divisibleby» %}{% endif %}", "'divisibleby' takes 1 arguments"),
    syntax("{% set a, b = «title» %}", "2 names need a list of 2 values"),
    syntax(
      "«{% if» open %}{% set x = title %}{% else %}{% set x = tags %}{% endif %}",
      "'x' is text after one branch and a list of text after another"),
    syntax("{{ «super()» }}", "'super' is known only inside a block"),
    syntax("{{ «super()» ~ \"x\" }}", "'super' may stand only by itself: {{ super() }}"),
    syntax("{% block a %}{{ «super()» }}{% endblock %}", "the block 'a' overrides nothing"),
    syntax("{{ «\"a\"()» }}", "this is not a function"),
    syntax(
      """
      {% for n in numbers %}{{ «loop.cycle()» }}{% endfor %}
      """, "'cycle' takes one or more unnamed arguments"),
    syntax(
      "{% extends \"base.html\" %}«lost»",
      "a template that extends another prints only what stands in its blocks"),
    syntax(
      "{% extends \"base.html\" %}«{{» title }}",
      "a template that extends another prints only what stands in its blocks"),
    syntax(
      "{% extends \"base.html\" %}{% if open %}«{% include» \"base.html\" %}{% endif %}",
      "a template that extends another prints only what stands in its blocks"),
    syntax("{{ link|«crop» }}", "'crop' needs the argument 'width'"),
    syntax("{{ «count»|crop(1) }}", "'crop' cannot be used on integer"),
    syntax("{{ link|crop(«\"x\"») }}", "the argument 'width' of 'crop' must be integer"),
    syntax("{{ «title»|asset }}", "the argument 'name' of 'asset' must be a text between quotes"),
    syntax("{{ [tags, «title»]|first|length }}", "the value would be a list of text or text"),
  ]

  static let unknowns: [Faulty] = [
    unknown("{% if false %}{{ student.«naem» }}{% endif %}", "'naem' is not a field of 'student'", "name"),
    unknown("{{ «studnet».name }}", "'studnet' is not a name that this template knows", "student"),
    unknown("{{ student.advisor.«nme» }}", "'nme' is not a field of 'student'", "name"),
    unknown("{{ student[«\"naem\"»] }}", "'naem' is not a field of 'student'", "name"),
    unknown(
      "{% for c in courses %}{{ c.«titel» }}{% endfor %}", "'titel' is not a field of 'course'", "title"),
    unknown("{% for c in empty %}{{ c.«x» }}{% endfor %}", "'x' is not a field of text"),
    unknown("{% for c in courses %}{% endfor %}{{ «c» }}", "'c' is not a name that this template knows"),
    unknown(
      "{% for c in courses %}{% set x = 1 %}{% endfor %}{{ «x» }}",
      "'x' is not a name that this template knows"),
    unknown("{{ «x» }}{% set x = 1 %}", "'x' is not a name that this template knows"),
    unknown(
      "{% block a %}{% set x = 1 %}{% endblock %}{{ «x» }}", "'x' is not a name that this template knows"),
    unknown(
      "{% for c in courses %}{% block a %}{{ «c» }}{% endblock %}{% endfor %}",
      "'c' is not a name that this template knows"),
    unknown("{{ title|«uper» }}", "'uper' is not a filter", "upper"),
    unknown(
      "{{ title|«safe» }}",
      "'safe' is not a filter; text is always escaped, and only rendered Markdown is HTML"),
    unknown("{{ \"style.css\"|«aset» }}", "'aset' is not a filter", "asset"),
    unknown("{% if title is «defind» %}{% endif %}", "'defind' is not a test", "defined"),
    unknown("{{ title|truncate(«lenth»=3) }}", "'lenth' is not an argument of 'truncate'", "length"),
    unknown("{{ «loop».index }}", "'loop' is known only inside a loop, and not in what the loop includes"),
    unknown(
      "{% for n in numbers %}{{ loop.«indx» }}{% endfor %}", "'indx' is not a field of 'loop'", "index"),
    unknown("{{ «range»(3) }}", "'range' is not a function"),
    unknown("{{ title.«upper»() }}", "'upper' is not a function"),
    unknown("{{ title.«x» }}", "'x' is not a field of text"),
    unknown("{{ courses|map(attribute=«\"titel\"»)|join }}", "'titel' is not a field of 'course'", "title"),
    unknown("{{ courses|sort(attribute=«\"title.x\"»)|length }}", "'x' is not a field of text"),
    unknown(
      "{% for g in courses|groupby(\"term\") %}{{ g.«groupr» }}{% endfor %}",
      "'groupr' is not a field of 'group'", "grouper"),
    unknown("{{ opened|date(«\"%d.%M\"») }}", "'%M' is no directive of a date"),
    unknown("{{ «\"stile.css\"»|asset }}", "no asset 'stile.css'", "style.css"),
    unknown("{{ link|crop(«widht»=1) }}", "'widht' is not an argument of 'crop'", "width"),
    unknown(
      "{% extends \"base.html\" %}{% block «mian» %}{% endblock %}",
      "'mian' is not a block of 'base.html', so it would never be printed", "main"),
    unknown("{{ title if open else «x» }}", "'x' is not a name that this template knows"),
    unknown("{% if «x» is defined %}{% endif %}", "'x' is not a name that this template knows"),
    unknown("{{ title|replace(«x», \"a\") }}", "'x' is not a name that this template knows"),
    unknown("{{ [1, «x»]|length }}", "'x' is not a name that this template knows"),
  ]

  static let missingOnes: [Faulty] = [
    missing(
      "{% include \"«partials/nam.html»\" %}", "no template has the name 'partials/nam.html'",
      "partials/name.html"),
    missing("{% extends \"«bse.html»\" %}", "no template has the name 'bse.html'", "base.html"),
    missing("{% if false %}{% include '«x»' %}{% endif %}", "no template has the name 'x'"),
    missing(
      "{% include \"«../base.html»\" %}",
      "'../base.html' is not the name of a template: templates are named by their path below 'templates/'"),
    missing(
      "{% include \"«/etc/passwd»\" ignore missing %}",
      "'/etc/passwd' is not the name of a template: templates are named by their path below 'templates/'"),
    missing(
      "{% include \"«partials/../base.html»\" %}",
      """
      'partials/../base.html' is not the name of a template: templates are named by their path below \
      'templates/'
      """
    ),
    missing(
      "{% include \"«partials\\\\name.html»\" %}",
      """
      'partials\\name.html' is not the name of a template: templates are named by their path below \
      'templates/'
      """
    ),
    missing(
      "{% include \"«»\" %}",
      "'' is not the name of a template: templates are named by their path below 'templates/'"),
    missing("{% include \"«Base.html»\" %}", "no template has the name 'Base.html'", "base.html"),
  ]
}
