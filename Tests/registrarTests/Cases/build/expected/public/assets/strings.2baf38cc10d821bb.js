// The theme's texts for scripts, made from templates/strings/: registrarText('search.found', 3) gives one, with its values.
(function () {
  'use strict';
  var language = "en";
  var texts = {
"search.all_courses":"All courses found",
"search.all_students":"All students found",
"search.courses":{"one":"{0} course found.","other":"{0} courses found."},
"search.credits":{"one":"{0} credit","other":"{0} credits"},
"search.credits_range":"{0} credits",
"search.failed":"The search index cannot be loaded. The list below is complete.",
"search.first_students":"The first {0} students; more letters narrow them down.",
"search.more":"Show more",
"search.none":"Nothing found.",
"search.nothing":"Nothing found for “{0}”.",
"search.similar":"Nothing is called “{0}”. This comes closest.",
"search.students":{"one":"{0} student found.","other":"{0} students found."},
"search.title_courses":"Courses",
"search.title_students":"Students"
};
  var plurals, numbers;
  try {
    plurals = new Intl.PluralRules(language);
    numbers = new Intl.NumberFormat(language);
  } catch (error) {
    plurals = new Intl.PluralRules('en');
    numbers = new Intl.NumberFormat('en');
  }
  window.registrarStrings = texts;
  window.registrarText = function (key) {
    var values = arguments;
    var text = Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : key;
    if (Array.isArray(text)) return text;
    if (typeof text === 'object') {
      var form = plurals.select(Number(values[1]));
      text = form in text ? text[form] : text.other;
    }
    return text.replace(/\{(\d)\}|\{\{|\}\}/g, function (found, digit) {
      if (digit === undefined) return found.charAt(0);
      var value = values[Number(digit) + 1];
      return typeof value === 'number' ? numbers.format(value) : String(value);
    });
  };
})();
