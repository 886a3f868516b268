#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace todoku
{

/// Where a named door really stands. The name is still what certificates must bear, the port still what is
/// reported.
struct Detour {
    QString host;       ///< empty: every host
    quint16 port = 0;   ///< 0: every port
    QString toAddress;  ///< empty: the host's own addresses
    quint16 toPort = 0; ///< 0: the port itself
};

/// What the name system said of one name.
struct NameAnswer {
    enum class Kind { Found, NotFound, NoAddress, ServerFailed, Silent, NoNetwork };

    Kind kind = Kind::Found;
    QStringList addresses;
};

using NameAnswers = QHash<QString, NameAnswer>;

} // namespace todoku
