import Diagnostics
import Templates

/// The texts of scripts in the language of the site, as a script of their own.
///
/// Pages may hold no script themselves, and those opened from disk may load nothing but scripts.
enum ScriptStrings {
  /// What the keys of scripts' texts start with in strings files.
  static let prefix = "script."
  /// What templates call the file.
  static let name = "strings.js"

  /// - Parameters:
  ///   - language: the tag of the site's language.
  ///   - values: what stands under each key.
  static func file(language: String, _ values: [String: StringsFile.Value]) -> [UInt8] {
    var tag = JSONWriter(layout: .compact)
    tag.value(language)
    return Array(Self.script.utf8).replacing(Array("LANGUAGE".utf8), with: harmless(tag.bytes), maxReplacements: 1)
      .replacing(Array("TEXTS".utf8), with: harmless(json(values, prefix: prefix)), maxReplacements: 1)
  }

  /// The texts of which the keys start alike, by what follows.
  static func json(_ values: [String: StringsFile.Value], prefix: String) -> [UInt8] {
    var texts = JSONWriter(layout: .dense)
    texts.object(.many) { json in
      for (key, value) in values.sorted(by: { $0.key < $1.key }) where key.hasPrefix(prefix) {
        json.key(String(key.dropFirst(prefix.count)))
        switch value {
        case .text(let text): json.value(text)
        case .list(let items): json.array { json in for item in items { json.value(item) } }
        case .forms(let forms):
          json.object { json in
            for (category, text) in forms {
              json.key(category.name)
              json.value(text)
            }
          }
        }
      }
    }
    return texts.bytes
  }

  /// JSON in which nothing could end a script that it is pasted into.
  private static func harmless(_ json: [UInt8]) -> [UInt8] {
    json.replacing([UInt8(ascii: "<")], with: Array(#"\u003C"#.utf8))
  }

  private static let script = """
    // The theme's texts for scripts, made from templates/strings/: registrarText('search.found', 3) gives one, with its values.
    (function () {
      'use strict';
      var language = LANGUAGE;
      var texts = TEXTS;
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
        return text.replace(/\\{(\\d)\\}|\\{\\{|\\}\\}/g, function (found, digit) {
          if (digit === undefined) return found.charAt(0);
          var value = values[Number(digit) + 1];
          return typeof value === 'number' ? numbers.format(value) : String(value);
        });
      };
    })();

    """
}
