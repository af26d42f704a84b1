import FuzzInvariants
import TestSupport
import Testing

/// An input of the committed corpus: a seed, or something that was found and mended.
struct CorpusInput: CustomTestStringConvertible, Sendable {
  let target: FuzzTarget
  let names: [String]

  var testDescription: String { target.name }

  static let folder = Folder("\(#filePath.dropLast("/CorpusTests.swift".count))/Corpus")

  static let all: [CorpusInput] = FuzzTarget.all.map { target in
    CorpusInput(target: target, names: folder.files(below: target.name))
  }
}

@Suite("What must hold for any input")
struct CorpusTests {
  @Test("Every invariant holds for the committed corpus", arguments: CorpusInput.all)
  func corpus(_ input: CorpusInput) throws {
    #expect(input.names.count > 10)
    for name in input.names {
      let bytes = try CorpusInput.folder.bytes(of: name)
      #expect(throws: Never.self, "\(name)") { try input.target.check(bytes) }
    }
  }

  @Test("Every target has a corpus of its own, and every corpus a target")
  func folders() {
    let folders = Set(CorpusInput.folder.files().compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(folders == Set(FuzzTarget.all.map(\.name)))
  }
}
