extension Machine {
  mutating func startLoop(_ step: Instruction, _ data: any TemplateData) -> Bool {
    var frame = LoopFrame(
      kind: .list, list: ListRef(kind: 0, count: 0), mapping: RecordRef(type: 0, index: 0), index: -1,
      count: 0)
    switch registers[Int(step.b)] {
    case .list(let list):
      // Two names go through the groups that the page itself makes, but through no other list.
      if step.mode == 1, list.kind != Self.own { return false }
      frame.kind = list.kind == Self.own ? .ownList : .list
      frame.list = list
      frame.count = Int(list.count)
    case .mapping(let mapping):
      frame.kind = .mapping
      frame.mapping = mapping
      frame.count = data.entryCount(of: mapping)
    default: return false
    }
    loops[Int(step.number)] = frame
    return frame.count > 0
  }

  @inline(__always)
  mutating func nextTurn(_ step: Instruction, _ data: any TemplateData) -> Bool {
    let frame = loops + Int(step.number)
    let index = frame.pointee.index &+ 1
    guard index < frame.pointee.count else { return false }
    frame.pointee.index = index
    if frame.pointee.kind == .list, step.mode == 0 {
      registers[Int(step.a)] = data.element(index, of: frame.pointee.list)
    } else {
      bindTurn(step, frame, data)
    }
    return true
  }

  @inline(never)
  private mutating func bindTurn(
    _ step: Instruction, _ frame: UnsafeMutablePointer<LoopFrame>, _ data: any TemplateData
  ) {
    let index = frame.pointee.index
    if frame.pointee.kind == .mapping {
      let entry = data.entry(at: index, of: frame.pointee.mapping)
      registers[Int(step.a)] = .text(entry.key)
      if step.mode == 1 { registers[Int(step.b)] = entry.value }
      return
    }
    let element = element(index, of: frame.pointee.list, data)
    guard step.mode == 1 else {
      registers[Int(step.a)] = element
      return
    }
    // Two names for one element: what a group shares, and its list.
    if case .record(let record) = element, record.type == Self.own {
      registers[Int(step.a)] = lists.base[Int(record.index)]
      registers[Int(step.b)] = lists.base[Int(record.index) + 1]
    } else {
      registers[Int(step.a)] = .absent
      registers[Int(step.b)] = .absent
    }
  }

  func loopState(_ step: Instruction, _ data: any TemplateData) -> Value {
    let frame = loops[Int(step.number)]
    func neighbour(_ index: Int) -> Value {
      guard index >= 0, index < frame.count else { return .absent }
      if frame.kind == .mapping { return .text(data.entry(at: index, of: frame.mapping).key) }
      return element(index, of: frame.list, data)
    }
    switch LoopState(rawValue: step.mode) {
    case .index: return .integer(frame.index + 1)
    case .index0: return .integer(frame.index)
    case .revindex: return .integer(frame.count - frame.index)
    case .revindex0: return .integer(frame.count - frame.index - 1)
    case .first: return .boolean(frame.index == 0)
    case .last: return .boolean(frame.index + 1 == frame.count)
    case .length: return .integer(frame.count)
    case .previtem: return neighbour(frame.index - 1)
    case .nextitem: return neighbour(frame.index + 1)
    case nil: return .absent
    }
  }
}
