#pragma once

#include "evidence/result.h"

#include <QStringList>

namespace todoku
{

/// What is to be replaced before something leaves this computer.
struct HiddenKinds {
    /// Who: the part of mail addresses before the @, and user names. taro@example.jp -> name-1@example.jp.
    bool names = false;
    /// Mail addresses whole, and so the names and the mail domains: name-1@domain-1.
    bool addresses = false;
    /// Where: names of servers and other computers (server-1), and IP addresses (ip-1).
    bool hosts = false;

    bool hidesNames() const { return names || addresses; }
    bool any() const { return names || addresses || hosts; }
    /// "name", "address", "host": those that are hidden, as files and options say it.
    QStringList words() const;
    /// "name,host", "all". The complaint, without a file, is for who typed it.
    static Result<HiddenKinds> fromWords(const QString &list);

    friend bool operator==(const HiddenKinds &, const HiddenKinds &) = default;
};

} // namespace todoku
