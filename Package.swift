// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every target: the compiler is the first reviewer.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The planner and the expansion are optimised in debug builds too, so that tests and `make demo` plan at full speed.
let hot: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug))
  ]

let package = Package(
  name: "caseday",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "caseday", targets: ["caseday"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
  ],
  targets: [
    .target(name: "Planning", swiftSettings: hot),
    .target(
      name: "Casework",
      dependencies: ["Planning", .product(name: "Yams", package: "Yams")],
      exclude: ["Library"],
      swiftSettings: hot,
      plugins: ["EmbedLibrary"]),
    .target(
      name: "CaseStore",
      dependencies: ["Casework", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .systemLibrary(name: "CArgon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CQRCode", providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "Credentials",
      dependencies: ["CArgon2", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["Library"],
      swiftSettings: strict,
      plugins: ["EmbedLibrary"]),
    .target(
      name: "CaseService",
      dependencies: [
        "CaseStore", "Casework", "Credentials", "Planning", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "CaseWeb",
      dependencies: [
        "CaseService", "Casework", "CQRCode", "Planning",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      exclude: ["Templates", "Assets"],
      swiftSettings: strict,
      plugins: ["EmbedLibrary"]),
    .target(name: "Simulation", dependencies: ["Casework", "Planning"], swiftSettings: hot),
    .executableTarget(
      name: "caseday",
      dependencies: [
        "Planning", "Casework", "Simulation", "CaseStore", "CaseService", "CaseWeb",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    .executableTarget(name: "EmbedTool", swiftSettings: strict),
    .plugin(name: "EmbedLibrary", capability: .buildTool(), dependencies: ["EmbedTool"]),

    .target(
      name: "PlanningTestSupport", dependencies: ["Planning"], path: "Tests/PlanningTestSupport", swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["Planning", "PlanningTestSupport"], exclude: ["Problems", "verify.py"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .target(
      name: "CaseworkTestSupport", dependencies: ["Casework", "Planning"], path: "Tests/CaseworkTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "CaseworkTests", dependencies: ["Casework", "CaseworkTestSupport", "Planning"], swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "Casework", "Planning"], swiftSettings: strict),
    .testTarget(name: "CredentialsTests", dependencies: ["Credentials"], swiftSettings: strict),
    .testTarget(
      name: "CaseStoreTests", dependencies: ["CaseStore", "Casework", "CaseworkTestSupport", "Planning"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseServiceTests",
      dependencies: ["CaseService", "CaseStore", "Casework", "CaseworkTestSupport", "Credentials", "Planning"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseWebTests",
      dependencies: [
        "CaseWeb", "CaseService", "CaseStore", "Casework", "Credentials", "Planning",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "caseday", "CaseService", "Casework", "Planning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["__Snapshots__"],
      swiftSettings: strict),
  ],
)

// Benchmarks stay out of the default build: `make bench` asks for them.
if Context.environment["CASEDAY_BENCH"] != nil {
  package.targets += [
    .executableTarget(
      name: "PlanningBenchmark", dependencies: ["Planning", "PlanningTestSupport"], path: "Benchmarks/Planning",
      swiftSettings: strict),
    .executableTarget(
      name: "CaseworkBenchmark",
      dependencies: ["Casework", "CaseService", "CaseStore", "CaseworkTestSupport", "Planning"],
      path: "Benchmarks/Casework", swiftSettings: strict),
  ]
}
