internal import Casework
internal import Foundation

/// Addresses of pages.
enum Address {
  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  /// A client's page: `/clients/C-001`. Ids are opaque; names never stand in addresses.
  static func client(_ id: String) -> String {
    "/clients/" + (id.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")
  }

  /// Where a fact is entered.
  static func place(_ place: Fix.Place, of client: String) -> String {
    switch place {
    case .stay: Self.client(client) + "/stay"
    case .services: "/services"
    case .calendar: "/calendar"
    }
  }
}
