import Catalogue
import Diagnostics
import Editing
import Testing

@Suite("Importing students, courses and other records")
struct RecordImportTests {
  @Test("makes a file for each student, as Canvas names the columns")
  func canvasStudents() throws {
    let imported = try importing(
      """
      user_id,login_id,password,full_name,sortable_name,email,status\r
      ada-lovelace,ada,x,Ada Lovelace,"Lovelace, Ada",ada@example.edu,active\r
      S-0012@x,alan,x,Alan Turing,,,active\r

      """, as: .student, into: [:])
    #expect(imported.outcome.sentence == "students: 2 created, 0 changed, 0 unchanged")
    #expect(
      imported.files == [
        "content/students/ada-lovelace.md":
          "---\nname: Ada Lovelace\nsort_name: \"Lovelace, Ada\"\nemail: ada@example.edu\n---\n",
        "content/students/s-0012-x.md": "---\nname: Alan Turing\n---\n",
      ])
    #expect(
      imported.outcome.edit.notes == [
        "the columns 'login_id', 'password', 'status' are not used; --map COLUMN=FIELD uses one, and the fields are id, "
          + "name, first_name, last_name, sort_name, email, program, year, advisor, admitted, visibility, tags, role",
        "ids that cannot be file names were rewritten: 'S-0012@x' as 's-0012-x'",
      ])
  }

  @Test("takes the names of OneRoster and of people, and skips who is no student")
  func otherNames() throws {
    let imported = try importing(
      """
      sourcedId;Role;givenName;familyName;E-Mail;Grade level;Date admitted;Tags
      ;student;Zoë;Ünal;;2;1.9.2026;a, b
      t1;teacher;Grace;Hopper;;;;
      u2;Student;;Euclid;e@x;;2026-09-01T00:00:00Z;
      """, as: .student, into: [:])
    #expect(imported.outcome.sentence == "students: 2 created, 0 changed, 0 unchanged, 1 skipped")
    #expect(imported.outcome.edit.notes.contains("1 row skipped, whose role is not that of a student"))
    #expect(
      imported.files == [
        "content/students/u2.md": "---\nname: Euclid\nemail: e@x\nadmitted: 2026-09-01\n---\n",
        "content/students/zoe-unal.md":
          "---\nname: Zoë Ünal\nsort_name: \"Ünal, Zoë\"\nyear: 2\nadmitted: 2026-09-01\ntags: [a, b]\n---\n",
      ])
  }

  @Test("says so where two rows may be two people of one name")
  func sameNames() throws {
    let imported = try importing("Name\nJane Doe\nAda\nJane Doe\nJane Doe\n", as: .student, into: [:])
    #expect(imported.outcome.sentence == "students: 2 created, 0 changed, 0 unchanged")
    #expect(
      imported.outcome.edit.notes == [
        "line 4 says what line 2 says, and counts as the same student, and 1 more; add a column 'id' if these are two people"
      ])
    let withIDs = try importing("id,Name\njd,Jane Doe\njd,Jane Doe\n", as: .student, into: [:])
    #expect(withIDs.outcome.edit.notes.isEmpty)
  }

  @Test("changes only what a file says otherwise, in its own style")
  func changesSurgically() throws {
    let file = "---\r\n# Kept\r\nname:   'Ada Byron'   # was\r\nyear: 1\r\nemail:\r\nextra: {a: 1}\r\n---\r\nText\r\n"
    let imported = try importing(
      "id,name,year,email,visibility\nADA,Ada Lovelace,,ada@x,Public\nalan,Alan,,,\n", as: .student,
      into: ["content/students/deep/ada.md": file, "content/students/alan.md": "---\nname: Alan\nyear: 3\n---\n"],
      settings: "")
    #expect(imported.outcome.sentence == "students: 0 created, 1 changed, 1 unchanged")
    #expect(
      imported.files["content/students/deep/ada.md"]
        == "---\r\n# Kept\r\nname:   'Ada Lovelace'   # was\r\nyear: 1\r\nemail: ada@x\r\nextra: {a: 1}\r\nvisibility: public\r\n---\r\nText\r\n"
    )
    #expect(imported.files["content/students/alan.md"] == "---\nname: Alan\nyear: 3\n---\n")
  }

  @Test("takes a namesake with another e-mail address for nobody that is there")
  func namesakes() throws {
    let found = try refusing(
      "name,email\nAda Lovelace,countess@x\n", as: .student,
      into: ["content/students/ada-lovelace.md": "---\nname: Ada Lovelace\nemail: ada@x\n---\n"])
    #expect(found.count == 1)
    #expect(found[0].contains("whose e-mail address is ada@x and not countess@x"))
  }

  @Test("knows a student without an id by the e-mail address, then by the name")
  func withoutID() throws {
    let imported = try importing(
      "Name,Email\nAda King,ada@example.edu\nAlan Turing,alan@x\n", as: .student,
      into: [
        "content/students/al.md": "---\nname: Ada Lovelace\nemail: Ada@Example.edu\n---\n",
        "content/students/alan-turing.md": "---\nname: Alan Turing\n---\n",
      ])
    #expect(imported.outcome.sentence == "students: 0 created, 2 changed, 0 unchanged")
    #expect(
      imported.files == [
        "content/students/al.md": "---\nname: Ada King\nemail: ada@example.edu\n---\n",
        "content/students/alan-turing.md": "---\nname: Alan Turing\nemail: alan@x\n---\n",
      ])
  }

  @Test("makes courses, with ids from their codes and references by id, code or title")
  func courses() throws {
    let imported = try importing(
      """
      Code;Title;Credits;Dept;Teacher;Prerequisites;Cross-listed
      CS 101;Computing;7,5;Computing;grace@x;;
      CS 102;Algorithms;3-6;computing;Grace Hopper;CS 101, MA-110;
      MA-110;Logic;3,0;;;;
      """, as: .course,
      into: [
        "content/departments/cs.md": "---\ntitle: Computing\n---\n",
        "content/instructors/gh.md": "---\nname: Grace Hopper\nemail: grace@x\n---\n",
        "content/courses/logic.md": "---\ntitle: Logic\ncode: ma 110\ncredits: 3.00\n---\n",
      ])
    #expect(imported.outcome.sentence == "courses: 2 created, 1 changed, 0 unchanged")
    #expect(
      imported.files["content/courses/cs-101.md"]
        == "---\ntitle: Computing\ncode: CS 101\ncredits: 7.5\ndepartment: cs\ninstructors: [gh]\n---\n")
    #expect(
      imported.files["content/courses/cs-102.md"]
        == "---\ntitle: Algorithms\ncode: CS 102\ncredits: {min: 3, max: 6}\ndepartment: cs\ninstructors: [gh]\n"
        + "prerequisites: [cs-101, logic]\n---\n")
    #expect(
      imported.files["content/courses/logic.md"] == "---\ntitle: Logic\ncode: MA-110\ncredits: 3.00\n---\n")
  }

  @Test("makes terms, departments, instructors and programs")
  func otherKinds() throws {
    let term = try importing(
      "term_id,name,status,start_date,end_date,Holidays\n2026 Fall,Fall 2026,active,2026-09-07T06:00:00Z,2026-12-18,2026-11-26;27.11.2026\n",
      as: .term, into: [:])
    #expect(
      term.files == [
        "content/terms/2026-fall.md":
          "---\ntitle: Fall 2026\nstarts: 2026-09-07\nends: 2026-12-18\nholidays: [2026-11-26, 2026-11-27]\n---\n"
      ])
    let department = try importing("Name\nFine Arts\n", as: .department, into: [:])
    #expect(department.files == ["content/departments/fine-arts.md": "---\ntitle: Fine Arts\n---\n"])
    let instructor = try importing(
      "user_id,role,first_name,last_name,dept\ng,TA,Grace,Hopper,CS\ns,student,No,One,\n", as: .instructor, into: [:])
    #expect(
      instructor.files == ["content/instructors/g.md": "---\nname: Grace Hopper\ndepartment: CS\n---\n"])
    #expect(instructor.outcome.edit.notes.contains("1 row skipped, whose role is not that of somebody who teaches"))
    let program = try importing("id,Name,Degree,ECTS\nbsc,Physics,BSc,180\n", as: .program, into: [:])
    #expect(program.files == ["content/programs/bsc.md": "---\ntitle: Physics\naward: BSc\ncredits: 180\n---\n"])
  }

  @Test("follows the user, who says what columns hold")
  func mappings() throws {
    let imported = try importing(
      "Key,Who,Name,Email\n1,Ada,x,y\n", as: .student, into: [:]
    ) { request in
      request.mappings = ["key=id", "Who=name", "Name=", "Email=-"].compactMap { ColumnMapping($0) }
    }
    #expect(imported.files == ["content/students/1.md": "---\nname: Ada\n---\n"])
    #expect(imported.outcome.edit.notes == [])
  }

  @Test(
    "says which column or field there is not",
    arguments: [
      (["Nmae=name"], "there is no column 'Nmae'; did you mean 'Name'?"),
      (["zzzzzz=name"], "there is no column 'zzzzzz'; there are 'Name', 'Mail'"),
      (["Name=nmae"], "no column can fill a field 'nmae' of a student; did you mean 'name'?"),
      (
        ["Name=zzzzzz"],
        "no column can fill a field 'zzzzzz' of a student; there are 'id', 'name', 'first_name', 'last_name', "
          + "'sort_name', 'email', 'program', 'year', 'advisor', 'admitted', 'visibility', 'tags', 'role'"
      ),
      (["Name=name", "name=id"], "the column 'Name' is mapped twice"),
      (["Name=name", "Mail=name"], "two columns are mapped to 'name'"),
    ])
  func wrongMappings(mappings: [String], message: String) {
    var request = ImportRequest(kind: .student, path: "t.csv", bytes: Array("Name,Mail\nA,b\n".utf8))
    request.mappings = mappings.compactMap { ColumnMapping($0) }
    #expect {
      try ImportSheet(request)
    } throws: { error in
      (error as? ColumnError)?.description == message
    }
  }

  @Test("takes hostile texts for texts")
  func hostile() throws {
    let imported = try importing(
      "id,name\nf,=cmd()|'x'!A1\nc,\"a: b #c 'd' \"\"e\"\"\"\nn,\"two\nlines\"\nr,\u{202E}evil\n../x,Dots\nCON,~\n",
      as: .student,
      into: [:])
    #expect(
      imported.files == [
        "content/students/f.md": "---\nname: \"=cmd()|'x'!A1\"\n---\n",
        "content/students/c.md": "---\nname: \"a: b #c 'd' \\\"e\\\"\"\n---\n",
        "content/students/n.md": "---\nname: \"two\\nlines\"\n---\n",
        "content/students/r.md": "---\nname: \"\\u202Eevil\"\n---\n",
        "content/students/x.md": "---\nname: Dots\n---\n",
        "content/students/CON.md": "---\nname: \"~\"\n---\n",
      ])
  }

  @Test("gives a record a file of its own where another has its name")
  func takenPath() throws {
    let imported = try importing(
      "id,name\na,New\n", as: .student, into: ["content/students/a.md": "---\nid: b\nname: Old\n---\n"])
    #expect(
      imported.files == [
        "content/students/a.md": "---\nid: b\nname: Old\n---\n",
        "content/students/a-2.md": "---\nid: a\nname: New\n---\n",
      ])
  }

  @Test("tells everything that is wrong, with its line, and writes nothing")
  func faults() throws {
    let found = try refusing(
      """
      id,name,admitted,visibility,program,email
      index,Index,,,,
      Ada,Ada,03/04/2026,,,
      ada,Ada Two,,,,
      Ada,Ada,,publik,,
      !!!,Bang,,,,
      ,,,,,only@mail
      b,,,,,
      c,"Be\u{7}ll",soon,,,
      d,Same,,,,
      d,Same,,,,
      e,E,,,phisics,
      too,many,,,,,cells
      """, as: .student, into: ["content/programs/physics.md": "---\ntitle: Physics\n---\n"])
    #expect(
      found == [
        "2: invalid-identifier: the id 'index' is the name of a folder's own page",
        "3: invalid-value: '03/04/2026' can be read as two different days; say which with --dates dmy (day first) or "
          + "--dates mdy (month first)",
        "5: invalid-value: 'visibility' must be one of hidden, internal, public, not 'publik' (public)",
        "6: invalid-identifier: the id '!!!' does not start with a letter or digit",
        "7: missing-field: the row gives neither 'id' nor 'name', so there is nothing to know the student by",
        "8: missing-field: 'name' is empty, and a student needs it",
        "9: invalid-value: 'name' holds the character U+0007, which no page can show",
        "9: invalid-value: 'admitted' must be a date such as 2026-09-01, not 'soon'",
        "12: dangling-reference: no program has the id or title 'phisics' (physics)",
        "13: invalid-value: the row has 7 cells, and there are 6 columns",
      ])
  }

  @Test(
    "refuses rows that say different things of one record",
    arguments: [
      (
        "id,name\nada,Ada\nADA,Ada Two\n",
        [
          "3: duplicate-identifier: 'ADA' here and 'ada' in line 2 are one student, of whom the two rows say different things"
        ]
      ),
      (
        "name,year\nJo Smith,1\nJo Smith,2\n",
        ["3: duplicate-identifier: 'Jo Smith' stands in line 2 too, where it says different things of the student"]
      ),
    ])
  func duplicates(csv: String, expected: [String]) throws {
    #expect(try refusing(csv, as: .student, into: [:]) == expected)
  }

  @Test(
    "refuses a file without what is needed",
    arguments: [
      ("", ["1: invalid-value: the file is empty; its first row must name the columns"]),
      (
        "id,email\na,b\nc,d\n",
        [
          "1: missing-field: no column is known to hold the field 'name', which a student needs; name it with --map "
            + "COLUMN=name"
        ]
      ),
      (
        "x\ny\n",
        [
          "1: missing-field: no column is known to hold the field 'name', which a student needs; name it with --map "
            + "COLUMN=name"
        ]
      ),
      ("id,name\na,\"b\n", ["2: invalid-value: the quote that opens here is never closed"]),
      ("name\n!!!\n", ["2: invalid-identifier: no id can be made of '!!!', which is empty; add a column 'id'"]),
      ("id\0,name\n", ["1: invalid-encoding: the file holds a NUL byte, so it is not text"]),
    ])
  func unusable(csv: String, expected: [String]) throws {
    #expect(try refusing(csv, as: .student, into: [:]) == expected)
  }

  @Test("an empty table changes nothing")
  func headerOnly() throws {
    #expect(try importing("id,name\n", as: .student, into: [:]).files == [:])
  }

  @Test("refuses what would be an error in the catalogue, and names the line that it comes from")
  func newErrors() throws {
    #expect(
      try refusing(
        "id,title,starts,ends\nfall,Fall,2026-09-01,2026-08-01\n", as: .term, into: [:])
        == ["content/terms/fall.md:4: invalid-value: it ends before it starts (from table.csv:2)"])
    #expect(
      try refusing("code,title,prerequisites\nA 1,A,\nA 2,B,A 3\n", as: .course, into: [:])
        == ["content/courses/a-2.md:4: dangling-reference: no course has the id 'a-3' (from table.csv:3) (a-1)"])
    #expect(
      try refusing(
        "id,title,credits\na,A,6-3\nb,B,many\nc,C,-2\n", as: .course, into: [:])
        == [
          "2: invalid-value: 'credits' must be a number, or two such as 3-6, not '6-3'",
          "3: invalid-value: 'credits' must be a number that is not negative, not 'many'",
          "4: invalid-value: 'credits' must be a number that is not negative, not '-2'",
        ])
  }

  @Test("lets a file be that cannot be edited safely")
  func unsafe() throws {
    #expect(
      try refusing(
        "id,name\na,B\n", as: .student, into: ["content/students/a.md": "---\nname: &n A\nsort_name: *n\n---\n"])
        == [
          "2: unsafe-edit: content/students/a.md was left as it is, because its front matter is laid out in a way that "
            + "cannot be edited safely; edit it by hand"
        ])
    #expect(
      try refusing("id,name\na,B\n", as: .student, into: ["content/students/a.md": "---\nname: [\n---\n"])
        == [
          "2: unsafe-edit: content/students/a.md was left as it is, because its front matter cannot be read; edit it by "
            + "hand"
        ])
  }

  @Test("a refusal tells programs the line, the field and the value of each problem")
  func json() throws {
    var request = ImportRequest(kind: .student, path: "t.csv", bytes: Array("id,name,admitted\na,A,soon\nb,,\n".utf8))
    request.dateOrder = .dayFirst
    let sheet = try ImportSheet(request)
    let place = EditingPlace(folder: "/nowhere", settings: Settings(), purpose: "import")
    let refusal = #expect(throws: ImportRefusal.self) {
      try withCatalogue { try plan(sheet, in: $0, at: place) }
    }
    #expect(refusal?.refusal.status == 400)
    #expect(refusal?.refusal.code == "invalid-value")
    #expect(refusal?.refusal.message.hasSuffix("not 'soon'; and 1 more problem") == true)
    #expect(refusal?.refusal.details.map(\.field) == ["admitted", "name"])
    #expect(refusal?.refusal.details.map(\.value) == ["soon", nil])
    #expect(refusal?.refusal.details.map { $0.source?.line } == [2, 3])
    let json = String(decoding: refusal?.refusal.json() ?? [], as: UTF8.self)
    #expect(json.contains(#""path": "t.csv", "line": 3"#))
  }
}
