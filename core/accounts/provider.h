#pragma once

#include "diagnosis/cause.h"
#include "findings/settings.h"

namespace todoku
{

/// How far a fact of a provider file can be relied on.
enum class Confidence {
    Confirmed,  ///< A: the provider's own page, or Mozilla's database today
    Plausible,  ///< B: somebody else's page
    Unverified, ///< C: nobody has checked it; never said as certain
};

/// What a provider makes of the address for its user name.
enum class UserForm {
    Address,        ///< taro@example.jp
    Local,          ///< taro
    LocalDotDomain, ///< taro.example.jp
    Id,             ///< something that the provider handed out, or that nobody has told: not from the address
};

/// How one logs in there.
enum class LoginKind { Password, EncryptedPassword, OAuth2, AppPassword };

/// Where a fact comes from.
struct Backing {
    Confidence confidence = Confidence::Unverified;
    int source = 0; ///< index into the provider's sources
};

struct ProviderServer {
    Protocol protocol = Protocol::Smtp;
    QString host; ///< may hold {domain}, {subdomain} or {mx}, see resources/knowledge/FORMAT.md
    quint16 port = 0;
    Security security = Security::None;
    UserForm user = UserForm::Id;
    LoginKind login = LoginKind::Password;
    Backing backing;
};

/// Sending is open for a while after receiving, without SMTP AUTH.
struct ReceiveFirst {
    std::optional<int> minutes; ///< how long the door stays open; nothing where nobody says
    QList<quint16> ports;       ///< empty: not said
    Backing backing;
};

/// Outbound port 25 blocking by the provider as an access line.
struct LineBlocking {
    bool blocked = false;
    QDate since;   ///< invalid: not said
    Words courses; ///< which contracts; empty: not said
    Backing backing;
};

struct Limit {
    enum class What { MessageSize, Recipients, Messages };

    What what = What::MessageSize;
    qint64 count = 0; ///< octets of the whole message, recipients per message, or messages
    int hours = 0;    ///< for messages: in how many hours
    Backing backing;
};

/// What has to be switched on at the provider before any mail program may log in.
struct SwitchOn {
    enum class What { AppPassword, OAuth2Only, WebMailSetting };

    What what = What::WebMailSetting;
    Words how;
    Backing backing;
};

/// Where the user can read on.
struct ProviderPage {
    enum class What { Outage, Help };

    What what = What::Help;
    QString url;
    Backing backing;
};

/// One file of resources/knowledge/providers.
struct Provider {
    enum class Kind { Access, Mail, Hosting, Mobile };

    QString id;
    Words name;
    Kind kind = Kind::Mail;
    QStringList domains;           ///< "example.jp", or "*.example.jp" for all below it
    QStringList mailExchangers;    ///< the same, for the MX of customers' own domains
    QList<ProviderServer> servers; ///< best first
    std::optional<ReceiveFirst> receiveFirst;
    std::optional<LineBlocking> lineBlocking;
    QStringList reverseNames; ///< of its customers' lines, as domains
    QList<Limit> limits;
    QList<SwitchOn> switchOn;
    QList<ProviderPage> pages;
    QList<Source> sources;
    Words title;
    Words text;
    QString file;
};

/// Reads one provider file (resources/knowledge/FORMAT.md). `file` is only for complaints.
Result<Provider> readProvider(const QString &text, const QString &file);

/// What a provider makes of an address; empty where the address does not tell.
QString userName(UserForm form, const QString &address);

/// "address", "local", "local.domain", "id": the words of the file.
QString name(UserForm form);
/// "A", "B", "C".
QString name(Confidence confidence);
/// "password", "encrypted-password", "oauth2", "app-password".
QString name(LoginKind login);

} // namespace todoku
