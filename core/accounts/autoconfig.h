#pragma once

#include "accounts/provider.h"

namespace todoku
{

/// What is wrong with an answer that should have been Mozilla's client configuration.
enum class AutoconfigFault {
    None,
    NotXml,      ///< broken, or something else altogether
    Forbidden,   ///< has a document type: entities are a way to blow up readers, and no real one needs them
    NamesNobody, ///< well-formed, but no server that could be used
};

struct Autoconfig {
    AutoconfigFault fault = AutoconfigFault::None;
    QList<ServerSettings> servers; ///< in the order of the document; `user` made of the address
};

/// Reads a clientConfig document (version 1.1, draft-ietf-mailmaint-autoconfig) for one address. Whatever the
/// bytes are, it ends after `xml` has been read once.
Autoconfig readAutoconfig(const QByteArray &xml, const QString &address);

} // namespace todoku
