import Editing
import Files

/// The files of a small catalogue that builds without a warning, for `registrar init`.
enum Starter {
  /// What a catalogue needs beside its content.
  static func setUp(title: String, output: String) -> [FileChange] {
    [
      FileChange(creating: "catalogue.yml", settings(title: title, output: output)),
      FileChange(creating: ".env.example", environment),
      FileChange(creating: ".gitignore", gitIgnore(output: output)),
      FileChange(creating: ".github/workflows/catalogue.yml", workflow),
    ]
  }

  /// Lines that git must ignore.
  static func ignored(output: String) -> [String] { ["/\(output)/", "/.registrar/", "/.env"] }

  static let content: [FileChange] = [
    FileChange(
      creating: "content/index.md",
      """
      ---
      title: Welcome
      ---
      Courses, terms and rosters of our college. Everything here is made from Markdown files: this page is \
      `content/index.md`.

      A good place to start is [Programming I](courses/cs-101.md).

      """),
    FileChange(
      creating: "content/courses/cs-101.md",
      """
      ---
      title: Programming I
      code: CS-101
      summary: From a problem in words to a program that solves it.
      credits: 6
      department: Computing
      instructors: [Grace Hopper]
      offerings:
        - term: 2026-fall
          capacity: 20
          location: Room 12
          meetings:
            - {days: [mon, wed], starts: 9:00, ends: 10:30}
      ---
      Variables, conditions, loops, and the habit of testing what one writes. No previous knowledge is needed.

      ## What to bring

      A laptop, and patience.

      """),
    FileChange(
      creating: "content/courses/cs-102.md",
      """
      ---
      title: Programming II
      code: CS-102
      credits: 6
      department: Computing
      instructors: [Grace Hopper]
      prerequisites: [cs-101]
      offerings:
        - term: 2026-fall
          capacity: 12
          meetings:
            - {days: [tue, thu], starts: 11:00, ends: 12:30}
      ---
      Data structures and the first algorithms, for those who have taken [Programming I](cs-101.md).

      """),
    FileChange(
      creating: "content/courses/ma-110.md",
      """
      ---
      title: Logic
      code: MA-110
      credits: 4
      department: Mathematics
      offerings:
        - term: 2026-fall
          meetings:
            - {days: [fri], starts: 14:00, ends: 16:00}
      ---
      Propositions, proofs, and what cannot be proved.

      """),
    FileChange(
      creating: "content/students/ada-lovelace.md",
      """
      ---
      name: Ada Lovelace
      sort_name: Lovelace, Ada
      email: ada@example.edu
      program: Computing
      year: 2
      # Who may see this record: public, internal (the default) or hidden.
      visibility: public
      ---

      """),
    FileChange(
      creating: "content/students/alan-turing.md",
      """
      ---
      name: Alan Turing
      sort_name: Turing, Alan
      program: Computing
      year: 1
      ---

      """),
    FileChange(
      creating: "content/students/emmy-noether.md",
      """
      ---
      name: Emmy Noether
      sort_name: Noether, Emmy
      program: Mathematics
      year: 1
      ---

      """),
    FileChange(
      creating: "content/terms/2026-fall.md",
      """
      ---
      title: Fall 2026
      starts: 2026-09-07
      ends: 2026-12-18
      ---

      """),
    FileChange(
      creating: "content/enrollments/2026-fall/cs-101.md",
      """
      ---
      # A roster: these two fields hold for everyone below.
      course: cs-101
      term: 2026-fall
      enrollments:
        - alan-turing
        - emmy-noether
      ---

      """),
    FileChange(
      creating: "content/enrollments/2026-fall/ada-lovelace.md",
      """
      ---
      # It works the other way round, too: one student, several courses.
      student: ada-lovelace
      term: 2026-fall
      enrollments:
        - course: cs-102
          override:
            - {rule: prerequisite-unmet, reason: Wrote the first program there ever was}
        - {course: ma-110, status: waitlisted}
      ---

      """),
    FileChange(
      creating: "content/pages/about.md",
      """
      ---
      title: About this catalogue
      ---
      It is checked and built by `registrar`. To change it, edit the files below `content/`, run `registrar lint`, and \
      then `registrar build`.

      """),
  ]

  private static func settings(title: String, output: String) -> String {
    """
    # The settings of this catalogue. Every key is optional; `registrar explain invalid-setting` says more.

    title: \(yamlScalar(title))

    # Where the site will stand. Only what must be an absolute address needs it: the sitemap and canonical links.
    # base_url: https://catalogue.example.edu/

    language: en

    # Who the site is for. An internal one shows every student but the hidden ones, and says so on every page;
    # a public one shows those with `visibility: public`, and of them only `public_fields` and the courses that they
    # take or have completed.
    audience: internal
    privacy:
      default_visibility: internal
      public_fields: [name, program, year]

    # The term that pages show first.
    current_term: 2026-fall

    # Where the site goes, relative to this file.
    output: \(yamlScalar(output))

    # What the navigation shows.
    nav: [courses/, students/, terms/, pages/about.md]

    # Grades, if only some exist, and those with which a course counts as passed.
    # grades: {scale: [A, B, C, D, F], passing: [A, B, C, D]}

    # How much a rule weighs: error, warning or off.
    # lint: {unused-file: off}

    schema_version: 2

    """
  }

  private static func gitIgnore(output: String) -> String {
    """
    # The built site, and what registrar remembers about it.
    \(ignored(output: output)[0])
    \(ignored(output: output)[1])

    # Settings of one machine.
    \(ignored(output: output)[2])

    """
  }

  static let environment = """
    # Settings for one machine. Copy this file to .env, beside catalogue.yml, and take the # off what you need.
    #
    # A flag wins over an environment variable, which wins over .env, which wins over catalogue.yml.

    # The catalogue's title, on every page.  Flag: --title
    #REGISTRAR_TITLE=Course catalogue

    # Where the site will stand; only what must be an absolute address needs it.  Flag: --base-url
    #REGISTRAR_BASE_URL=https://catalogue.example.edu/

    # The folder that the site goes into. Here it is relative to the folder of this file; as a flag or an environment
    # variable, to the working directory.  Flag: --output
    #REGISTRAR_OUTPUT=public

    # Who the site is for: internal or public. Here and in the environment the audience can only be narrowed, from
    # internal to public; a catalogue that catalogue.yml makes public stays public.  Flag: --audience
    #REGISTRAR_AUDIENCE=public

    # The term that pages show first.  Flag: --current-term
    #REGISTRAR_CURRENT_TERM=2026-fall

    # The token of the editing API that `registrar serve --edit` answers: 16 characters are not too many. Without it, every
    # start makes a new one. Keep it to yourself.
    #REGISTRAR_EDIT_TOKEN=

    """

  private static let workflow = """
    # Checks the catalogue on every change, and publishes it from the main branch, for the public.
    #
    # Two things to set up once, in the repository's settings on GitHub:
    #   Pages: "GitHub Actions" as the source.
    #   Secrets and variables, Actions, Variables: REGISTRAR_RELEASE, the address of the registrar-…-linux-….tar.gz of a
    #   release of registrar.
    name: Catalogue

    on:
      push:
        branches: [main]
      pull_request:
      workflow_dispatch:

    permissions:
      contents: read

    jobs:
      lint:
        runs-on: ubuntu-latest
        timeout-minutes: 10
        env:
          RELEASE: ${{ vars.REGISTRAR_RELEASE }}
        steps:
          - uses: actions/checkout@v4
          - name: Install registrar
            run: |
              curl --fail --location --silent --show-error "$RELEASE" |
                sudo tar -xz --strip-components 1 -C /usr/local/bin
          - run: registrar lint --format github

      publish:
        needs: lint
        if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
        runs-on: ubuntu-latest
        timeout-minutes: 10
        concurrency:
          group: pages
        permissions:
          contents: read
          pages: write
          id-token: write
        environment:
          name: github-pages
          url: ${{ steps.deployment.outputs.page_url }}
        env:
          RELEASE: ${{ vars.REGISTRAR_RELEASE }}
        steps:
          - uses: actions/checkout@v4
          - id: pages
            uses: actions/configure-pages@v5
          - name: Install registrar
            run: |
              curl --fail --location --silent --show-error "$RELEASE" |
                sudo tar -xz --strip-components 1 -C /usr/local/bin
          - run: registrar build --audience public --base-url "$BASE_URL/" --output "$RUNNER_TEMP/site"
            env:
              BASE_URL: ${{ steps.pages.outputs.base_url }}
          - uses: actions/upload-pages-artifact@v3
            with:
              path: ${{ runner.temp }}/site
          - id: deployment
            uses: actions/deploy-pages@v4

    """
}
