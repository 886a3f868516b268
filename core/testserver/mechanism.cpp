#include "testserver/mechanism.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace todoku
{

namespace
{

using Turn = Mechanism::Turn;

constexpr Turn::Kind verdict(bool right)
{
    return right ? Turn::Kind::Accept : Turn::Kind::Refuse;
}

QByteArray nonce()
{
    QByteArray bytes(18, Qt::Uninitialized);
    auto *words = reinterpret_cast<uchar *>(bytes.data());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        words[i] = static_cast<uchar>(QRandomGenerator::system()->bounded(256));
    return bytes.toBase64(QByteArray::Base64UrlEncoding);
}

/// RFC 4616.
class Plain : public Mechanism
{
public:
    explicit Plain(const KnownLogin &known) : m_known(known) {}

    Turn hear(const QByteArray &response) override
    {
        const QByteArrayList parts = response.split('\0');
        if (parts.size() != 3 || parts.at(1).isEmpty())
            return {};
        m_user = QString::fromUtf8(parts.at(1));
        const bool authorized = parts.at(0).isEmpty() || parts.at(0) == parts.at(1);
        return {verdict(authorized && m_known.passwordOf(parts.at(1)) == parts.at(2)), {}};
    }

private:
    const KnownLogin &m_known;
};

/// draft-murchison-sasl-login: never a standard, offered by nearly everybody.
class Login : public Mechanism
{
public:
    explicit Login(const KnownLogin &known) : m_known(known) {}

    std::optional<QByteArray> opening() override { return "Username:"; }

    Turn hear(const QByteArray &response) override
    {
        if (!m_named) {
            m_named = true;
            m_user = QString::fromUtf8(response);
            return {Turn::Kind::Challenge, "Password:"};
        }
        return {verdict(m_known.passwordOf(m_user.toUtf8()) == response), {}};
    }

private:
    const KnownLogin &m_known;
    bool m_named = false;
};

/// RFC 2195.
class CramMd5 : public Mechanism
{
public:
    explicit CramMd5(const KnownLogin &known) : m_known(known) {}

    std::optional<QByteArray> opening() override
    {
        m_challenge = '<' + nonce() + '@' + m_known.host.toUtf8() + '>';
        return m_challenge;
    }

    Turn hear(const QByteArray &response) override
    {
        const qsizetype space = response.lastIndexOf(' ');
        if (space <= 0 || m_challenge.isEmpty())
            return {};
        m_user = QString::fromUtf8(response.left(space));
        const auto password = m_known.passwordOf(response.left(space));
        const QByteArray digest = QMessageAuthenticationCode::hash(
            m_challenge, password.value_or(QByteArray()), QCryptographicHash::Md5);
        return {verdict(password && digest.toHex() == response.mid(space + 1).toLower()), {}};
    }

private:
    const KnownLogin &m_known;
    QByteArray m_challenge;
};

/// RFC 2831 (historic since RFC 6331, still spoken by old servers and clients).
class DigestMd5 : public Mechanism
{
public:
    explicit DigestMd5(const KnownLogin &known) : m_known(known), m_nonce(nonce()) {}

    std::optional<QByteArray> opening() override
    {
        m_opened = true;
        return "realm=\"" + m_known.host.toUtf8() + "\",nonce=\"" + m_nonce +
               "\",qop=\"auth\",algorithm=md5-sess,charset=utf-8";
    }

    Turn hear(const QByteArray &response) override
    {
        if (m_proved) // the empty answer to rspauth
            return {response.isEmpty() ? Turn::Kind::Accept : Turn::Kind::Malformed, {}};
        if (!m_opened)
            return {};
        const QHash<QByteArray, QByteArray> said = directives(response);
        const QByteArray user = said.value("username");
        m_user = QString::fromUtf8(user);
        const QByteArray qop = said.value("qop", "auth");
        if (user.isEmpty() || said.value("nonce") != m_nonce || qop != "auth" ||
            said.value("nc") != "00000001" || said.value("cnonce").isEmpty())
            return {};
        const auto password = m_known.passwordOf(user);
        if (!password)
            return {Turn::Kind::Refuse, {}};
        QByteArray a1 = md5(hashed(user, said) + ':' + said.value("realm") + ':' + hashed(*password, said)) +
                        ':' + m_nonce + ':' + said.value("cnonce");
        if (said.contains("authzid"))
            a1 += ':' + said.value("authzid");
        const auto proof = [&](const QByteArray &a2) {
            return md5(md5(a1).toHex() + ':' + m_nonce + ":00000001:" + said.value("cnonce") +
                       ":auth:" + md5(a2).toHex())
                .toHex();
        };
        if (proof("AUTHENTICATE:" + said.value("digest-uri")) != said.value("response"))
            return {Turn::Kind::Refuse, {}};
        m_proved = true;
        return {Turn::Kind::Challenge, "rspauth=" + proof(':' + said.value("digest-uri"))};
    }

private:
    static QByteArray md5(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
    }

    /// RFC 2831 section 2.1.2.1: what fits into ISO 8859-1 is hashed so, even when it is sent as UTF-8.
    static QByteArray hashed(const QByteArray &text, const QHash<QByteArray, QByteArray> &said)
    {
        if (said.value("charset") != "utf-8")
            return text;
        const QString decoded = QString::fromUtf8(text);
        for (const QChar c : decoded) {
            if (c.unicode() > 0xff)
                return text;
        }
        return decoded.toLatin1();
    }

    static QHash<QByteArray, QByteArray> directives(const QByteArray &text)
    {
        static const QRegularExpression one(
            QStringLiteral(R"re(([a-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^",\s]+)))re"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression escape(QStringLiteral(R"(\\(.))"));
        QHash<QByteArray, QByteArray> out;
        // Latin-1 there and back keeps the octets as they are.
        auto matches = one.globalMatch(QString::fromLatin1(text));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString value = match.capturedStart(2) >= 0
                                      ? match.captured(2).replace(escape, QStringLiteral("\\1"))
                                      : match.captured(3);
            out.insert(match.captured(1).toLower().toLatin1(), value.toLatin1());
        }
        return out;
    }

    const KnownLogin &m_known;
    const QByteArray m_nonce;
    bool m_opened = false;
    bool m_proved = false;
};

/// RFC 5802 and 7677, without channel binding.
class Scram : public Mechanism
{
public:
    Scram(const KnownLogin &known, QCryptographicHash::Algorithm hash) : m_known(known), m_hash(hash) {}

    Turn hear(const QByteArray &response) override
    {
        switch (m_round++) {
        case 0:
            return hearFirst(response);
        case 1:
            return hearProof(response);
        default:
            return {response.isEmpty() ? Turn::Kind::Accept : Turn::Kind::Malformed, {}};
        }
    }

private:
    static constexpr int iterations = 4096;

    static QByteArray attribute(const QByteArray &message, char name)
    {
        for (const QByteArray &part : message.split(',')) {
            if (part.size() >= 2 && part.at(0) == name && part.at(1) == '=')
                return part.mid(2);
        }
        return {};
    }

    Turn hearFirst(const QByteArray &response)
    {
        const QByteArrayList parts = response.split(',');
        if (parts.size() < 4 || (parts.at(0) != "n" && parts.at(0) != "y"))
            return {};
        m_gs2 = parts.at(0) + ',' + parts.at(1) + ',';
        m_firstBare = response.mid(m_gs2.size());
        QByteArray name = attribute(m_firstBare, 'n');
        name.replace("=2C", ",").replace("=3D", "=");
        m_user = QString::fromUtf8(name);
        const QByteArray theirs = attribute(m_firstBare, 'r');
        if (name.isEmpty() || theirs.isEmpty())
            return {};
        m_nonce = theirs + nonce();
        m_salt = nonce();
        m_serverFirst = "r=" + m_nonce + ",s=" + m_salt.toBase64() + ",i=" + QByteArray::number(iterations);
        return {Turn::Kind::Challenge, m_serverFirst};
    }

    Turn hearProof(const QByteArray &response)
    {
        const qsizetype at = response.lastIndexOf(",p=");
        if (at < 0 || attribute(response, 'r') != m_nonce || attribute(response, 'c') != m_gs2.toBase64())
            return {};
        // An unknown user is reckoned through as well: the time tells nothing.
        const auto password = m_known.passwordOf(m_user.toUtf8());
        const int size = QCryptographicHash::hashLength(m_hash);
        const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(
            m_hash, password.value_or(QByteArray("?")), m_salt, iterations, static_cast<quint64>(size));
        const auto hmac = [this](const QByteArray &key, const QByteArray &text) {
            return QMessageAuthenticationCode::hash(text, key, m_hash);
        };
        const QByteArray said = m_firstBare + ',' + m_serverFirst + ',' + response.left(at);
        const QByteArray stored = QCryptographicHash::hash(hmac(salted, "Client Key"), m_hash);
        const QByteArray signature = hmac(stored, said);
        QByteArray clientKey = QByteArray::fromBase64(response.mid(at + 3));
        if (clientKey.size() != size)
            return {};
        for (int i = 0; i < size; ++i)
            clientKey[i] = static_cast<char>(clientKey.at(i) ^ signature.at(i));
        if (!password || QCryptographicHash::hash(clientKey, m_hash) != stored)
            return {Turn::Kind::Refuse, {}};
        return {Turn::Kind::Challenge, "v=" + hmac(hmac(salted, "Server Key"), said).toBase64()};
    }

    const KnownLogin &m_known;
    const QCryptographicHash::Algorithm m_hash;
    int m_round = 0;
    QByteArray m_gs2, m_firstBare, m_serverFirst, m_nonce, m_salt;
};

/// Google's and Microsoft's, older than RFC 7628: "user=NAME^Aauth=Bearer TOKEN^A^A". Who is refused hears
/// the provider's error object first, and answers it with an empty line.
class XOAuth2 : public Mechanism
{
public:
    explicit XOAuth2(const KnownLogin &known) : m_known(known) {}

    Turn hear(const QByteArray &response) override
    {
        if (m_told)
            return {Turn::Kind::Refuse, {}};
        const QByteArrayList parts = response.split('\x01');
        const QByteArray user = parts.value(0);
        if (parts.size() != 4 || !user.startsWith("user=") || !parts.at(1).startsWith("auth=Bearer "))
            return {};
        m_user = QString::fromUtf8(user.mid(5));
        if (!m_known.token.isEmpty() && m_known.passwordOf(user.mid(5)) &&
            parts.at(1).mid(12) == m_known.token)
            return {Turn::Kind::Accept, {}};
        m_told = true;
        return {Turn::Kind::Challenge, R"({"status":"400","schemes":"Bearer","scope":"mail"})"};
    }

private:
    const KnownLogin &m_known;
    bool m_told = false;
};

} // namespace

std::unique_ptr<Mechanism> Mechanism::create(const QByteArray &name, const KnownLogin &credentials)
{
    if (name == "PLAIN")
        return std::make_unique<Plain>(credentials);
    if (name == "LOGIN")
        return std::make_unique<Login>(credentials);
    if (name == "CRAM-MD5")
        return std::make_unique<CramMd5>(credentials);
    if (name == "DIGEST-MD5")
        return std::make_unique<DigestMd5>(credentials);
    if (name == "SCRAM-SHA-1")
        return std::make_unique<Scram>(credentials, QCryptographicHash::Sha1);
    if (name == "SCRAM-SHA-256")
        return std::make_unique<Scram>(credentials, QCryptographicHash::Sha256);
    if (name == "XOAUTH2")
        return std::make_unique<XOAuth2>(credentials);
    return nullptr;
}

QStringList Mechanism::known()
{
    return {QStringLiteral("PLAIN"),      QStringLiteral("LOGIN"),       QStringLiteral("CRAM-MD5"),
            QStringLiteral("DIGEST-MD5"), QStringLiteral("SCRAM-SHA-1"), QStringLiteral("SCRAM-SHA-256"),
            QStringLiteral("XOAUTH2")};
}

QByteArray apopDigest(const QByteArray &timestamp, const QByteArray &password)
{
    return QCryptographicHash::hash(timestamp + password, QCryptographicHash::Md5).toHex();
}

} // namespace todoku
