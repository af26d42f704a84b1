import TestSupport
import Testing

extension InBrowser {
  @Suite("The browser") struct HarnessTests {
    private let page = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Bad</title>
      <meta http-equiv="Content-Security-Policy" content="style-src 'self'; script-src 'self'">
      <main><h1 style="color: red">Bad</h1><p id="moving">This is pushed down.</p>
      <img src="http://example.com/x.png" width="10" height="10">
      <table><tr><td>Aveeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeerylongword</table>
      <p><a href="b.html">Further</a></main><script src="move.js" defer></script>
      """
    private let script = """
      moving.before(document.createElement('hr'));
      document.querySelector('hr').style.height = '99px';
      document.querySelector('td').style.cssText = 'display: block; width: 90px; overflow: auto; color: #ccc';
      if (matchMedia('(prefers-color-scheme: dark)').matches) document.body.append('dark');
      undefined_function();
      """

    @Test("it notices whatever is wrong with a page")
    func notices() throws {
      try withTemporaryFolder { folder in
        try folder.write(["a/index.html": page, "a/move.js": script, "404.html": "<h1>None</h1>"])
        let found: [String: [String]] = try Browser.run(
          """
          address = serve(folder, "/sub/", late=0.1)
          open_page(address + "a/", dark=True)
          found = {"shifts": layout_shifts(), "console": console(), "requests": requests(), "text": texts("main p, h1")}
          found["axe"] = [violation.split(":")[0] for violation in violations()]
          found["contrast"] = [violation.split(":")[0] for violation in violations(["color-contrast"])]
          found["cut"] = cut_off()
          found["body"] = [find("body").text.split()[-1]]
          run_script("document.querySelector('td').style.cssText = 'width: 900px; display: block'")
          found["wide"] = sticking_out()
          emulate(width=320)
          found["narrow"] = sticking_out()
          found["pdf"] = [str(pdf()[:5], "ascii")]
          open_page(address + "a/", scripts=False)
          found["unmoved"] = [str(len(find_all("hr")))]
          find("a").click()
          wait(lambda: texts("h1") == ["None"])
          found["missing"] = [driver.current_url.removeprefix(address)]
          return found
          """, ["folder": folder.path])
        #expect(found["shifts"]?.count == 1)
        #expect(found["shifts"]?.first?.contains("p#moving") == true)
        let console = found["console", default: []]
        for wanted in ["style", "example.com/x.png", "undefined_function"] {
          #expect(console.contains { $0.contains(wanted) }, "\(console)")
        }
        #expect(found["requests", default: []].contains("http://example.com/x.png"))
        #expect(found["text"] == ["Bad", "This is pushed down.", "Further"])
        #expect(found["axe", default: []].contains("image-alt"))
        #expect(found["contrast"] == ["color-contrast"])
        #expect(found["cut"]?.first?.hasPrefix("td ") == true)
        #expect(found["body"] == ["dark"])
        #expect(found["wide"] == [])
        #expect(found["narrow", default: []].contains { $0.hasPrefix("td ") })
        #expect(found["pdf"] == ["%PDF-"])
        #expect(found["unmoved"] == ["0"])
        #expect(found["missing"] == ["a/b.html"])
      }
    }

    @Test("a script that fails says why, and the next one works")
    func fails() throws {
      let failure = #expect(throws: Browser.Failure.self) { try Browser.run("return driver.no_such_thing") }
      #expect(failure?.description.contains("no_such_thing") == true)
      let sum: Int = try Browser.run("return sum(numbers)", ["numbers": [1, 2, 3]])
      #expect(sum == 6)
    }
  }
}
