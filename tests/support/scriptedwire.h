#pragma once

#include "conversation/wire.h"

#include <QList>

namespace todoku
{

/// A wire that plays the server's part of a dialogue. Lines of the script:
///
///     S: what the server says                     C: what we must say (* matches the rest, <own> and <other>
///     addresses)
///     == TLS ==   == bad certificate: expired; issuer=NAME ==   == failed: too-old ==   (answers to a
///     handshake)
///     == refused ==  == timeout ==  == unreachable ==  == closed ==                     (ends)
///     C: AUTH ***   C: LOGIN ***   stand for a whole login: the rounds between are played, only the last
///     reply is written
///
/// The first line that is off the script is kept in `firstOffScript`. Every byte that we say is kept in
/// `heard`.
class ScriptedWire : public Wire
{
public:
    explicit ScriptedWire(const QString &script);

    Outcome open() override;
    Handshake encrypt(const QString &serverName) override;
    void send(const QByteArray &bytes) override;
    HeardLine readLine(QDeadlineTimer deadline) override;
    bool hasUnread() const override;
    void close() override {}
    QString peerAddress() const override { return QStringLiteral("192.0.2.1"); }
    QString ownAddress() const override { return QStringLiteral("198.51.100.2"); }

    /// What certificates' dates are measured against.
    void setNow(const QDateTime &now) { m_now = now; }
    void setAddresses(const QString &own, const QString &other);
    /// Empty if the dialogue went as written, to its end (a closing QUIT may be left out).
    QString firstOffScript() const;
    const QByteArray &heard() const { return m_heard; }

private:
    struct Line {
        QChar kind; ///< S, C or =
        QString text;
    };

    bool atMark() const { return m_at < m_lines.size() && m_lines[m_at].kind == u'='; }
    void offScript(const QString &what);
    bool matches(const QString &said, const QString &wanted);

    QList<Line> m_lines;
    int m_at = 0;
    QString m_own;
    QString m_other;
    QStringList m_pending;   ///< server lines of the rounds between, not in the script
    int m_secretsToCome = 0; ///< lines of a login that are not in the script
    QString m_offScript;
    QByteArray m_heard;
    QDateTime m_now{QDate(2026, 11, 22), QTime(0, 0), Qt::UTC};
};

} // namespace todoku
