#pragma once

#include "findings/finding.h"

#include <optional>

namespace todoku
{

/// The settings for one server, in the words of the contract.
struct ServerSettings {
    Protocol protocol = Protocol::Smtp;
    QString host;
    quint16 port = 0;
    Security security = Security::None;
    QString user;
    QString auth; ///< "password", "oauth2", "none" or "receive-first" (POP before SMTP)
    bool proved = false;

    friend bool operator==(const ServerSettings &, const ServerSettings &) = default;
};

struct Settings {
    std::optional<ServerSettings> incoming;
    std::optional<ServerSettings> outgoing;
    QList<ServerSettings> alternatives; ///< other ways that work as well, the better first: IMAP beside POP3
};

/// RFC 8314 section 3: TLS at once before STARTTLS before clear, the ports made for it (465, 587, 993, 995)
/// before the old ones. Smaller is better.
int preference(const ServerSettings &settings);

/// The best settings that this run proved: implicit TLS before STARTTLS before clear (RFC 8314 section 3),
/// 465 before 587 before 25.
Settings settingsProvedBy(const QList<Finding> &findings);

} // namespace todoku
