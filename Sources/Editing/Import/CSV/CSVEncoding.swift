import FrontMatter

/// Why a file cannot be a table of text, with the place of what says so.
///
/// Spreadsheets write half a dozen things that are called CSV; each gets a word on how to make the right one.
func encodingFault(of bytes: [UInt8]) -> CSVTable.Fault? {
  let advice = "save it as CSV in UTF-8"
  func fault(_ offset: Int, _ message: String) -> CSVTable.Fault {
    CSVTable.Fault(range: offset..<min(offset + 1, bytes.count), message: message)
  }
  if bytes.count > CSVTable.largestSize { return fault(0, "the file is larger than 1 GiB; split it") }
  if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    return fault(0, "the file is a workbook or an archive, not CSV; open it in a spreadsheet and \(advice)")
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    return fault(0, "the file is UTF-16; \(advice)")
  }
  if let offset = bytes.firstIndex(of: 0) { return fault(offset, "the file holds a NUL byte, so it is not text") }
  let invalid = bytes.withUnsafeBufferPointer { bytes in
    bytes.baseAddress.flatMap { firstInvalidUTF8($0, count: bytes.count) }
  }
  guard let invalid else { return nil }
  let hex = String(bytes[invalid], radix: 16, uppercase: true)
  return fault(invalid, "the byte 0x\(hex) is not UTF-8 here; \(advice), or convert it: iconv -f WINDOWS-1252 -t UTF-8")
}
