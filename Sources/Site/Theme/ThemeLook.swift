import Templates

/// A theme in the language of a site.
struct ThemeLook: Sendable {
  let phrasebook: Phrasebook
  /// With the scripts' texts among them.
  let assets: ThemeAssets
  let texts: SiteTexts
  /// What the preview server's own scripts say, as JSON.
  let serverTexts: [UInt8]

  /// What to publish: the scripts' texts only where a page includes them.
  func files(for templates: TemplateSet) -> [(path: String, bytes: [UInt8])] {
    guard !templates.usedLiterals.contains(ScriptStrings.name), let address = assets.address(of: ScriptStrings.name)
    else {
      return assets.files
    }
    return assets.files.filter { $0.path != ThemeAssets.prefix + address }
  }
}

extension Theme {
  /// - Parameter language: the tag of the site's language.
  func look(in language: String) -> ThemeLook { looks.value(of: language) { makeLook(in: language) } }

  private func makeLook(in language: String) -> ThemeLook {
    let values = strings.values(for: language)
    let phrasebook = Phrasebook(language: language, values)
    return ThemeLook(
      phrasebook: phrasebook, assets: assets.adding(ScriptStrings.name, ScriptStrings.file(language: language, values)),
      texts: SiteTexts(phrasebook), serverTexts: ScriptStrings.json(values, prefix: StringsKey.server))
  }
}

extension Phrasebook {
  /// - Parameter values: what stands under each key; those that are faulty, which is reported elsewhere, are left out.
  init(language: String, _ values: [String: StringsFile.Value]) {
    self.init(pluralRule: PluralRule(language: language))
    func list(_ key: String) -> [String]? {
      guard case .list(let items)? = values[key], items.count == StringsKey.lists[key] else { return nil }
      return items
    }
    dateNames.months = list(StringsKey.months) ?? dateNames.months
    dateNames.shortMonths = list(StringsKey.shortMonths) ?? dateNames.shortMonths
    dateNames.weekdays = list(StringsKey.days) ?? dateNames.weekdays
    dateNames.shortWeekdays = list(StringsKey.shortDays) ?? dateNames.shortWeekdays
    for (key, value) in values {
      guard !key.hasPrefix(ScriptStrings.prefix), let phrase = value.phrase else { continue }
      phrases[key] = phrase
      guard let text = phrase.constant else { continue }
      if key.hasPrefix(StringsKey.dateForms) { dateForms[String(key.dropFirst(StringsKey.dateForms.count))] = text }
      if key == StringsKey.decimal { numberSigns.decimal = text }
      if key == StringsKey.group { numberSigns.group = text }
    }
  }
}
