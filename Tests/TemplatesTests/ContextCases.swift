import Templates

/// Templates in which values stand at all kinds of places.
enum ContextCases {
  private static func unsafe(_ template: String, _ message: String = "") -> Faulty {
    Faulty(
      template: template, rule: TemplateUnsafeContext.rule, messages: message.isEmpty ? [] : [message],
      suggestions: [])
  }

  /// Places at which escaping makes a value harmless, and what is printed there.
  static let safe: [(template: String, page: String)] = [
    ("<p>{{ markup|truncate(28) }}</p>", "<p>&lt;b&gt;&#34;Fish&#34; &amp; &#39;chips&#39;&lt;/b&gt;...</p>"),
    ("<p title='{{ zero }}' class=\"{{ count }}\">", "<p title='0' class=\"42\">"),
    ("<title>{{ zero }}</title>{{ body }}", "<title>0</title><p>It &amp; <em>this</em></p>"),
    ("<textarea>{{ zero }}</TEXTAREA>{{ body }}", "<textarea>0</TEXTAREA><p>It &amp; <em>this</em></p>"),
    (
      "<title></titles>{{ zero }}</title >{{ body }}",
      "<title></titles>0</title ><p>It &amp; <em>this</em></p>"
    ),
    ("a < {{ zero }} <3 {{ zero }} <<b>{{ body }}</b>", "a < 0 <3 0 <<b><p>It &amp; <em>this</em></p></b>"),
    (
      "<!-- x --><!-->{{ zero }}<!--->{{ zero }}<!--a--!>{{ zero }}<!--- - -- --->{{ zero }}",
      "<!-- x --><!-->0<!--->0<!--a--!>0<!--- - -- --->0"
    ),
    ("<!doctype html><?x?></ x>{{ zero }}</>{{ zero }}<!>{{ zero }}", "<!doctype html><?x?></ x>0</>0<!>0"),
    ("<script>a < b; '</scripts>'</script>{{ zero }}", "<script>a < b; '</scripts>'</script>0"),
    ("<script/>x</script/>{{ zero }}", "<script/>x</script/>0"),
    ("<style>p > a {}</style >{{ zero }}", "<style>p > a {}</style >0"),
    (
      "<br/>{{ zero }}<br / >{{ zero }}<p a=b/>{{ zero }}<p a = 'x' b>{{ zero }}<p =x>{{ zero }}",
      "<br/>0<br / >0<p a=b/>0<p a = 'x' b>0<p =x>0"
    ),
    ("<p a='\">' b=\"'>\">{{ zero }}<p a=>{{ zero }}", "<p a='\">' b=\"'>\">0<p a=>0"),
    // Addresses
    ("<a href=\"{{ link }}\">", "<a href=\"courses/cs-101.html?a=1&amp;b=2\">"),
    ("<a href=\"{{ danger }}\">", "<a href=\"#\">"),
    ("<a href=\" {{ danger }} \">", "<a href=\" # \">"),
    ("<a title=\"{{ danger }}\">", "<a title=\"JavaScript:alert(1)\">"),
    (
      "<a href=\"/x/{{ danger }}\"><a href=\"?q={{ danger }}\"><a href=\"#{{ danger }}\">",
      """
      <a href="/x/JavaScript:alert(1)"><a href="?q=JavaScript:alert(1)"><a href="#JavaScript:alert(1)">
      """
    ),
    (
      "<a href=\"https://x.org/{{ zero }}\"><a href=\"mailto:{{ title }}\"><a href=\"HTTP:{{ zero }}\">",
      """
      <a href="https://x.org/0"><a href="mailto:a quiet introduction to-day (with logic)"><a \
      href="HTTP:0">
      """
    ),
    ("<a href=\"{{ site.home }}{{ course.url }}\">", "<a href=\"../courses/CS-101.html\">"),
    (
      "<a href=\"page{{ count }}.html\"><a href=\"{{ opened }}.html\">",
      "<a href=\"page42.html\"><a href=\"2026-09-01.html\">"
    ),
    (
      "<a href=\"{{ title }}/x:{{ title }}\">",
      "<a href=\"a quiet introduction to-day (with logic)/x:a quiet introduction to-day (with logic)\">"
    ),
    (
      "<a href=\"{% if open %}{{ link }}{% else %}x{% endif %}\">",
      "<a href=\"courses/cs-101.html?a=1&amp;b=2\">"
    ),
    ("<a href=\"{% if open %}/a{% else %}?b{% endif %}{{ title|length }}\">", "<a href=\"/a40\">"),
    ("<a href=\"{% for n in numbers %}/{{ n }}{% endfor %}\">", "<a href=\"/3/1/2/10/-4/3\">"),
    (
      "<img srcset=\"{{ link }} {{ count }}w, {{ course.url }} 2x\">",
      "<img srcset=\"courses/cs-101.html?a=1&amp;b=2 42w, courses/CS-101.html 2x\">"
    ),
    ("<script src=\"{{ \"style.css\"|asset }}\"></script>", "<script src=\"asset(style.css;)\"></script>"),
    (
      "<img src=\"{{ link|crop(3) }}\">{{ link|crop(3, height=4) }}",
      "<img src=\"crop(courses/cs-101.html?a=1&amp;b=2;3;-;)\">crop(courses/cs-101.html?a=1&amp;b=2;3;4;)"
    ),
    (
      "<meta http-equiv=\"refresh\" content=\"0; URL={{ danger }}\">",
      "<meta http-equiv=\"refresh\" content=\"0; URL=#\">"
    ),
    (
      "<meta http-equiv=\"refresh\" content=\"0;url={{ link }}\">",
      "<meta http-equiv=\"refresh\" content=\"0;url=courses/cs-101.html?a=1&amp;b=2\">"
    ),
    ("<meta name=\"x\" content=\"{{ danger }}\">", "<meta name=\"x\" content=\"JavaScript:alert(1)\">"),
    // Branches and loops in tags
    ("<p{% if open %} a{% endif %}>{{ zero }}", "<p a>0"),
    ("<p a{% if full %} b=\"{{ zero }}\"{% endif %} c>{{ zero }}", "<p a c>0"),
    ("<p {% if open %}a='{{ zero }}' {% endif %}c>{{ zero }}", "<p a='0' c>0"),
    ("<p{% for n in [1, 2] %} a{% endfor %}>", "<p a a>"),
    ("<p a={% if open %}'{{ zero }}'{% else %}\"{{ count }}\"{% endif %}>", "<p a='0'>"),
    ("<p a {% if open %}b{% endif %}/>{{ zero }}", "<p a b/>0"),
    ("<p class=\"{% for t in [1, 2] %}{{ t }} {% endfor %}\">", "<p class=\"1 2 \">"),
    // JSON-LD
    (
      "<script type=\"application/ld+json\">{\"a\\\"b\": {{ count|tojson }}}</script>",
      "<script type=\"application/ld+json\">{\"a\\\"b\": 42}</script>"
    ),
    (
      "<script id=x TYPE='application/LD+JSON'>[{{ opened|tojson }}]</script>",
      "<script id=x TYPE='application/LD+JSON'>[\"2026-09-01\"]</script>"
    ),
    (
      "{% set x = title|tojson %}<script type=\"application/ld+json\">{{ x }}</script>",
      "<script type=\"application/ld+json\">\"a quiet introduction to-day (with logic)\"</script>"
    ),
    (
      "<script type=\"application/ld+json\">{% if open %}{{ 1|tojson }}{% endif %}</script>",
      "<script type=\"application/ld+json\">1</script>"
    ),
    // Values of which no type is known
    (
      """
      <a href="{{ extra.color }}" title="{{ extra.color }}">{{ extra.rooms }}{{ extra.deep }}\
      {{ extra.ready }}
      """,
      "<a href=\"red &amp; blue\" title=\"red &amp; blue\">"
    ),
  ]

  /// Places at which no value can stand.
  static let unsafe: [Faulty] = [
    unsafe("<{{ «title» }}>", "a value cannot be the name of a tag, or a part of it"),
    unsafe("</{{ «title» }}>", "a value cannot be the name of a tag, or a part of it"),
    unsafe("<h{{ «count» }}>", "a value cannot be the name of a tag, or a part of it"),
    unsafe("<p {{ «title» }}>", "a value cannot be the name of an attribute, or a part of it"),
    unsafe("<p data-{{ «title» }}=\"x\">", "a value cannot be the name of an attribute, or a part of it"),
    unsafe("<p a {{ «title» }}>", "a value cannot be the name of an attribute, or a part of it"),
    unsafe("<p a=\"b\"{{ «title» }}>", "a value cannot be the name of an attribute, or a part of it"),
    unsafe("<p title={{ «title» }}>", "a value in an attribute must stand between quotes"),
    unsafe("<p title=a{{ «title» }}>", "a value in an attribute must stand between quotes"),
    unsafe("<p onclick=\"go('{{ «title» }}')\">", "a value cannot stand in the attribute 'onclick'"),
    unsafe("<p ONload='{{ «count» }}'>", "a value cannot stand in the attribute 'onload'"),
    unsafe("<p style=\"color: {{ «title» }}\">", "a value cannot stand in the attribute 'style'"),
    unsafe("<iframe srcdoc=\"{{ «title» }}\"></iframe>", "a value cannot stand in the attribute 'srcdoc'"),
    unsafe("<animate values=\"{{ «title» }}\">", "a value cannot stand in the attribute 'values'"),
    unsafe("<meta http-equiv=\"{{ «title» }}\">", "a value cannot stand in the attribute 'http-equiv'"),
    unsafe("<style>p { color: {{ «title» }} }</style>", "a value cannot stand in <style>"),
    unsafe("<script>{{ «title» }}</script>", "a value cannot stand in <script>"),
    unsafe(
      "<script>{{ «title|tojson» }}</script>",
      "'tojson' may stand only in <script type=\"application/ld+json\">"),
    unsafe("<script type=\"module\">{{ «title» }}</script>", "a value cannot stand in <script>"),
    unsafe("<script type type=\"application/ld+json\">{{ «title|tojson» }}</script>"),
    unsafe("<script type=\"a\" type=\"application/ld+json\">{{ «title|tojson» }}</script>"),
    unsafe("<script type=\"application/ld+json{{ title }}\">{{ «title|tojson» }}</script>"),
    unsafe(
      "<script type=\"application/ld+json\">{{ «title» }}</script>",
      "only 'tojson' may stand in a JSON-LD block"),
    unsafe(
      "<script type=\"application/ld+json\">\"{{ «title|tojson» }}\"</script>",
      "'tojson' brings its own quotes, so it cannot stand between quotes"),
    unsafe("{{ «title|tojson» }}", "'tojson' may stand only in <script type=\"application/ld+json\">"),
    unsafe(
      "<p title=\"{{ «title|tojson» }}\">", "'tojson' may stand only in <script type=\"application/ld+json\">"
    ),
    unsafe("<script>«<!--»</script>", "'<!--' in a script makes its end ambiguous"),
    unsafe("<xmp>{{ «title» }}</xmp>", "a value cannot stand in <xmp>"),
    unsafe("<plaintext>x</plaintext>{{ «title» }}«»"),
    unsafe("<!-- {{ «title» }} -->", "a value cannot stand in an HTML comment or declaration"),
    unsafe("<!doctype {{ «title» }}>", "a value cannot stand in an HTML comment or declaration"),
    unsafe("<!{{ «title» }}>", "a value cannot stand in an HTML comment or declaration"),
    unsafe(
      "<p title=\"{{ «body» }}\">", "rendered Markdown may stand only in text, not in an attribute or a title"
    ),
    unsafe(
      "<title>{{ «body» }}</title>",
      "rendered Markdown may stand only in text, not in an attribute or a title"),
    unsafe(
      "<p title=\"{{ «title if open else body» }}\">",
      "rendered Markdown may stand only in text, not in an attribute or a title"),
    // Addresses
    unsafe("<a href=\"java{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"{{ title }}{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"{{ title }}-{{ «title» }}/\">", completesScheme),
    unsafe("<a href=\"{{ link }}{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"{% if open %}{{ title }}{% endif %}{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"{% if open %}java{% else %}x{% endif %}{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"java&#115;{{ «title» }}\">", completesScheme),
    unsafe(
      "<a href=\"{{ title }}«:»x\">",
      "this ':' would make the value before it the kind of the address; write '/', '?' or '#' first"),
    unsafe(
      "<a href=\"javascript:{{ «title» }}\">",
      "a value cannot follow 'javascript:'; only relative, http, https and mailto addresses may hold values"),
    unsafe(
      "<a href=\" java\n script:{{ «count» }}\">",
      "a value cannot follow 'javascript:'; only relative, http, https and mailto addresses may hold values"),
    unsafe(
      "<a href=\"tel:{{ «title» }}\">",
      "a value cannot follow 'tel:'; only relative, http, https and mailto addresses may hold values"),
    unsafe("<a href=\"{% if open %}data{% else %}x{% endif %}:{{ «title» }}\">", completesScheme),
    unsafe("<a href=\"«{% for» n in tags %}{{ n }}{% endfor %}\">"),
    unsafe("<img srcset=\"{{ «title» }}\">", "only values of the type url may stand in a list of addresses"),
    unsafe(
      "<a ping=\"{{ «extra.color» }}\">", "only values of the type url may stand in a list of addresses"),
    unsafe(
      "<script src=\"{{ «title» }}\"></script>",
      "only a value of the type url may say what the page loads here"),
    unsafe("<base href=\"/{{ «title» }}\">", "only a value of the type url may say what the page loads here"),
    unsafe(
      "<meta http-equiv=\"refresh\" content=\"{{ «count» }}; url=x\">",
      "a value may stand here only as the address after '0; url='"),
    unsafe(
      "<meta content=\"{{ title }}\" http-equiv«=»\"refresh\">",
      "'http-equiv' must come before a 'content' that holds a value"),
    unsafe("<svg><use xlink:href=\"x{{ «title» }}\"/></svg>", completesScheme),
    unsafe("<form action=\"x{{ «title» }}\"><button formaction=\"x{{ «title» }}\">"),
    // Branches, loops, the end
    unsafe(
      "«{% if» open %}<p {% else %}x{% endif %}>",
      "the branches end at different kinds of places: inside a tag, and in text"),
    unsafe(
      "«{% if» open %}<p title=\"{% endif %}x\">",
      "the branches end at different kinds of places: in the attribute 'title', and in text"),
    unsafe("«{% if» open %}<title>{% else %}<textarea>{% endif %}x</title>"),
    unsafe("<p «{% for» n in numbers %}a=\"{% endfor %}>\">"),
    unsafe(
      "<p «{% for» n in numbers %}a{% endfor %}>{{ zero }}",
      """
      the loop starts inside a tag and ends inside a tag, so its second turn would start elsewhere than \
      its first
      """
    ),
    unsafe("<p{% if open %}«a»{% endif %}>", "white space is missing before this attribute"),
    unsafe("<p{% if open %} a{% endif %}«b»>", "white space is missing before this attribute"),
    unsafe("<p title=\"«»", "the page ends in the attribute 'title'"),
    unsafe("<p«»", "the page ends in the name of a tag"),
    unsafe("<script>«»", "the page ends inside <script>"),
    unsafe("<!-- «»", "the page ends in a comment or declaration"),
    unsafe("<p a=«»", "the page ends in an attribute without quotes"),
    unsafe("<p «»", "the page ends inside a tag"),
    unsafe("<«»", "the page ends in the name of a tag"),
  ]

  private static let completesScheme =
    """
    a value here could change the kind of the address; let it be the whole address, or write '/', '?' \
    or '#' before it
    """
}
