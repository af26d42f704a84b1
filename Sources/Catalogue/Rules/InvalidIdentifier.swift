package import Diagnostics

extension Rule {
  /// An id cannot be a file name or an address.
  package static let invalidIdentifier = Rule(
    id: "invalid-identifier", family: .structure, severity: .error,
    summary: "An id cannot be a file name or an address.",
    explanation: """
      An id becomes the name of a page, on disks and hosts of every kind, and is typed in commands and in \
      addresses. So it consists of the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`, starts \
      with a letter or a digit, and has at most 128 bytes. It is not `index` in any case, because that is \
      the name of a folder's own page.

      The same holds for the names of files, from which ids are taken, for `id:`, for `aliases`, and for \
      each folder that is part of a free page's address. An id such as `../../x` could otherwise write \
      outside the site.

      A fault of a file's name is reported at its first line, others where they are written. To mend it, \
      rename the file: a name in another script or with accents belongs in `name:` or `title:`, where \
      everything is allowed.
      """,
    examples: [
      Example(
        "A file name with a space, and an id that leads out of the site",
        [
          .init("content/students/ada lovelace.md", "«»---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\nid: «../../cs-101»\n---\n"),
        ]),
      Example(
        "An old id that was never one",
        [
          .init(
            "content/courses/cs-101.md",
            "---\ntitle: Programming\naliases: [cs-100, «CS 100»]\n---\n")
        ]),
      Example(
        "A name with accents, under an id without",
        [
          .init("content/students/siobhan-ni-bhriain.md", "---\nname: Siobhán Ní Bhriain\n---\n"),
          .init("content/courses/CS_101.2.md", "---\ntitle: Programming\n---\n"),
        ]),
    ])
}
