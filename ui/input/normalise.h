#pragma once

#include "evidence/endpoint.h"

#include <QList>
#include <QString>

namespace todoku
{

/// What somebody typed, put right (accounts/typed.h) and judged: what a field shows, what the check is given,
/// and what is still missing.
struct Normalised {
    enum class Trouble {
        None,
        Empty, ///< nothing was typed
        NoAt,  ///< an address without @
        NothingBeforeAt,
        NoDomain,     ///< nothing usable behind the @
        NotAnAddress, ///< characters that no address has
        NotAHost,     ///< no server can have that name
        NotAPort,     ///< not a number from 1 to 65535
    };

    QString typed; ///< as it was typed
    QString text;  ///< as it should stand in the field
    QString value; ///< as the network wants it: the same, but names in ASCII (xn--)
    QList<quint16>
        ports; ///< of a port field; or the one that was typed behind a host ("mail.example.jp:587")
    Trouble trouble = Trouble::None;

    bool usable() const { return trouble == Trouble::None; }
    /// True when the text was changed in a way worth telling; blanks around it are not.
    bool tidied() const { return text != typed.trimmed(); }
};

/// A server's name or IP address, possibly with ":port" behind it.
Normalised normaliseHost(const QString &typed);
/// One port or several, separated by commas or blanks. Nothing typed is Trouble::Empty.
Normalised normalisePort(const QString &typed);
/// An e-mail address.
Normalised normaliseAddress(const QString &typed);
/// Anything else that is a name: only made tidy, never in trouble but when empty.
Normalised normaliseName(const QString &typed);

/// POP or IMAP, as far as the server's name or port tells; POP where neither does.
Protocol guessReceiving(const QString &host, const QList<quint16> &ports);

} // namespace todoku
