import TestSupport
import Testing

extension InBrowser {
  @Suite("The search") struct SearchTests {
    /// What the scripts of this suite share.
    private static let tools = """
      def found():
          return run_script("return [...document.getElementById('search.results').querySelectorAll('a')].map(a => a.textContent)")
      def status():
          return run_script("return document.getElementById('search.status').textContent")
      def is_listed():
          return run_script("return !document.getElementById('search.list').hidden")
      def focus():
          return run_script("return document.activeElement.name || document.activeElement.textContent")
      def press(*keys):
          ActionChains(driver).send_keys(*keys).perform()
      def until(titles):
          wait(lambda: found() == titles)
      def settled():
          first = found()
          time.sleep(0.4)
          return first if found() == first else None

      """

    private func run(_ site: SiteToBrowse, from place: Place, _ script: String) throws {
      try site.with { folder in
        let address =
          switch place {
          case .disk: "address = 'file://' + folder + '/'\n"
          case .subPath: "address = serve(folder, '/some/where/')\n"
          }
        try Browser.run(Self.tools + address + script, ["folder": folder.path])
      }
    }

    enum Place: String, CaseIterable, CustomTestStringConvertible {
      case disk, subPath
      var testDescription: String { rawValue }
    }

    @Test("keys lead to it, through what is found, and out of it again", arguments: Place.allCases)
    func keys(place: Place) throws {
      try run(
        .internalExample, from: place,
        """
        open_page(address + "courses/index.html")
        assert is_listed() and found() == []
        press("/", "cryptografy")
        until(["Cryptography", "Number Theory and Cryptography"])
        assert "cryptografy" in status() and not is_listed(), status()
        press(Keys.ARROW_DOWN)
        assert focus() == "Cryptography"
        press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
        assert focus() == "Number Theory and Cryptography"
        press(Keys.ARROW_UP, Keys.ARROW_UP)
        assert focus() == "q"
        press(Keys.ARROW_DOWN, Keys.ESCAPE)
        assert focus() == "q" and len(found()) == 2
        press(Keys.ESCAPE)
        wait(is_listed)
        assert found() == [] and status() == "" and "cryptografy" not in driver.current_url
        press("cs 101")
        until(["Introduction to Programming"])
        press(Keys.ENTER)
        wait(lambda: driver.current_url.endswith("courses/cs-101.html"))
        assert console() == [], console()
        """)
    }

    @Test(
      "what is searched for stands in the address, so that it can be shared and Back works", arguments: Place.allCases)
    func address(place: Place) throws {
      try run(
        .internalExample, from: place,
        """
        open_page(address + "courses/index.html")
        press("/", "cryptografy")
        until(["Cryptography", "Number Theory and Cryptography"])
        shared = driver.current_url
        press(Keys.ARROW_DOWN, Keys.ENTER)
        wait(lambda: driver.current_url.endswith("courses/cs-315.html"))
        driver.back()
        until(["Cryptography", "Number Theory and Cryptography"])
        assert driver.current_url == shared and find("[name=q]").get_attribute("value") == "cryptografy"
        find("summary").click()
        find("[name=department] [value=computing]").click()
        until(["Cryptography"])
        driver.back()
        until(["Cryptography", "Number Theory and Cryptography"])
        driver.back()
        wait(is_listed)
        open_page(shared)
        until(["Cryptography", "Number Theory and Cryptography"])
        """)
    }

    @Test("filters narrow courses down; days and seats are those of a term", arguments: Place.allCases)
    func filters(place: Place) throws {
      try run(
        .internalExample, from: place,
        """
        open_page(address + "courses/index.html")
        find("summary").click()
        find("[name=day][value=mon]").click()
        wait(lambda: len(found()) > 1)
        assert find("[name=term]").get_attribute("value") == "2026-fall"
        monday = found()
        # Any term is a choice, too: days and seats go then.
        find("[name=term] option").click()
        wait(is_listed)
        assert not find("[name=day][value=mon]").is_selected() and "day" not in driver.current_url
        find("[name=day][value=mon]").click()
        until(monday)
        find("[name=free]").click()
        wait(lambda: "free=1" in driver.current_url and set(found()) <= set(monday))
        find("[name=credits] [value='6']").click()
        find("[name=level] option:nth-child(2)").click()
        wait(lambda: "level=" in driver.current_url)
        shared = driver.current_url
        last = wait(settled)
        open_page(shared)
        until(last)
        assert find("details.filters").get_attribute("open")
        find(".clear").click()
        wait(is_listed)
        assert "?" not in driver.current_url and focus() == "q", driver.current_url
        """)
    }

    @Test("the home page finds courses and students, and leads to all of them", arguments: Place.allCases)
    func home(place: Place) throws {
      try run(
        .internalExample, from: place,
        """
        open_page(address + "index.html")
        press("/", "lvelace")
        until(["Ada Lovelace"])
        find("[name=q]").clear()
        find("[name=q]").send_keys("ma")
        target = wait(lambda: run_script(
            "return [...document.querySelectorAll('.more a')].map(a => a.href).find(a => a.includes('courses/index.html'))"))
        open_page(target)
        wait(lambda: len(found()) > 6)
        open_page(address + "students/index.html")
        press("/", "munzo")
        wait(lambda: any("Muñoz" in name for name in found()))
        """)
    }

    @Test("a page with results has no fault that axe knows, light or dark, and is not wider than a phone")
    func access() throws {
      try run(
        .germanExample, from: .subPath,
        """
        for width, dark in [(320, False), (1280, True)]:
            open_page(address + "courses/index.html?q=a&term=2026-fall&day=mon", width=width, dark=dark)
            wait(found)
            assert violations() == [], violations()
            assert sticking_out() == [], sticking_out()
            open_page(address + "index.html?q=a", width=width, dark=dark)
            wait(found)
            assert violations() == [], violations()
            assert sticking_out() == [], sticking_out()
        """)
    }

    @Test("hostile names are text, and whole")
    func hostile() throws {
      try run(
        .hostile, from: .disk,
        """
        for page in ["courses/index.html", "students/index.html"]:
            for query in ["a", "e", "script", "x"]:
                open_page(address + page + "#?q=" + query)
                wait(status)
                assert find_all("[id='search.results'] script, [id='search.results'] img, [id='search.results'] b") == []
                assert sticking_out() == [], sticking_out()
            assert console() == [], console()
        """)
    }

    @Test("from disk a query in the address is understood, too, until there is a fragment, and can be cleared")
    func queryFromDisk() throws {
      try run(
        .internalExample, from: .disk,
        """
        open_page(address + "courses/index.html?q=cryptografy")
        wait(lambda: any("Cryptography" in name for name in found()))
        find(".filters").click()
        find(".clear").click()
        wait(lambda: find("input[type=search]").get_attribute("value") == "" and not found())
        driver.refresh()
        wait(lambda: "Cryptography" in find("[id='search.list']").text)
        assert find("input[type=search]").get_attribute("value") == "" and not found()
        """)
    }

    @Test("without scripts there is no form, and the list is there")
    func withoutScripts() throws {
      try run(
        .internalExample, from: .disk,
        """
        open_page(address + "courses/index.html", scripts=False)
        assert not find("form.search").is_displayed()
        assert "Cryptography" in find("[id='search.list']").text
        """)
    }
  }
}
