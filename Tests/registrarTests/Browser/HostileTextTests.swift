import Foundation
import TestSupport
import Testing

extension InBrowser {
  @Suite("Hostile texts") struct HostileTextTests {
    @Test("they are shown as they are written, on every page, and nothing of them runs")
    func pages() throws {
      try SiteToBrowse.hostile.with { folder in
        let kinds = ["courses", "students", "terms", "departments", "instructors", "programs", "pages"]
        let titles = kinds.flatMap { kind in
          HostileCatalogue.texts.enumerated().map { ["\(kind)/\(HostileCatalogue.id($0)).html", $1] }
        }
        let faults: [String] = try Browser.run(
          """
          faults = []
          address = serve(folder)
          for page, title in titles:
              open_page(address + page, width=320)
              found = console() + sticking_out()
              if title not in run_script("return document.querySelector('h1').textContent"):
                  found.append("the title is another one")
              if run_script("return document.querySelectorAll('img[src=x], [onload], [onerror]').length"):
                  found.append("markup came out of a text")
              found += [f"asks for {other}" for other in requests() if not other.startswith(address)]
              faults.extend(f"{page}: {fault}" for fault in found)
          return faults
          """, ["folder": folder.path, "titles": titles])
        #expect(faults == [])
        #expect(titles.count > 100)
      }
    }

    @Test("every file is what its name says: JSON, XML, a script", arguments: ["internal", "public"])
    func files(_ audience: String) throws {
      var site = SiteToBrowse.hostile
      site.arguments = ["--audience", audience]
      try site.with { folder in
        let counts: [String: Int] = try Browser.run(
          """
          import collections, xml.dom.minidom
          counts = collections.Counter()
          open_page("about:blank")
          for parent, _, names in os.walk(folder):
              for name in names:
                  with open(os.path.join(parent, name), encoding="utf-8", newline="") as file:
                      text = file.read()
                  kind = name.rsplit(".", 1)[-1]
                  counts[kind] += 1
                  try:
                      if kind == "json":
                          json.loads(text)
                      elif kind in ("xml", "svg"):
                          xml.dom.minidom.parseString(text.encode())
                      elif kind == "js":
                          run_script("new Function(arguments[0])", text)
                      elif kind == "html":
                          assert text.startswith("<!doctype html>\\n")
                  except Exception as error:
                      raise Exception(f"{os.path.join(parent, name)}: {error}")
          return counts
          """, ["folder": folder.path])
        #expect(counts["json", default: 0] > 50)
        #expect(counts["svg", default: 0] >= 1)
        #expect((counts["xml", default: 0] > 0) == (audience == "public"))
        #expect(counts["html", default: 0] > 100)
      }
    }
  }
}
