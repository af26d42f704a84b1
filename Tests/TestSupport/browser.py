"""Drives one headless Chromium for the tests.

usage: browser.py CHROMIUM CHROMEDRIVER AXE

Each line of input is a JSON object with a script and its arguments; each line of output is one with the answer or with
what went wrong. `Browser.swift` is the other side. Scripts are bodies of functions: they `return` what the test is to
know, and may use selenium's `driver`, `By`, `Keys`, `ActionChains`, and every function of this file.
"""

import base64
import functools
import http.server
import json
import os
import re
import sys
import textwrap
import threading
import time
import traceback
import urllib.parse

from selenium import webdriver
from selenium.common.exceptions import (
    DetachedShadowRootException, NoSuchElementException, NoSuchShadowRootException, StaleElementReferenceException)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

driver = None
axe_path = None


# Serving


class StaticHandler(http.server.SimpleHTTPRequestHandler):
    """A static host: a folder below a path, `404.html` for all else, and scripts that come late where that is asked."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, path, late, **options):
        self.prefix = path
        self.late = late
        super().__init__(*arguments, **options)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path.endswith(".js"):
            time.sleep(self.late)
        super().do_GET()

    def translate_path(self, path):
        if not urllib.parse.urlsplit(path).path.startswith(self.prefix):
            return os.path.join(self.directory, "no such file")
        return super().translate_path("/" + path[len(self.prefix):])

    def send_error(self, code, message=None, explain=None):
        page = os.path.join(self.directory, "404.html")
        if code != 404 or not os.path.exists(page):
            return super().send_error(code, message, explain)
        with open(page, "rb") as file:
            body = file.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # The browser may leave before it has read everything.


servers = {}


def serve(folder, path="/", late=0):
    """Serves a folder below a path of a new server on this machine, and says at which address; scripts come `late` seconds."""
    key = (folder, path, late)
    if key not in servers:
        handler = functools.partial(StaticHandler, directory=folder, path=path, late=late)
        servers[key] = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=servers[key].serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{servers[key].server_address[1]}{path}"


# Going to pages


def emulate(width=1280, height=900, dark=False, media="screen"):
    """Makes the page that wide, light or dark, for the screen or for paper."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"media": media, "features": [{"name": name, "value": value} for name, value in features.items()]},
    )


def open_page(address, width=1280, height=900, dark=False, scripts=True):
    """Goes to an address. What `console` and `requests` say starts here."""
    emulate(width, height, dark)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    # Whatever the page before still does is not this one's.
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(address)


def find(selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def find_all(selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def texts(selector):
    """The texts of all that is selected and shown, each without space around it."""
    return [element.text.strip() for element in find_all(selector) if element.is_displayed()]


def wait(condition, seconds=20):
    """Waits until a function gives something that is true, and returns that. A page may load again meanwhile."""
    ignored = [
        DetachedShadowRootException, NoSuchElementException, NoSuchShadowRootException, StaleElementReferenceException]
    return WebDriverWait(driver, seconds, 0.02, ignored).until(lambda _: condition())


def inside(host, selector):
    """What is selected in the shadow of an element, and shown."""
    return [part for part in find(host).shadow_root.find_elements(By.CSS_SELECTOR, selector) if part.is_displayed()]


def run_script(source, *arguments):
    return driver.execute_script(source, *arguments)


# What a page did


def console():
    """What was written to the console: errors of scripts, violations of the policy, what could not be loaded."""
    return [f"{entry['level']}: {entry['message']}" for entry in driver.get_log("browser")]


def requests():
    """The addresses that were asked for."""
    addresses = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            addresses.append(message["params"]["request"]["url"])
    return addresses


NAME = """
    const name = element => {
        const id = element.id ? '#' + element.id : '';
        const classes = typeof element.className === 'string' && element.className.trim()
            ? '.' + element.className.trim().split(/\\s+/).join('.') : '';
        return element.localName + id + classes + ' "' + element.textContent.trim().slice(0, 40) + '"';
    };
"""


def layout_shifts():
    """What moved without anybody having done something, and how far."""
    return driver.execute_async_script(
        NAME
        + """
        const done = arguments[arguments.length - 1];
        const shifts = [];
        const note = list => {
            for (const entry of list.getEntries()) {
                if (entry.hadRecentInput) continue;
                const sources = entry.sources.map(source => source.node && source.node.localName ? name(source.node) : '?');
                shifts.push(entry.value.toFixed(4) + ' ' + sources.join(', '));
            }
        };
        new PerformanceObserver(note).observe({type: 'layout-shift', buffered: true});
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shifts), 0)));
        """
    )


def sticking_out():
    """What makes the page scroll sideways."""
    return driver.execute_script(
        NAME
        + """
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        const isReversed = getComputedStyle(root).direction === 'rtl';
        const out = [...document.body.querySelectorAll('*')].filter(element => {
            const box = element.getBoundingClientRect();
            return isReversed ? box.left < -0.5 : box.right > root.clientWidth + 0.5;
        });
        const inner = out.filter(element => !out.some(other => other !== element && element.contains(other)));
        return [root.scrollWidth + ' px in ' + root.clientWidth, ...inner.slice(0, 5).map(name)];
        """
    )


def cut_off():
    """What shows less than it holds, because paper cannot be scrolled."""
    return driver.execute_script(
        NAME
        + """
        return [...document.body.querySelectorAll('*')].filter(element => {
            const style = getComputedStyle(element);
            const isForListening = element.clientWidth <= 1 && element.clientHeight <= 1;
            return style.overflowX !== 'visible' && style.display !== 'none' && !isForListening
                && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        }).slice(0, 5).map(name);
        """
    )


def violations(rules=None):
    """What axe finds wrong, by all of its rules or by some."""
    if not driver.execute_script("return typeof axe === 'object'"):
        with open(axe_path, encoding="utf-8") as file:
            driver.execute_script(file.read() + "\nwindow.axe = axe;")
    return driver.execute_async_script(
        """
        const [rules, done] = arguments;
        const options = {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}};
        if (rules) options.runOnly = {type: 'rule', values: rules};
        axe.run(document, options).then(
            found => done(found.violations.flatMap(violation => violation.nodes.slice(0, 3).map(node =>
                violation.id + ': ' + node.target.join(' ') + ' '
                + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')))),
            error => done(['axe failed: ' + error]));
        """,
        rules,
    )


def pdf(landscape=False):
    """The page as it is printed on A4."""
    options = {"paperWidth": 8.27, "paperHeight": 11.69, "landscape": landscape, "printBackground": False}
    return base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", options)["data"])


def screenshot(path):
    """Writes what is shown, in full length."""
    height = driver.execute_script("return document.documentElement.scrollHeight")
    width = driver.execute_script("return window.innerWidth")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, 8000), "scale": 1}
    data = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})["data"]
    with open(path, "wb") as file:
        file.write(base64.b64decode(data))


# Talking to the tests


def start(chromium, chromedriver):
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--no-first-run",
        "--lang=en-GB",
        # Nothing leaves this machine.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    started.set_page_load_timeout(60)
    started.set_script_timeout(60)
    return started


def answer(line, scope):
    request = json.loads(line)
    names = dict(scope, **request["arguments"])
    source = "def script():\n" + textwrap.indent(request["script"], "    ") + "\n    return None"
    exec(compile(source, "script", "exec"), names)
    return names["script"]()


def main():
    global driver, axe_path
    # What scripts print is for people.
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    chromium, chromedriver, axe_path = sys.argv[1:]

    def say(message):
        channel.write(json.dumps(message) + "\n")
        channel.flush()

    try:
        driver = start(chromium, chromedriver)
    except Exception as error:
        say({"error": f"Chromium does not start: {error}"})
        return
    try:
        say({"answer": driver.capabilities["browserVersion"]})
        for line in sys.stdin:
            try:
                say({"answer": answer(line, globals())})
            except Exception as error:
                lines = json.loads(line)["script"].splitlines()
                # The first line of what is run is that of the function around the script.
                at = [frame.lineno - 2 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "script"]
                trace = "".join(f"\n  {lines[number].strip()}" for number in at if number < len(lines))
                say({"error": f"{type(error).__name__}: {error}{trace}"})
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
