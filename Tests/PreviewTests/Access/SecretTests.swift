import TestSupport
import Testing

@testable import Preview

@Suite struct SecretTests {
  @Test("A random secret has 256 bits in the letters of base64url, and no two are alike")
  func random() {
    let secrets = (0..<50).map { _ in Secret.random().revealed }
    #expect(Set(secrets).count == 50)
    for secret in secrets {
      #expect(secret.utf8.count == 43)
      #expect(
        secret.utf8.allSatisfy {
          Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber || [0x2D, 0x5F].contains($0)
        })
      // The last letter stands for four bits, so its value is a multiple of four.
      #expect("AEIMQUYcgkosw048".contains(secret.suffix(1)))
    }
    var (one, other) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
    #expect(Secret.random(using: &one).revealed == Secret.random(using: &other).revealed)
    #expect(Secret.random(using: &one).revealed != Secret("").revealed)
  }

  @Test(
    "Only the very same text is the secret",
    arguments: [
      ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("abc", "abcabc", false), ("abc", "", false),
      ("", "", false), ("", "a", false), ("é", "é", true), ("é", "e\u{301}", false), ("abc", "ABC", false),
    ])
  func comparison(secret: String, text: String, isSame: Bool) {
    #expect(Secret(secret).isSame(as: text.utf8) == isSame)
  }

  @Test("A secret that is printed by mistake tells nothing")
  func description() {
    let secret = Secret("hunter2")
    #expect("\(secret)" == "(secret)")
    var text = ""
    dump([secret], to: &text)
    #expect(!text.contains("104"))
  }
}
