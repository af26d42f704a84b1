// The theme's texts for scripts, made from templates/strings/: registrarText('search.found', 3) gives one, with its values.
(function () {
  'use strict';
  var language = "en";
  var texts = {
"loading":"Loading …"
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
