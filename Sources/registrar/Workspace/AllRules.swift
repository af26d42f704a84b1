import Diagnostics
import Linting
import Site
import Templates

/// Every rule that there is, of all floors.
let allRules: [Rule] = Rules.all + TemplateRules.all + [.outputCollision]
