/// Everything that templates can name: the one description that checker, compiler and reference share.
package struct Schema: Sendable {
  /// The number of a record's type is its place here.
  package let records: [RecordSchema]
  /// The host's own filters.
  ///
  /// The number of a filter is its place here.
  package let filters: [FilterSchema]
  /// The texts that the filter `t` knows, and the language that dates and numbers are written in.
  package let phrasebook: Phrasebook

  package init(records: [RecordSchema], filters: [FilterSchema] = [], phrasebook: Phrasebook = Phrasebook()) {
    self.records = records
    self.filters = filters
    self.phrasebook = phrasebook
  }
}
