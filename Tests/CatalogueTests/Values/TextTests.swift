import Catalogue
import Testing

@Suite("A text of the catalogue")
struct TextTests {
  @Test("is absent or empty, which is not the same")
  func absence() {
    let empty = Text("")
    #expect(Text.absent.isAbsent && !empty.isAbsent)
    #expect(Text.absent.isEmpty && empty.isEmpty)
    #expect(Text.absent != empty)
    #expect(Text.absent.or(Text("x")) == "x")
    #expect(empty.or(Text("x")) == "")
    #expect(Text.absent == Text.absent)
  }

  @Test("is ordered by its bytes, and equal texts have equal hashes")
  func order() {
    let words = ["", "Z", "a", "ab", "b", "é", "数"].map { ($0, Array($0.utf8)) }
    for (a, first) in words {
      for (b, second) in words {
        first.withUnsafeBufferPointer { first in
          second.withUnsafeBufferPointer { second in
            #expect((Text(first) < Text(second)) == a.utf8.lexicographicallyPrecedes(b.utf8))
            #expect((Text(first) == Text(second)) == (a == b))
          }
        }
      }
    }
    #expect(Set([Text("x"), Text("x"), Text("y")]).count == 2)
    #expect(Text("Søren").string == "Søren")
    #expect(Text("Søren").count == 6)
  }
}
