#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>

namespace todoku
{

/// The one account that the test server knows.
struct KnownLogin {
    QString user;
    QByteArray password;
    QString host;     ///< the server's name, for challenges and realms
    QByteArray token; ///< for XOAUTH2; empty: nobody gives out tokens

    /// The password of that user; nothing if there is no such user.
    std::optional<QByteArray> passwordOf(const QByteArray &name) const
    {
        return name == user.toUtf8() ? std::optional(password) : std::nullopt;
    }
};

/// The server's side of one SASL mechanism, for one login.
class Mechanism
{
public:
    struct Turn {
        enum class Kind {
            Challenge, ///< send `challenge`, wait for the answer
            Accept,
            Refuse,    ///< user or password are wrong
            Malformed, ///< the answer is not of this mechanism
        };

        Kind kind = Kind::Malformed;
        QByteArray challenge;
    };

    virtual ~Mechanism() = default;
    /// The server's first word; nothing where the client speaks first.
    virtual std::optional<QByteArray> opening() { return std::nullopt; }
    /// What follows from the client's words (already out of base64).
    virtual Turn hear(const QByteArray &response) = 0;
    /// The user name as far as it is known.
    QString user() const { return m_user; }

    /// PLAIN, LOGIN, CRAM-MD5, DIGEST-MD5, SCRAM-SHA-1, SCRAM-SHA-256, XOAUTH2; nullptr for any other.
    static std::unique_ptr<Mechanism> create(const QByteArray &name, const KnownLogin &credentials);
    static QStringList known();

protected:
    QString m_user;
};

/// The APOP digest (RFC 1939 section 7), hex.
QByteArray apopDigest(const QByteArray &timestamp, const QByteArray &password);

} // namespace todoku
