package import Catalogue
package import Diagnostics

/// What the settings of a site are at one moment.
package struct LiveSetup: Sendable {
  package var settings: Settings
  /// The file that they come from, for the places of what it says.
  package var file: SettingsFile
  /// What is wrong with settings that stand in no such place.
  package var diagnostics: [Diagnostic]

  package init(settings: Settings, file: SettingsFile = SettingsFile(), diagnostics: [Diagnostic] = []) {
    self.settings = settings
    self.file = file
    self.diagnostics = diagnostics
  }
}
