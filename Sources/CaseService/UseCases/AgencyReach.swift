/// The use cases that touch what is the whole agency's. Everything else touches clients, and is for their case manager.
extension ListTemplates { package static var reach: Reach { .agency } }
extension ViewTemplate { package static var reach: Reach { .agency } }
extension CompareTemplates { package static var reach: Reach { .agency } }
extension AddTemplate { package static var reach: Reach { .agency } }
extension PublishTemplate { package static var reach: Reach { .agency } }
extension RetireTemplate { package static var reach: Reach { .agency } }
extension ListDirectory { package static var reach: Reach { .agency } }
extension KeepService { package static var reach: Reach { .agency } }
extension ImportServices { package static var reach: Reach { .agency } }
extension ViewCalendar { package static var reach: Reach { .agency } }
extension ChangeCalendar { package static var reach: Reach { .agency } }
extension MoveClock { package static var reach: Reach { .agency } }
extension RollOver { package static var reach: Reach { .agency } }

extension ListServices {
  package static var reach: Reach { .agency }
  /// The services with the referrals of the own clients: none for an administrator, whose caseload has no clients.
  package static var showsClients: Bool { true }
}
