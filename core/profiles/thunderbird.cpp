#include "profiles/stores.h"
#include "profiles/usualports.h"

#include <QDir>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// One line of prefs.js: user_pref("key", value);
class PrefLine
{
public:
    explicit PrefLine(QStringView line) : m_rest(line.trimmed()) {}

    /// False for a line that holds no setting, such as a comment.
    bool begins() const { return m_rest.startsWith(u"user_pref(") || m_rest.startsWith(u"pref("); }

    /// Reads key and value, a secret's value excepted; false where the line is broken.
    bool read(QString &key, QString &value)
    {
        m_rest = m_rest.mid(m_rest.indexOf(u'(') + 1).trimmed();
        if (!readQuoted(&key) || !skip(u','))
            return false;
        if (holdsSecret(key))
            return m_rest.endsWith(u");");
        if (m_rest.startsWith(u'"'))
            return readQuoted(&value) && skip(u')') && skip(u';');
        const qsizetype end = m_rest.indexOf(u')');
        if (end < 0)
            return false;
        value = m_rest.left(end).trimmed().toString();
        m_rest = m_rest.mid(end + 1);
        return skip(u';');
    }

private:
    bool skip(QChar c)
    {
        m_rest = m_rest.trimmed();
        if (!m_rest.startsWith(c))
            return false;
        m_rest = m_rest.mid(1).trimmed();
        return true;
    }

    /// JavaScript's escapes as far as Thunderbird writes them: \" \\ \n \r \uXXXX \xXX.
    bool readQuoted(QString *text)
    {
        if (!skip(u'"'))
            return false;
        for (qsizetype i = 0; i < m_rest.size(); ++i) {
            const QChar c = m_rest[i];
            if (c == u'"') {
                m_rest = m_rest.mid(i + 1);
                return true;
            }
            if (c != u'\\') {
                *text += c;
                continue;
            }
            const QChar escaped = ++i < m_rest.size() ? m_rest[i] : QChar();
            const int digits = escaped == u'u' ? 4 : escaped == u'x' ? 2 : 0;
            if (digits == 0) {
                *text += escaped == u'n' ? QChar(u'\n') : escaped == u'r' ? QChar(u'\r') : escaped;
                continue;
            }
            *text += QChar(m_rest.mid(i + 1, digits).toUShort(nullptr, 16));
            i += digits;
        }
        return false;
    }

    QStringView m_rest;
};

Section prefsIn(const ProfileText &text, QList<Complaint> &unreadable)
{
    Section prefs(u"prefs.js"_s, text.file, text.whole);
    const QList<QStringView> lines = QStringView(text.text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        PrefLine line(lines[i]);
        const bool mayBeCut = i + 1 == lines.size() && !lines[i].isEmpty();
        if (!line.begins() && !mayBeCut)
            continue;
        QString key;
        QString value;
        if (line.begins() && line.read(key, value))
            prefs.put(key, value, int(i) + 1);
        else if (prefs.whole()) {
            prefs.beCutOff();
            unreadable += cutOff(text.file, int(i) + 1);
        }
    }
    return prefs;
}

std::optional<Security> securityOf(int socketType)
{
    switch (socketType) {
    case 0:
        return Security::None;
    case 2:
        return Security::StartTls;
    case 3:
        return Security::Tls;
    default: // 1 was "STARTTLS if there is any": both may be
        return {};
    }
}

std::optional<SignIn> signInOf(int authMethod)
{
    switch (authMethod) {
    case 1:
        return SignIn::None;
    case 2:
    case 3:
    case 9: // anything
        return SignIn::Password;
    case 4:
    case 8: // anything secure
        return SignIn::EncryptedPassword;
    case 5:
        return SignIn::Kerberos;
    case 6:
        return SignIn::Ntlm;
    case 7:
        return SignIn::Certificate;
    case 10:
        return SignIn::OAuth2;
    default:
        return {};
    }
}

/// Once the user had changed them, older versions kept the real ones beside those that the folder is named
/// after.
Stated<QString> realOr(const Section &prefs, const QString &real, const QString &first)
{
    return prefs[real].isEmpty() ? prefs.text(first) : prefs.text(real);
}

Stated<int> portOf(const Section &prefs, const QString &key, std::optional<int> usual)
{
    Stated<int> port = prefs.number(key, 0);
    if (port.is && *port.is <= 1)
        port.is = usual;
    return port;
}

std::optional<ProfileServer> incomingIn(const Section &prefs, const QString &id)
{
    const QString at = u"mail.server."_s + id + u'.';
    const QString type = prefs[at + u"type"_s];
    if (type != "pop3"_L1 && type != "imap"_L1)
        return {};
    ProfileServer server;
    server.protocol = type == "pop3"_L1 ? Protocol::Pop3 : Protocol::Imap;
    server.host = realOr(prefs, at + u"realhostname"_s, at + u"hostname"_s);
    server.user = realOr(prefs, at + u"realuserName"_s, at + u"userName"_s);
    const bool formerlySecure = prefs[at + u"isSecure"_s] == "true"_L1;
    server.security = inTermsOf(prefs.number(at + u"socketType"_s, formerlySecure ? 3 : 0), securityOf);
    std::optional<int> usual;
    if (server.security.is)
        usual = usualPort(server.protocol, *server.security.is);
    server.port = portOf(prefs, at + u"port"_s, usual);
    server.auth = inTermsOf(prefs.number(at + u"authMethod"_s, 3), signInOf);
    return server;
}

std::optional<ProfileServer> outgoingIn(const Section &prefs, const QString &identity)
{
    QString id = prefs[u"mail.identity.%1.smtpServer"_s.arg(identity)];
    if (id.isEmpty())
        id = prefs[u"mail.smtp.defaultserver"_s];
    if (id.isEmpty())
        id = prefs[u"mail.smtpservers"_s].section(u',', 0, 0).trimmed();
    const QString at = u"mail.smtpserver."_s + id + u'.';
    if (id.isEmpty() || !prefs.has(at + u"hostname"_s))
        return {};
    ProfileServer server;
    server.host = prefs.text(at + u"hostname"_s);
    server.user = prefs.text(at + u"username"_s, QString());
    server.security = inTermsOf(prefs.number(at + u"try_ssl"_s, 0), securityOf);
    // Without TLS from the start, older versions take 25 for the usual port, newer ones 587.
    server.port = portOf(prefs, at + u"port"_s,
                         server.security.is == Security::Tls ? std::optional(465) : std::nullopt);
    server.auth = inTermsOf(prefs.number(at + u"authMethod"_s, 3), signInOf);
    return server;
}

QStringList listIn(const Section &prefs, const QString &key)
{
    return prefs[key].split(u',', Qt::SkipEmptyParts);
}

} // namespace

ProfileReading readThunderbirdPrefs(const QByteArray &bytes, const QString &file, const QString &profile)
{
    const auto text = profileText(bytes, file, Ending::Any);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    const Section prefs = prefsIn(*text, reading.unreadable);
    for (const QString &account : listIn(prefs, u"mail.accountmanager.accounts"_s)) {
        const QString at = u"mail.account.%1."_s.arg(account.trimmed());
        const QString server = prefs[at + u"server"_s];
        const auto incoming = incomingIn(prefs, server);
        for (const QString &identity : listIn(prefs, at + u"identities"_s)) {
            ProfileAccount found{u"thunderbird"_s, profile, {}, {}, incoming, {}, {}};
            found.name = prefs[u"mail.server.%1.name"_s.arg(server)];
            found.address = prefs[u"mail.identity.%1.useremail"_s.arg(identity.trimmed())];
            found.outgoing = outgoingIn(prefs, identity.trimmed());
            if (found.incoming || found.outgoing)
                reading.accounts += found;
        }
    }
    return reading;
}

ProfileReading readThunderbird(const QString &folder)
{
    const QString list = folder + u"/profiles.ini"_s;
    const auto bytes = readProfileFile(list);
    if (!bytes)
        return {{}, {bytes.complaint()}};
    const auto text = profileText(*bytes, list);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    for (const Section &section : sectionsIn(*text)) {
        const QString path = section[u"Path"_s];
        if (!section.name().startsWith(u"Profile"_s) || path.isEmpty())
            continue;
        const bool relative = section[u"IsRelative"_s] != "0"_L1;
        const QString prefs = QDir::cleanPath((relative ? folder + u'/' + path : path) + u"/prefs.js"_s);
        const auto read = readProfileFile(prefs);
        // A profile that was never used has none.
        if (read)
            reading += readThunderbirdPrefs(*read, prefs, section[u"Name"_s]);
        else if (QFileInfo::exists(prefs))
            reading.unreadable += read.complaint();
    }
    return reading;
}

} // namespace todoku
