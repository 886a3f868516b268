#pragma once

#include "profiles/mark.h"
#include "profiles/stores.h"

#include <QTemporaryDir>

#include <string>

namespace todoku
{

/// Copies of the fixtures in a folder of their own, to be damaged.
class Store
{
public:
    /// The fixture of one client: "thunderbird".
    explicit Store(const QString &client);

    QString folder() const;
    /// Full path of a file in it, which may be a pattern: "*.oeaccount".
    QString file(const QString &pattern) const;
    QByteArray bytes(const QString &pattern) const;
    void write(const QString &pattern, const QByteArray &bytes);
    /// Replaces what stands there exactly once; fails the test where it does not.
    void change(const QString &pattern, const QByteArray &from, const QByteArray &to);
    /// What is found in the whole folder.
    ProfileReading read() const;

private:
    QTemporaryDir m_dir;
    QString m_client;
};

/// The names of the files of a fixture, below its folder.
QStringList filesOf(const QString &client);

/// Every client that has a fixture.
QStringList fixtureClients();

/// taro@example.jp: pop.example.jp 995 TLS; smtp.example.jp with that port.
Settings provedWith(int smtpPort, bool imap = false);

/// "outgoing-port 25 587", one for each mark, joined by "; ".
std::string told(const QList<Mark> &marks);

/// All that is in a reading, as text.
QByteArray everythingIn(const ProfileReading &reading);

} // namespace todoku
