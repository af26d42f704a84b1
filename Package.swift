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

/// A library target: it may import the targets of the floors below it, and nothing else.
func floor(_ name: String, on dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(of name: String, using more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (name == "Diagnostics" ? [] : ["Diagnostics"]) + [.byName(name: name), "TestSupport"] + more,
    swiftSettings: settings)
}

let package = Package(
  name: "registrar",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "registrar", targets: ["registrar"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // 6: the command line
    .executableTarget(
      name: "registrar",
      dependencies: [
        "Editing", "Linting", "Site", "Catalogue", "FrontMatter", "Templates", "Files", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

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
    floor("Files", on: ["CExchange", "Diagnostics"]),

    // 0: diagnostics, and C
    floor("Diagnostics"),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CExchange"),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "FrontMatter"),
    tests(of: "Markdown"),
    tests(of: "Templates"),
    tests(of: "Files"),
    tests(of: "Catalogue", using: ["FrontMatter", "Files"]),
    tests(of: "Linting", using: ["Catalogue", "Site", "Files"]),
    tests(of: "Site", using: ["Catalogue", "Templates", "Files"]),
    tests(of: "Editing", using: ["Linting", "Catalogue", "FrontMatter", "Files"]),
    .testTarget(
      name: "registrarTests",
      dependencies: ["registrar", "Catalogue", "Site", "Files", "Diagnostics", "TestSupport"],
      exclude: ["Cases"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
