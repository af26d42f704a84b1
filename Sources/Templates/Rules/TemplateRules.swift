package import Diagnostics

/// The rules that this floor reports, in the order of their names.
package enum TemplateRules {
  package static let all = [
    TemplateMissing.rule, TemplateSyntax.rule, TemplateUnknownName.rule, TemplateUnsafeContext.rule,
  ]
}
