#include "accounts/provider.h"

#include "diagnosis/causetext.h"
#include "diagnosis/frontmatter.h"
#include "diagnosis/ruleyaml.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

const QList<Choice<Confidence>> &confidences()
{
    static const QList<Choice<Confidence>> all{
        {u"A"_s, Confidence::Confirmed}, {u"B"_s, Confidence::Plausible}, {u"C"_s, Confidence::Unverified}};
    return all;
}

const QList<Choice<UserForm>> &userForms()
{
    static const QList<Choice<UserForm>> all{{u"address"_s, UserForm::Address},
                                             {u"local"_s, UserForm::Local},
                                             {u"local.domain"_s, UserForm::LocalDotDomain},
                                             {u"id"_s, UserForm::Id}};
    return all;
}

const QList<Choice<LoginKind>> &loginKinds()
{
    static const QList<Choice<LoginKind>> all{{u"password"_s, LoginKind::Password},
                                              {u"encrypted-password"_s, LoginKind::EncryptedPassword},
                                              {u"oauth2"_s, LoginKind::OAuth2},
                                              {u"app-password"_s, LoginKind::AppPassword}};
    return all;
}

template <class T>
QString wordFor(T value, const QList<Choice<T>> &choices)
{
    for (const Choice<T> &choice : choices)
        if (choice.value == value)
            return choice.word;
    return {};
}

/// Reads the front matter of one file. Every function throws Wrong.
class Reader
{
public:
    Reader(const YamlFile &yaml, const YAML::Node &top) : m_yaml(yaml), m_top(top) {}

    Provider read();

private:
    /// Checks the keys of one fact; `confidence` and `source` belong to each.
    void demandFact(const YAML::Node &map, QStringList keys,
                    std::initializer_list<const char *> needed) const;
    Backing backing(const YAML::Node &map) const;
    QStringList domains(const YAML::Node &node) const;
    quint16 port(const YAML::Node &node) const;
    qint64 count(const YAML::Node &node) const;
    bool yesOrNo(const YAML::Node &node) const;
    ProviderServer server(const YAML::Node &node) const;
    ReceiveFirst receiveFirst(const YAML::Node &node) const;
    LineBlocking lineBlocking(const YAML::Node &node) const;
    Limit limit(const YAML::Node &node) const;
    SwitchOn switchOn(const YAML::Node &node) const;
    ProviderPage page(const YAML::Node &node) const;
    template <class T>
    QList<T> each(const char *key, T (Reader::*one)(const YAML::Node &) const) const;

    const YamlFile &m_yaml;
    const YAML::Node m_top;
    qsizetype m_sources = 0;
};

Provider Reader::read()
{
    m_yaml.demandKeys(m_top, {u"id"_s, u"name"_s, u"kind"_s, u"domains"_s, u"mx"_s, u"servers"_s,
                              u"pop-before-smtp"_s, u"op25b"_s, u"line"_s, u"limits"_s, u"switch-on-first"_s,
                              u"pages"_s, u"sources"_s});
    m_yaml.demand(m_top, {"id", "name", "kind", "sources"});
    Provider provider;
    provider.id = m_yaml.word(m_top["id"]);
    provider.name = m_yaml.inBothLanguages(m_top["name"]);
    provider.kind = oneOf<Provider::Kind>(m_yaml, m_top["kind"],
                                          {{u"access"_s, Provider::Kind::Access},
                                           {u"mail"_s, Provider::Kind::Mail},
                                           {u"hosting"_s, Provider::Kind::Hosting},
                                           {u"mobile"_s, Provider::Kind::Mobile}});
    provider.sources = readSources(m_yaml, m_top["sources"]);
    m_sources = provider.sources.size();
    provider.domains = domains(m_top["domains"]);
    provider.mailExchangers = domains(m_top["mx"]);
    provider.servers = each("servers", &Reader::server);
    if (const YAML::Node node = m_top["pop-before-smtp"]; node.IsDefined())
        provider.receiveFirst = receiveFirst(node);
    if (const YAML::Node node = m_top["op25b"]; node.IsDefined())
        provider.lineBlocking = lineBlocking(node);
    if (const YAML::Node node = m_top["line"]; node.IsDefined()) {
        demandFact(node, {u"reverse-names"_s}, {"reverse-names"});
        provider.reverseNames = domains(node["reverse-names"]);
    }
    provider.limits = each("limits", &Reader::limit);
    provider.switchOn = each("switch-on-first", &Reader::switchOn);
    provider.pages = each("pages", &Reader::page);
    return provider;
}

void Reader::demandFact(const YAML::Node &map, QStringList keys,
                        std::initializer_list<const char *> needed) const
{
    m_yaml.demandKeys(map, keys + QStringList{u"confidence"_s, u"source"_s});
    m_yaml.demand(map, needed);
    (void)backing(map);
}

Backing Reader::backing(const YAML::Node &map) const
{
    m_yaml.demand(map, {"confidence", "source"});
    const int number = m_yaml.word(map["source"]).toInt();
    if (number < 1 || number > m_sources)
        m_yaml.refuse(map["source"], {u"source は sources の何番目かを 1 から数えた番号です。"_s,
                                      u"`source` is the number of an entry of `sources`, counted from 1"_s});
    return {oneOf(m_yaml, map["confidence"], confidences()), number - 1};
}

QStringList Reader::domains(const YAML::Node &node) const
{
    QStringList all;
    if (!node.IsDefined())
        return all;
    for (const QString &word : m_yaml.words(node)) {
        const QString bare = word.startsWith(u"*."_s) ? word.mid(2) : word;
        if (bare.contains(u'*') || !bare.contains(u'.') || bare != bare.toLower() || bare.startsWith(u'.'))
            m_yaml.refuse(
                node,
                {u"「%1」はドメインとして読めません。example.jp か *.example.jp と書いてください。"_s.arg(
                     word),
                 u"`%1` is no domain; write example.jp or *.example.jp"_s.arg(word)});
        all += word;
    }
    return all;
}

quint16 Reader::port(const YAML::Node &node) const
{
    const int number = m_yaml.word(node).toInt();
    if (number < 1 || number > 65535)
        m_yaml.refuse(node, {u"ポートは 1 から 65535 です。"_s, u"a port is a number from 1 to 65535"_s});
    return quint16(number);
}

qint64 Reader::count(const YAML::Node &node) const
{
    bool number = false;
    const qint64 value = m_yaml.word(node).toLongLong(&number);
    if (!number || value < 1)
        m_yaml.refuse(node, {u"1 以上の整数を書いてください。"_s, u"write a whole number from 1"_s});
    return value;
}

bool Reader::yesOrNo(const YAML::Node &node) const
{
    return oneOf<bool>(m_yaml, node, {{u"yes"_s, true}, {u"no"_s, false}});
}

ProviderServer Reader::server(const YAML::Node &node) const
{
    demandFact(node, {u"protocol"_s, u"host"_s, u"port"_s, u"security"_s, u"user"_s, u"login"_s},
               {"protocol", "host", "port", "security"});
    ProviderServer server;
    server.protocol = oneOf<Protocol>(
        m_yaml, node["protocol"],
        {{u"smtp"_s, Protocol::Smtp}, {u"pop3"_s, Protocol::Pop3}, {u"imap"_s, Protocol::Imap}});
    server.host = m_yaml.word(node["host"]);
    server.port = port(node["port"]);
    server.security = oneOf<Security>(
        m_yaml, node["security"],
        {{u"none"_s, Security::None}, {u"starttls"_s, Security::StartTls}, {u"tls"_s, Security::Tls}});
    if (node["user"].IsDefined())
        server.user = oneOf(m_yaml, node["user"], userForms());
    if (node["login"].IsDefined())
        server.login = oneOf(m_yaml, node["login"], loginKinds());
    server.backing = backing(node);
    return server;
}

ReceiveFirst Reader::receiveFirst(const YAML::Node &node) const
{
    demandFact(node, {u"minutes"_s, u"ports"_s}, {});
    ReceiveFirst receive;
    if (node["minutes"].IsDefined())
        receive.minutes = int(count(node["minutes"]));
    if (node["ports"].IsDefined())
        for (const YAML::Node &one : node["ports"])
            receive.ports += port(one);
    receive.backing = backing(node);
    return receive;
}

LineBlocking Reader::lineBlocking(const YAML::Node &node) const
{
    demandFact(node, {u"blocked"_s, u"since"_s, u"courses"_s}, {"blocked"});
    LineBlocking line;
    line.blocked = yesOrNo(node["blocked"]);
    if (node["since"].IsDefined())
        line.since = m_yaml.day(node["since"]);
    if (node["courses"].IsDefined())
        line.courses = m_yaml.inBothLanguages(node["courses"]);
    line.backing = backing(node);
    return line;
}

Limit Reader::limit(const YAML::Node &node) const
{
    demandFact(node, {u"what"_s, u"octets"_s, u"count"_s, u"hours"_s}, {"what"});
    Limit limit;
    limit.what = oneOf<Limit::What>(m_yaml, node["what"],
                                    {{u"message-size"_s, Limit::What::MessageSize},
                                     {u"recipients"_s, Limit::What::Recipients},
                                     {u"messages"_s, Limit::What::Messages}});
    const char *amount = limit.what == Limit::What::MessageSize ? "octets" : "count";
    m_yaml.demand(node, {amount});
    limit.count = count(node[amount]);
    if (limit.what == Limit::What::Messages) {
        m_yaml.demand(node, {"hours"});
        limit.hours = int(count(node["hours"]));
    }
    limit.backing = backing(node);
    return limit;
}

SwitchOn Reader::switchOn(const YAML::Node &node) const
{
    demandFact(node, {u"what"_s, u"ja"_s, u"en"_s}, {"what", "ja", "en"});
    return {oneOf<SwitchOn::What>(m_yaml, node["what"],
                                  {{u"app-password"_s, SwitchOn::What::AppPassword},
                                   {u"oauth2-only"_s, SwitchOn::What::OAuth2Only},
                                   {u"web-mail-setting"_s, SwitchOn::What::WebMailSetting}}),
            {m_yaml.word(node["ja"]), m_yaml.word(node["en"])},
            backing(node)};
}

ProviderPage Reader::page(const YAML::Node &node) const
{
    demandFact(node, {u"what"_s, u"url"_s}, {"what", "url"});
    return {oneOf<ProviderPage::What>(
                m_yaml, node["what"],
                {{u"outage"_s, ProviderPage::What::Outage}, {u"help"_s, ProviderPage::What::Help}}),
            m_yaml.word(node["url"]), backing(node)};
}

template <class T>
QList<T> Reader::each(const char *key, T (Reader::*one)(const YAML::Node &) const) const
{
    QList<T> all;
    const YAML::Node list = m_top[key];
    if (!list.IsDefined())
        return all;
    if (!list.IsSequence())
        m_yaml.refuse(list, {u"%1 は一覧 ([…] か「- 」) で書いてください。"_s.arg(QLatin1String(key)),
                             u"`%1` is a list"_s.arg(QLatin1String(key))});
    for (const YAML::Node &node : list)
        all += (this->*one)(node);
    return all;
}

} // namespace

Result<Provider> readProvider(const QString &text, const QString &file)
{
    try {
        const FrontMatter matter = splitFrontMatter(text, file);
        const YamlFile yaml(file, 1);
        Provider provider = Reader(yaml, yaml.parse(matter.yaml)).read();
        const CauseText said = readCauseText(matter.lines, matter.end, file);
        provider.title = said.title;
        provider.text = said.explanation;
        provider.file = file;
        return provider;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

QString userName(UserForm form, const QString &address)
{
    switch (form) {
    case UserForm::Address:
        return address;
    case UserForm::Local:
        return address.section(u'@', 0, -2);
    case UserForm::LocalDotDomain:
        return address.section(u'@', 0, -2) + u'.' + address.section(u'@', -1);
    case UserForm::Id:
        break;
    }
    return {};
}

QString name(UserForm form)
{
    return wordFor(form, userForms());
}

QString name(Confidence confidence)
{
    return wordFor(confidence, confidences());
}

QString name(LoginKind login)
{
    return wordFor(login, loginKinds());
}

} // namespace todoku
