package import Diagnostics

extension Rule {
  /// A file of the catalogue cannot be read.
  package static let unreadableFile = Rule(
    id: "unreadable-file", family: .structure, severity: .error,
    summary: "A file of the catalogue cannot be read.",
    explanation: """
      What cannot be read might be a course, so leaving it out silently could empty a roster. The build \
      stops instead.

      A name below `content/` that ends with `.md` must be a file that may be read: not a folder, not a \
      device, and readable for the user who runs Registrar. A symbolic link is followed when it leads to a \
      file below `content/`, and never out of it, so that a catalogue from anywhere can be built without \
      publishing the files of the machine. A folder must be one that can be listed. Names that start with a \
      dot are left out altogether.

      What a record that cannot be read would refer to is unknown, but the record itself counts as there: \
      what refers to it does not dangle.

      To mend it, give the file its permissions back (`chmod u+r`), replace the link by a copy of the file, \
      or rename the folder.
      """,
    examples: [
      Example(
        "A folder with the name of a file",
        [
          .init("content/courses/cs-101.md/", "«»"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\nprerequisites: [cs-101]\n---\n"),
        ]),
      Example(
        "A folder inside the folder of a kind",
        [.init("content/courses/computing/cs-101.md", "---\ntitle: Programming\n---\n")]),
    ])
}
