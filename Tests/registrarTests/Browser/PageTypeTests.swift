import Foundation
import TestSupport
import Testing

extension InBrowser {
  @Suite("Every type of page") struct PageTypeTests {
    @Test("axe finds nothing, light or dark, narrow or wide, and nothing sticks out", arguments: SiteToBrowse.all)
    func isAccessible(_ site: SiteToBrowse) throws {
      try site.with { folder in
        let pages = try SiteToBrowse.pages(of: folder)
        #expect(pages.count >= 12)
        let faults: [String] = try Browser.run(
          """
          faults = []
          def note(page, look, found):
              faults.extend(f"{page}, {look}: {fault}" for fault in found)
              if pictures:
                  name = f"{site} {page} {look}".replace("/", "-").replace(" ", "_")
                  screenshot(os.path.join(pictures, name + ".png"))
          for page in pages:
              open_page(serve(folder) + page)
              note(page, "wide and light", violations() + sticking_out())
              # Only colours depend on the reader's scheme.
              emulate(dark=True)
              note(page, "wide and dark", violations(["color-contrast", "link-in-text-block"]))
              emulate(width=320, dark=True)
              note(page, "narrow and dark", violations(["color-contrast", "link-in-text-block"]))
              emulate(width=320)
              note(page, "narrow and light", violations() + sticking_out())
          return faults
          """,
          [
            "folder": folder.path, "pages": pages, "site": site.testDescription,
            "pictures": ProcessInfo.processInfo.environment["REGISTRAR_SCREENSHOTS"] ?? "",
          ])
        #expect(faults == [])
      }
    }

    @Test("a page loads without a complaint, a foreign request or a shift", arguments: SiteToBrowse.all)
    func loads(_ site: SiteToBrowse) throws {
      try site.with { folder in
        let pages = try SiteToBrowse.pages(of: folder)
        let faults: [String] = try Browser.run(
          """
          # Scripts come late, so that what they add would move what is there already.
          address = serve(folder, late=0.05)
          faults = []
          for page in pages:
              open_page(address + page)
              found = layout_shifts() + console()
              found += [f"asks for {other}" for other in requests() if not other.startswith(address)]
              faults.extend(f"{page}: {fault}" for fault in found)
          return faults
          """, ["folder": folder.path, "pages": pages])
        #expect(faults == [])
      }
    }

    @Test("a page prints on A4 with nothing cut off", arguments: SiteToBrowse.all)
    func prints(_ site: SiteToBrowse) throws {
      try site.with { folder in
        let pages = try SiteToBrowse.pages(of: folder)
        let faults: [String] = try Browser.run(
          """
          faults = []
          for page in pages:
              open_page(serve(folder) + page)
              # 210 mm less two margins of 1 cm, at 96 pixels an inch
              emulate(width=718, media="print")
              # What has no room in the drawing of a week stands in the table below it.
              cut = [element for element in cut_off() if not re.match(r"(a|div)[.]block", element)]
              found = sticking_out() + [f"is cut off: {element}" for element in cut]
              if not run_script('''
                  return [...document.querySelectorAll('.week-grid')].every(
                      grid => grid.parentElement.querySelector('.week-list table').checkVisibility());
              '''):
                  found.append("has a week without a table")
              sheet = pdf()
              if not sheet.startswith(b"%PDF-") or not re.search(rb"/Type /Page\\b", sheet):
                  found.append("cannot be printed")
              faults.extend(f"{page}: {fault}" for fault in found)
          return faults
          """, ["folder": folder.path, "pages": pages])
        #expect(faults == [])
      }
    }

    @Test("without scripts, the lists lead to every record")
    func worksWithoutScripts() throws {
      try SiteToBrowse.germanExample.with { folder in
        let faults: [String] = try Browser.run(
          """
          address = serve(folder)
          faults, seen, pending = [], set(), [address]
          while pending:
              page = pending.pop()
              open_page(page, scripts=False)
              shown = "[...document.links].filter(link => link.checkVisibility())"
              for link in run_script(f"return {shown}.map(link => link.href)"):
                  link = link.split("#")[0]
                  if link.startswith(address) and link not in seen:
                      seen.add(link)
                      # Records lead everywhere; the lists alone must do.
                      if re.search(r"/(index.html)?$|/page/[0-9]+.html$|/departments/", link[len(address) - 1:]):
                          pending.append(link)
          for folder_, _, names in os.walk(folder):
              for name in names:
                  path = os.path.relpath(os.path.join(folder_, name), folder)
                  if re.match("(courses|students|terms|departments|programs|instructors)/", path) and name.endswith(".html"):
                      if "http-equiv=\\"refresh\\"" in open(os.path.join(folder, path), encoding="utf-8").read():
                          continue
                      if address + path not in seen:
                          faults.append(path)
          return faults
          """, ["folder": folder.path])
        #expect(faults == [])
      }
    }
  }

  @Suite("Wherever a site is put") struct PlaceTests {
    @Test("pages look the same from a folder of a host and from disk, and their links work")
    func worksAnywhere() throws {
      try SiteToBrowse.internalExample.with { folder in
        let faults: [String] = try Browser.run(
          """
          look = '''
              return [...document.querySelectorAll('body, body *')].map(element => {
                  const style = getComputedStyle(element);
                  const {x, y, width, height} = element.getBoundingClientRect();
                  const name = element.localName + ' ' + element.textContent.trim().slice(0, 20);
                  return [name, x, y, width, height, style.color, style.backgroundColor, style.font].join(' ');
              });
          '''
          root = serve(folder)
          faults = []
          for base in [serve(folder, "/~registry/catalogue/"), "file://" + folder + "/"]:
              for page in ["index.html", "courses/index.html", "courses/cs-101.html", "students/ada-lovelace.html"]:
                  open_page(root + page)
                  wanted = run_script(look)
                  open_page(base + page)
                  found = run_script(look)
                  pairs = [pair for pair in zip(wanted, found) if pair[0] != pair[1]]
                  if pairs or len(wanted) != len(found):
                      faults.append(f"{base}{page} looks different: {pairs[:1]}")
                  faults.extend(console())
                  faults.extend(other for other in requests() if not other.startswith(base))
              open_page(base + "index.html")
              for path in ["courses/index.html", "courses/le-220.html", "students/ada-lovelace.html", "index.html"]:
                  links = find_all(f"a[href$='{path.split('/')[-1]}']")
                  links = [link for link in links if link.get_property("href") == base + path]
                  next(link for link in links if link.is_displayed()).click()
                  wait(lambda: driver.current_url == base + path)
              faults.extend(console())
          return faults
          """, ["folder": folder.path])
        #expect(faults == [])
      }
    }

    @Test("an old address leads to the new one")
    func redirects() throws {
      try SiteToBrowse.publicExample.with { folder in
        let title: String = try Browser.run(
          """
          open_page(serve(folder, "/here/") + "courses/cs-100.html")
          wait(lambda: driver.current_url.endswith("/here/courses/cs-101.html"))
          return wait(lambda: driver.title)
          """, ["folder": folder.path])
        #expect(title == "CS-101 Introduction to Programming · Analytical College")
      }
    }
  }

  @Suite("What a page weighs") struct WeightTests {
    @Test(
      "a course page with all that it loads stays below 60 kB, its roster aside",
      arguments: [SiteToBrowse.publicExample, .internalExample] + (RealCatalogue.path == nil ? [] : [.real]))
    func courses(_ site: SiteToBrowse) throws {
      try site.with { folder in
        let pages = folder.files(below: "courses").filter {
          $0.hasSuffix(".html") && !$0.hasSuffix("/index.html") && !$0.contains("/page/")
        }
        #expect(pages.count > 10)
        for page in pages {
          let text = try folder.text(of: page)
          let rest = text.replacing(/<table class="roster">.*?<\/table>/.dotMatchesNewlines(), with: "")
          let assets = text.matches(of: /(?:href|src)="[.\/]*(assets\/[^"]+)"/).map { String($0.1) }
          #expect(assets.contains { $0.hasSuffix(".css") }, "\(page)")
          let loaded = try assets.map { try folder.bytes(of: $0).count }.reduce(0, +)
          #expect(rest.utf8.count + loaded < 60_000, "\(page): \(rest.utf8.count) bytes beside \(loaded) of assets")
        }
      }
    }
  }
}
