import Foundation
import TestSupport
import Testing

extension InBrowser {
  @Suite("A page that is served") struct LiveTests {
    @Test("it shows a change, then what is wrong, until that is mended")
    func staysUpToDate() throws {
      try withTemporaryFolder { folder in
        try SiteToBrowse.internalExample.prepare(folder)
        let server = try RunningProgram(
          productsFolder.path(of: "registrar"), ["serve", "--port", "0", "--audience", "internal"], in: folder,
          environment: cleanEnvironment)
        let address = try #require(server.nextLine())
        let found: [String: [String]] = try Browser.run(
          """
          def change(old, new):
              path = os.path.join(folder, "content/courses/cs-101.md")
              with open(path, encoding="utf-8") as file:
                  text = file.read()
              assert old in text
              with open(path, "w", encoding="utf-8") as file:
                  file.write(text.replace(old, new))

          open_page(address + "courses/cs-101.html")
          change("title: Introduction to Programming", "title: A Gentle Introduction")
          wait(lambda: "A Gentle Introduction" in driver.title)
          found = {"console": console()}
          change("instructors: [george-boole]\\ntags", "instructors: [george-bool]\\ntags")
          wait(lambda: inside("registrar-overlay", ".panel"))
          found["said"] = [inside("registrar-overlay", ".panel")[0].text]
          found["axe"] = violations()
          change("[george-bool]", "[george-boole]")
          wait(lambda: find("registrar-overlay") and not inside("registrar-overlay", ".panel"))
          return found
          """, ["folder": folder.path, "address": address])
        server.signal(SIGTERM)
        #expect(found["console"] == [])
        #expect(found["said"]?.first?.contains("content/courses/cs-101.md:8:15") == true, "\(found)")
        #expect(found["said"]?.first?.contains("did you mean 'george-boole' (George Boole)?") == true, "\(found)")
        #expect(found["axe"] == [])
        #expect(try server.end().status == 0)
      }
    }
  }
}
