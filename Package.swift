// swift-tools-version: 6.2
import PackageDescription

// `make check` refuses warnings; other builds only print them, so that a newer compiler still builds this one.
let strict: [SwiftSetting] =
  Context.environment["REGISTRAR_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  strict + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]

/// `make check` does not optimise the tests themselves: they would be no faster, and take half a minute longer to compile.
let testSettings =
  settings + (strict.isEmpty ? [] : [.unsafeFlags(["-Onone"], .when(configuration: .release))])

/// A library target: it may import the targets of the floors below it, and nothing else.
func floor(
  _ name: String, on dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func tests(of name: String, using more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (name == "Diagnostics" ? [] : ["Diagnostics"]) + [.byName(name: name), "TestSupport"] + more,
    swiftSettings: testSettings)
}

let package = Package(
  name: "registrar",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "registrar", targets: ["registrar"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // Without its traits it needs neither all of Foundation nor a library for configuration files.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // 6: the command line
    .executableTarget(
      name: "registrar",
      dependencies: [
        "Preview", "Editing", "Linting", "Site", "Catalogue", "FrontMatter", "Templates", "Files", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // 5: what serves a site, and takes edits over HTTP
    floor(
      "Preview",
      on: [
        "Editing", "Linting", "Site", "Catalogue", "Templates", "Files", "Diagnostics",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      // What browsers are given beside the site.
      resources: [
        .embedInCode("Browser/preview.js"), .embedInCode("Browser/edit.js"), .embedInCode("Browser/preview.css"),
      ]),

    // 4: what changes a catalogue
    floor("Editing", on: ["Linting", "Site", "Catalogue", "FrontMatter", "Markdown", "Files", "Diagnostics"]),

    // 3: what is said about a catalogue, and what is made of it
    floor(
      "Linting", on: ["Catalogue", "Markdown", "FrontMatter", "Files", "Diagnostics"],
      exclude: ["Rules/README.md"]),
    floor("Site", on: ["Catalogue", "Markdown", "Templates", "FrontMatter", "Files", "Diagnostics"]),

    // 2: the catalogue and its graph
    floor("Catalogue", on: ["FrontMatter", "Markdown", "Files", "Diagnostics"]),

    // 1: formats and the disk
    floor("FrontMatter", on: ["Diagnostics", .product(name: "Yams", package: "Yams")]),
    floor("Markdown", on: ["CCmark", "Diagnostics"]),
    floor("Templates", on: ["Diagnostics"]),
    floor("Files", on: ["CSystemCalls", "Diagnostics"]),

    // 0: diagnostics, and C
    floor("Diagnostics"),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CSystemCalls"),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", exclude: ["browser.py"],
      swiftSettings: testSettings),
    tests(of: "Diagnostics"),
    tests(of: "FrontMatter"),
    tests(of: "Markdown"),
    tests(of: "Templates"),
    // Tests of what a killed command leaves behind need one to kill.
    .executableTarget(
      name: "ApplyChanges", dependencies: ["Files"], path: "Tests/ApplyChanges", swiftSettings: testSettings),
    tests(of: "Files", using: ["ApplyChanges"]),
    tests(of: "Catalogue", using: ["FrontMatter", "Files"]),
    tests(of: "Linting", using: ["Catalogue", "Site", "Files"]),
    tests(of: "Site", using: ["Catalogue", "Templates", "Files"]),
    tests(of: "Editing", using: ["Linting", "Catalogue", "FrontMatter", "Files"]),
    tests(
      of: "Preview",
      using: [
        "Editing", "Site", "Catalogue", "Templates", "Files",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    // What must hold for any input: for the committed ones in tests, and for all that `make fuzz` comes up with.
    .target(
      name: "FuzzInvariants",
      dependencies: [
        "Preview", "Editing", "Linting", "Site", "Catalogue", "FrontMatter", "Markdown", "Templates", "Files",
        "Diagnostics", "TestSupport",
      ],
      path: "Tests/FuzzInvariants", swiftSettings: testSettings),
    .testTarget(
      name: "FuzzInvariantsTests", dependencies: ["FuzzInvariants", "TestSupport"],
      exclude: ["Corpus"], swiftSettings: testSettings),
    .testTarget(
      name: "registrarTests",
      dependencies: ["registrar", "Catalogue", "Site", "Files", "Diagnostics", "TestSupport"],
      exclude: ["Cases"],
      swiftSettings: testSettings),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` sets this: only a build with `-sanitize=fuzzer` can link the program.
if Context.environment["REGISTRAR_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "fuzz", dependencies: ["FuzzInvariants"], path: "Tests/Fuzz", swiftSettings: settings))
}
