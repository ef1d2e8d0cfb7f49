internal import Hummingbird

/// The API's description, for programs and for people.
struct ReferencePages: Sendable {
  let reference: APIReference
  let pages: PageRenderer

  var routes: [Route] { [.get("/api", show), .get("/api/openapi.json", document)] }

  private func show(_ visit: Visit) async throws -> Response {
    pages.response(ReferencePage(try reference.document(), shell: await pages.shell("API", in: nil)))
  }

  private func document(_ visit: Visit) async throws -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: reference.text)))
  }
}
