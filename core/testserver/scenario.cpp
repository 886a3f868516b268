#include "testserver/scenario.h"

#include "resources.h"
#include "testserver/mechanism.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QStringConverter>

#include <yaml-cpp/yaml.h>

#include <functional>

namespace todoku
{

const QString elsewhereHost = QStringLiteral("mx.elsewhere.example");

namespace
{

constexpr qint64 longestFile = 1 << 20; // a scenario is some hundred lines

/// Reads one file. Complaints are thrown inside and leave readScenario as a value: with exceptions the
/// reading stays a plain list of keys, and yaml-cpp throws anyway.
class Reader
{
public:
    explicit Reader(const QString &file) : m_file(file) {}

    Scenario read(const QByteArray &yaml)
    {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        Scenario scenario;
        demandMap(root);
        onlyKeys(root, {"name", "cause", "title", "faq", "account", "hosts", "certificate", "doors", "names",
                        "elsewhere", "ask", "seed"});
        for (const char *key : {"name", "cause", "title", "account"}) {
            if (!root[key])
                complain(root, QStringLiteral("「%1:」がありません。").arg(QLatin1String(key)),
                         QStringLiteral("\"%1:\" is missing.").arg(QLatin1String(key)));
        }
        scenario.name = text(root["name"]);
        scenario.cause = text(root["cause"]);
        onlyKeys(root["title"], {"ja", "en"});
        scenario.title = {text(root["title"]["ja"]), text(root["title"]["en"])};
        if (!scenario.title.complete())
            complain(root["title"], QStringLiteral("「title:」には ja: と en: の両方を書いてください。"),
                     QStringLiteral("\"title:\" wants both ja: and en:."));
        scenario.faq = texts(root["faq"]);
        readAccount(root["account"], scenario);
        readHosts(root["hosts"], scenario);
        m_seed = static_cast<quint32>(number(root["seed"], 1, 0, 1'000'000'000));
        m_certificate = one(root["certificate"], families(), CertificateFamily::Good);
        for (const YAML::Node &door : sequence(root["doors"]))
            readDoors(door, scenario);
        refuseTheRest(scenario);
        readNames(root["names"], scenario);
        readElsewhere(root["elsewhere"], scenario);
        readAsked(root["ask"], scenario);
        return scenario;
    }

    Complaint complaint(int line, const QString &ja, const QString &en) const
    {
        return {m_file, line, {ja, en}};
    }

private:
    template <class T>
    using Choices = QMap<QString, T>;

    [[noreturn]] void complain(const YAML::Node &at, const QString &ja, const QString &en) const
    {
        throw complaint(at.Mark().line + 1, ja, en);
    }

    // ---- values
    // ---------------------------------------------------------------------------------------------------

    QString text(const YAML::Node &node) const
    {
        if (!node.IsDefined() || node.IsNull())
            return {};
        if (!node.IsScalar())
            complain(node, QStringLiteral("ここには文字列を書いてください。"),
                     QStringLiteral("A text is wanted here."));
        return QString::fromStdString(node.Scalar());
    }

    QString text(const YAML::Node &node, const QString &otherwise) const
    {
        return node.IsDefined() ? text(node) : otherwise;
    }

    /// One text or a list of them.
    QStringList texts(const YAML::Node &node) const
    {
        if (!node.IsDefined() || node.IsNull())
            return {};
        if (node.IsScalar())
            return {text(node)};
        QStringList out;
        for (const YAML::Node &item : sequence(node))
            out.append(text(item));
        return out;
    }

    bool truth(const YAML::Node &node, bool otherwise) const
    {
        return one(node, Choices<bool>{{QStringLiteral("true"), true}, {QStringLiteral("false"), false}},
                   otherwise);
    }

    int number(const YAML::Node &node, int otherwise, int least, int most) const
    {
        if (!node.IsDefined())
            return otherwise;
        bool ok = false;
        const int value = text(node).toInt(&ok);
        if (!ok || value < least || value > most)
            complain(
                node,
                QStringLiteral("「%1」は %2 から %3 までの数ではありません。")
                    .arg(text(node))
                    .arg(least)
                    .arg(most),
                QStringLiteral("\"%1\" is no number from %2 to %3.").arg(text(node)).arg(least).arg(most));
        return value;
    }

    std::chrono::milliseconds duration(const YAML::Node &node) const
    {
        return std::chrono::milliseconds(number(node, 0, 0, 3'600'000));
    }

    template <class T>
    T one(const YAML::Node &node, const Choices<T> &choices, T otherwise) const
    {
        if (!node.IsDefined())
            return otherwise;
        const auto found = choices.constFind(text(node));
        if (found == choices.cend()) {
            const QString all = QStringList(choices.keys()).join(QStringLiteral(", "));
            complain(
                node,
                QStringLiteral("「%1」は使えません。使えるのは %2 です。").arg(text(node).left(60), all),
                QStringLiteral("\"%1\" is not known here; known are: %2.").arg(text(node).left(60), all));
        }
        return *found;
    }

    std::vector<YAML::Node> sequence(const YAML::Node &node) const
    {
        if (!node.IsDefined() || node.IsNull())
            return {};
        if (!node.IsSequence())
            complain(node, QStringLiteral("ここには一覧（「- 」または [ ]）を書いてください。"),
                     QStringLiteral("A list (\"- \" or [ ]) is wanted here."));
        return {node.begin(), node.end()};
    }

    void demandMap(const YAML::Node &node) const
    {
        if (!node.IsMap())
            complain(node, QStringLiteral("ここには「キー: 値」を書いてください。"),
                     QStringLiteral("\"key: value\" lines are wanted here."));
    }

    /// Each key once, and none that nobody reads: a mistyped key would otherwise be a fault that is silently
    /// not acted out.
    void onlyKeys(const YAML::Node &node, const QSet<QString> &known) const
    {
        if (!node.IsDefined())
            return;
        demandMap(node);
        QSet<QString> seen;
        for (const auto &entry : node) {
            const QString key = text(entry.first);
            if (!known.contains(key)) {
                QStringList all(known.cbegin(), known.cend());
                all.sort();
                complain(entry.first,
                         QStringLiteral("「%1」というキーはありません。使えるのは %2 です。")
                             .arg(key.left(60), all.join(QStringLiteral(", "))),
                         QStringLiteral("There is no key \"%1\" here; known are: %2.")
                             .arg(key.left(60), all.join(QStringLiteral(", "))));
            }
            if (seen.contains(key))
                complain(entry.first, QStringLiteral("「%1」が二度書かれています。").arg(key),
                         QStringLiteral("\"%1\" stands here twice.").arg(key));
            seen.insert(key);
        }
    }

    static Choices<CertificateFamily> families()
    {
        return {{QStringLiteral("good"), CertificateFamily::Good},
                {QStringLiteral("expired"), CertificateFamily::Expired},
                {QStringLiteral("not-yet-valid"), CertificateFamily::NotYetValid},
                {QStringLiteral("wrong-host"), CertificateFamily::WrongHost},
                {QStringLiteral("self-signed"), CertificateFamily::SelfSigned},
                {QStringLiteral("unknown-ca"), CertificateFamily::UnknownCa},
                {QStringLiteral("weak-key"), CertificateFamily::WeakKey}};
    }

    static Choices<DoorState> states()
    {
        return {{QStringLiteral("open"), DoorState::Open},
                {QStringLiteral("silent"), DoorState::Silent},
                {QStringLiteral("refused"), DoorState::Refused}};
    }

    // ---- parts
    // ----------------------------------------------------------------------------------------------------

    void readAccount(const YAML::Node &node, Scenario &scenario) const
    {
        onlyKeys(node, {"address", "user", "token", "mailboxes"});
        scenario.address = text(node["address"]);
        if (!scenario.address.contains(u'@'))
            complain(node, QStringLiteral("account の address にメールアドレスを書いてください。"),
                     QStringLiteral("\"account\" wants an \"address\" with an @."));
        scenario.user = text(node["user"], scenario.address);
        scenario.token = text(node["token"]);
        scenario.mailboxes = {scenario.address.toLower(), QStringLiteral("hanako@") + scenario.domain()};
        for (const QString &mailbox : texts(node["mailboxes"]))
            scenario.mailboxes.append(mailbox.toLower());
    }

    void readHosts(const YAML::Node &node, Scenario &scenario) const
    {
        onlyKeys(node, {"smtp", "pop", "imap"});
        if (!node.IsDefined())
            return;
        scenario.smtpHost = text(node["smtp"]);
        scenario.popHost = text(node["pop"]);
        scenario.imapHost = text(node["imap"]);
    }

    /// "smtp", "pop" and "imap" stand for the scenario's hosts; anything else is a name.
    QString host(const QString &word, const Scenario &scenario) const
    {
        if (word == u"smtp")
            return scenario.smtpHost;
        if (word == u"pop")
            return scenario.popHost;
        if (word == u"imap")
            return scenario.imapHost;
        return word;
    }

    /// What a well-run server has at that port.
    static DoorPlan usual(quint16 port)
    {
        DoorPlan plan;
        plan.port = port;
        plan.address = QStringLiteral("127.0.0.1");
        plan.protocol = port == 110 || port == 995   ? Protocol::Pop3
                        : port == 143 || port == 993 ? Protocol::Imap
                                                     : Protocol::Smtp;
        plan.security = port == 465 || port == 995 || port == 993 ? Security::Tls : Security::StartTls;
        plan.mechanisms = {QStringLiteral("PLAIN"), QStringLiteral("LOGIN")};
        if (port == 587 || port == 465)
            plan.loginNeeded = QStringLiteral("530 5.7.0 Authentication required");
        plan.relayRefusal = QStringLiteral("554 5.7.1 <%r>: Relay access denied");
        plan.unknownUser = QStringLiteral(
            "550 5.1.1 <%r>: Recipient address rejected: User unknown in virtual mailbox table");
        return plan;
    }

    static QStringList usualExtensions(Protocol protocol)
    {
        switch (protocol) {
        case Protocol::Smtp:
            return {QStringLiteral("PIPELINING"),
                    QStringLiteral("SIZE 10485760"),
                    QStringLiteral("ENHANCEDSTATUSCODES"),
                    QStringLiteral("8BITMIME"),
                    QStringLiteral("SMTPUTF8"),
                    QStringLiteral("DSN")};
        case Protocol::Pop3:
            return {QStringLiteral("TOP"), QStringLiteral("UIDL"), QStringLiteral("PIPELINING"),
                    QStringLiteral("RESP-CODES"), QStringLiteral("AUTH-RESP-CODE")};
        default:
            return {QStringLiteral("IMAP4rev1"), QStringLiteral("LITERAL+"),  QStringLiteral("SASL-IR"),
                    QStringLiteral("ID"),        QStringLiteral("NAMESPACE"), QStringLiteral("UNSELECT"),
                    QStringLiteral("UIDPLUS"),   QStringLiteral("MOVE")};
        }
    }

    void readDoors(const YAML::Node &node, Scenario &scenario) const
    {
        onlyKeys(node, {"host",
                        "port",
                        "ports",
                        "address",
                        "protocol",
                        "state",
                        "security",
                        "certificate",
                        "tls",
                        "banner",
                        "extensions",
                        "auth",
                        "auth-in-clear",
                        "apop",
                        "password",
                        "tls-needed",
                        "login-needed",
                        "relay-refusal",
                        "unknown-user",
                        "sender-must-be-login",
                        "pop-before-smtp",
                        "connections",
                        "delay-ms",
                        "behaviours",
                        "dialogue"});
        const QString name = host(text(node["host"]), scenario);
        if (name.isEmpty())
            complain(node, QStringLiteral("扉に host がないか、hosts にその名前がありません。"),
                     QStringLiteral("This door has no \"host\", or \"hosts\" does not say which one it is."));
        std::vector<YAML::Node> ports = sequence(node["ports"]);
        if (node["port"])
            ports.push_back(node["port"]);
        if (ports.empty())
            complain(node, QStringLiteral("扉に port がありません。"),
                     QStringLiteral("This door has no \"port\"."));
        for (const YAML::Node &port : ports)
            scenario.doors.append(readDoor(node, name, static_cast<quint16>(number(port, 0, 1, 65535))));
    }

    DoorPlan readDoor(const YAML::Node &node, const QString &name, quint16 port) const
    {
        DoorPlan plan = usual(port);
        plan.host = name;
        plan.address = text(node["address"], plan.address);
        plan.protocol = one(node["protocol"],
                            Choices<Protocol>{{QStringLiteral("smtp"), Protocol::Smtp},
                                              {QStringLiteral("pop3"), Protocol::Pop3},
                                              {QStringLiteral("imap"), Protocol::Imap}},
                            plan.protocol);
        plan.state = one(node["state"], states(), DoorState::Open);
        plan.security = one(node["security"],
                            Choices<Security>{{QStringLiteral("none"), Security::None},
                                              {QStringLiteral("starttls"), Security::StartTls},
                                              {QStringLiteral("tls"), Security::Tls}},
                            plan.security);
        plan.certificate = one(node["certificate"], families(), m_certificate);
        plan.oldTlsOnly =
            one(node["tls"], Choices<bool>{{QStringLiteral("current"), false}, {QStringLiteral("old"), true}},
                false);
        plan.banner = text(node["banner"]);
        plan.extensions = node["extensions"] ? texts(node["extensions"]) : usualExtensions(plan.protocol);
        if (node["auth"]) {
            plan.mechanisms.clear();
            for (const YAML::Node &mechanism : sequence(node["auth"])) {
                if (!Mechanism::known().contains(text(mechanism)))
                    complain(mechanism,
                             QStringLiteral("「%1」という認証方式は使えません。").arg(text(mechanism)),
                             QStringLiteral("There is no mechanism \"%1\" here.").arg(text(mechanism)));
                plan.mechanisms.append(text(mechanism));
            }
        }
        // A server that has no TLS at all can only take logins in clear.
        plan.authInClear = truth(node["auth-in-clear"], plan.security == Security::None);
        plan.apop = truth(node["apop"], false);
        plan.otherPassword =
            one(node["password"],
                Choices<bool>{{QStringLiteral("same"), false}, {QStringLiteral("other"), true}}, false);
        plan.tlsNeeded = truth(node["tls-needed"], false);
        plan.loginNeeded = refusal(node["login-needed"], plan.loginNeeded,
                                   QStringLiteral("530 5.7.0 Authentication required"));
        plan.relayRefusal = text(node["relay-refusal"], plan.relayRefusal);
        plan.unknownUser = text(node["unknown-user"], plan.unknownUser);
        plan.senderRefusal =
            refusal(node["sender-must-be-login"], QString(),
                    QStringLiteral("553 5.7.1 <%s>: Sender address rejected: not owned by user %u"));
        if (const YAML::Node pbs = node["pop-before-smtp"]) {
            onlyKeys(pbs, {"minutes", "refusal"});
            plan.popBeforeSmtp = PopBeforeSmtp{std::chrono::minutes(number(pbs["minutes"], 30, 1, 1440)),
                                               text(pbs["refusal"], plan.relayRefusal)};
        }
        plan.mostConnections = number(node["connections"], plan.mostConnections, 0, plan.mostConnections);
        plan.delay = duration(node["delay-ms"]);
        for (const YAML::Node &behaviour : sequence(node["behaviours"]))
            plan.behaviours.append(readBehaviour(behaviour));
        if (const YAML::Node dialogue = node["dialogue"]) {
            // A block scalar's text begins on the line below its key.
            const Result<Script> script = Script::read(text(dialogue), m_file, dialogue.Mark().line + 2);
            if (!script)
                throw script.complaint();
            plan.dialogue = *script;
        }
        return plan;
    }

    /// false: none; true: the usual words; a text: these words.
    QString refusal(const YAML::Node &node, const QString &otherwise, const QString &usualWords) const
    {
        const QString said = text(node, otherwise);
        return said == u"true" ? usualWords : said == u"false" ? QString() : said;
    }

    BehaviourPlan readBehaviour(const YAML::Node &node) const
    {
        demandMap(node);
        if (const YAML::Node greylist = node["greylist"]) {
            onlyKeys(node, {"greylist"});
            onlyKeys(greylist, {"seconds", "refusal"});
            return Greylisting{
                std::chrono::seconds(number(greylist["seconds"], 300, 1, 86400)),
                text(greylist["refusal"],
                     QStringLiteral("450 4.2.0 <%r>: Recipient address rejected: Greylisted, see "
                                    "http://postgrey.schweikert.ch/help/%h.html"))};
        }
        if (const YAML::Node rate = node["rate"]) {
            onlyKeys(node, {"rate"});
            onlyKeys(rate, {"messages", "seconds", "refusal"});
            return RateLimit{number(rate["messages"], 0, 0, 100'000),
                             std::chrono::seconds(number(rate["seconds"], 60, 1, 86400)),
                             text(rate["refusal"], QStringLiteral("450 4.7.1 Error: too much mail from %c"))};
        }
        if (const YAML::Node quota = node["quota"]) {
            onlyKeys(node, {"quota"});
            onlyKeys(quota, {"messages", "refusal"});
            return Quota{number(quota["messages"], 0, 0, 100'000),
                         text(quota["refusal"], QStringLiteral("552 5.2.2 <%r>: Mailbox is full"))};
        }
        if (node["by-address"]) {
            onlyKeys(node, {"by-address"});
            return ByAddress{};
        }
        if (node["masked"]) {
            onlyKeys(node, {"masked"});
            return Masking{};
        }
        if (node["injects"]) {
            onlyKeys(node, {"injects"});
            return Injection{texts(node["injects"])};
        }
        if (node["speaks"]) {
            onlyKeys(node, {"speaks"});
            return foreignTongue(node["speaks"]);
        }
        return readFixedAnswer(node);
    }

    /// Another kind of server stands where a mail server should.
    FixedAnswer foreignTongue(const YAML::Node &node) const
    {
        FixedAnswer answer;
        answer.at = {QStringLiteral("greeting")};
        if (one(node, Choices<bool>{{QStringLiteral("http"), true}, {QStringLiteral("ssh"), false}}, true)) {
            // A web server waits for a request and gives up some time later; the waiting is cut short here.
            answer.delay = std::chrono::milliseconds(1000);
            answer.then = Then::Close;
            answer.reply = {QStringLiteral("HTTP/1.1 408 Request Timeout"),
                            QStringLiteral("Server: nginx"),
                            QStringLiteral("Content-Type: text/html"),
                            QStringLiteral("Connection: close"),
                            QString(),
                            QStringLiteral("<html><body>Request Timeout</body></html>")};
        } else {
            answer.then = Then::Hang;
            answer.reply = {QStringLiteral("SSH-2.0-OpenSSH_9.2p1 Debian-2")};
        }
        return answer;
    }

    FixedAnswer readFixedAnswer(const YAML::Node &node) const
    {
        onlyKeys(node, {"at", "reply", "charset", "bytes", "endless", "then", "delay-ms", "drip-ms", "skip",
                        "times", "chance", "after-seconds", "until-seconds", "to", "from", "encrypted",
                        "authenticated", "password"});
        if (!node["at"])
            complain(node,
                     QStringLiteral(
                         "behaviours には at、greylist、rate、quota、by-address、masked、injects、speaks "
                         "のどれかが必要です。"),
                     QStringLiteral("A behaviour wants one of: at, greylist, rate, quota, by-address, "
                                    "masked, injects, speaks."));
        FixedAnswer answer;
        for (const QString &verb : texts(node["at"])) {
            if (verb == u"hello")
                answer.at += {QStringLiteral("ehlo"), QStringLiteral("helo"), QStringLiteral("capa"),
                              QStringLiteral("capability")};
            else if (verb == u"encrypt")
                answer.at += {QStringLiteral("starttls"), QStringLiteral("stls")};
            else
                answer.at.append(verb.toLower());
        }
        answer.reply = texts(node["reply"]);
        answer.charset = text(node["charset"]);
        if (!answer.charset.isEmpty() && !QStringEncoder(answer.charset.toLatin1().constData()).isValid())
            complain(node["charset"],
                     QStringLiteral("文字コード「%1」は使えません。").arg(answer.charset.left(60)),
                     QStringLiteral("There is no charset \"%1\" here.").arg(answer.charset.left(60)));
        answer.bytes = text(node["bytes"]);
        if (!answer.bytes.isEmpty() && !answer.reply.isEmpty())
            complain(node["bytes"], QStringLiteral("reply と bytes は、どちらか一方だけを書いてください。"),
                     QStringLiteral("Write either reply or bytes, not both."));
        if (std::any_of(answer.bytes.cbegin(), answer.bytes.cend(), [](QChar c) { return c > u'\xFF'; }))
            complain(node["bytes"],
                     QStringLiteral("bytes には \\x00 から \\xFF までの文字だけを書いてください。"),
                     QStringLiteral("In bytes, write only characters from \\x00 to \\xFF."));
        answer.endless = truth(node["endless"], false);
        answer.then = one(node["then"],
                          Choices<Then>{{QStringLiteral("go-on"), Then::GoOn},
                                        {QStringLiteral("close"), Then::Close},
                                        {QStringLiteral("half-close"), Then::HalfClose},
                                        {QStringLiteral("reset"), Then::Reset},
                                        {QStringLiteral("hang"), Then::Hang},
                                        {QStringLiteral("begin-tls"), Then::BeginTls}},
                          Then::GoOn);
        answer.delay = duration(node["delay-ms"]);
        answer.drip = duration(node["drip-ms"]);
        answer.skip = number(node["skip"], 0, 0, 1'000'000);
        answer.times = number(node["times"], -1, 0, 1'000'000);
        answer.chance = number(node["chance"], 100, 0, 100);
        answer.seed = m_seed;
        answer.after = std::chrono::seconds(number(node["after-seconds"], 0, 0, 31'536'000));
        if (node["until-seconds"])
            answer.until = std::chrono::seconds(number(node["until-seconds"], 0, 0, 31'536'000));
        answer.to = text(node["to"]);
        answer.from = text(node["from"]);
        if (node["encrypted"])
            answer.encrypted = truth(node["encrypted"], true);
        if (node["authenticated"])
            answer.authenticated = truth(node["authenticated"], true);
        if (node["password"])
            answer.passwordRight =
                one(node["password"],
                    Choices<bool>{{QStringLiteral("right"), true}, {QStringLiteral("wrong"), false}}, true);
        return answer;
    }

    /// The usual ports that no door names refuse: else a client would look for these hosts in the world
    /// outside.
    static void refuseTheRest(Scenario &scenario)
    {
        const QList<std::pair<QString, QList<quint16>>> usualDoors{{scenario.smtpHost, {25, 587, 465}},
                                                                   {scenario.popHost, {110, 995}},
                                                                   {scenario.imapHost, {143, 993}}};
        for (const auto &usualOf : usualDoors) {
            const QString &name = usualOf.first;
            for (const quint16 port : usualOf.second) {
                const auto isIt = [&](const DoorPlan &plan) {
                    return plan.host == name && plan.port == port;
                };
                if (name.isEmpty() || std::any_of(scenario.doors.cbegin(), scenario.doors.cend(), isIt))
                    continue;
                DoorPlan plan = usual(port);
                plan.host = name;
                plan.state = DoorState::Refused;
                scenario.doors.append(plan);
            }
        }
    }

    void readNames(const YAML::Node &node, Scenario &scenario) const
    {
        if (!node.IsDefined())
            return;
        demandMap(node);
        const Choices<NameState> choices{{QStringLiteral("exists"), NameState::Exists},
                                         {QStringLiteral("notfound"), NameState::NotFound},
                                         {QStringLiteral("servfail"), NameState::ServerFailed},
                                         {QStringLiteral("silent"), NameState::Silent}};
        for (const auto &entry : node)
            scenario.names.insert(host(text(entry.first), scenario),
                                  one(entry.second, choices, NameState::Exists));
    }

    /// Somebody else's server: tells a blocked line from one dead server. It serves all three ports unless
    /// told otherwise.
    void readElsewhere(const YAML::Node &node, Scenario &scenario) const
    {
        onlyKeys(node, {"25", "587", "465"});
        for (const quint16 port : {quint16{25}, quint16{587}, quint16{465}}) {
            DoorPlan plan = usual(port);
            plan.host = elsewhereHost;
            plan.extensions = usualExtensions(Protocol::Smtp);
            plan.mechanisms.clear();
            const std::string key = std::to_string(port);
            plan.state = node.IsDefined() ? one(node[key], states(), DoorState::Open) : DoorState::Open;
            scenario.doors.append(plan);
        }
    }

    void readAsked(const YAML::Node &node, Scenario &scenario) const
    {
        Asked &ask = scenario.ask;
        ask.recipient = QStringLiteral("someone@elsewhere.example");
        if (!node.IsDefined())
            return;
        onlyKeys(node, {"password", "user", "recipient", "ports", "allow-cleartext", "network", "clock"});
        ask.password = one(node["password"],
                           Choices<AskedPassword>{{QStringLiteral("right"), AskedPassword::Right},
                                                  {QStringLiteral("wrong"), AskedPassword::Wrong},
                                                  {QStringLiteral("none"), AskedPassword::None}},
                           AskedPassword::Right);
        ask.user = text(node["user"]);
        ask.recipient = text(node["recipient"], ask.recipient);
        for (const YAML::Node &port : sequence(node["ports"]))
            ask.ports.append(static_cast<quint16>(number(port, 0, 1, 65535)));
        ask.allowCleartext = truth(node["allow-cleartext"], false);
        ask.networkUp =
            one(node["network"], Choices<bool>{{QStringLiteral("up"), true}, {QStringLiteral("down"), false}},
                true);
        if (node["clock"]) {
            QDateTime clock = QDateTime::fromString(text(node["clock"]), Qt::ISODate);
            if (!clock.isValid())
                complain(node["clock"],
                         QStringLiteral("「%1」は日時ではありません（例: 2019-04-01T09:00:00Z）。")
                             .arg(text(node["clock"])),
                         QStringLiteral("\"%1\" is no date and time such as 2019-04-01T09:00:00Z.")
                             .arg(text(node["clock"])));
            ask.clock = clock.toUTC();
        }
    }

    const QString m_file;
    CertificateFamily m_certificate = CertificateFamily::Good;
    quint32 m_seed = 1;
};

const QString room = QStringLiteral(":/scenarios");

} // namespace

Result<Scenario> readScenario(const QByteArray &yaml, const QString &file)
{
    Reader reader(file);
    try {
        return reader.read(yaml);
    } catch (const Complaint &complaint) {
        return complaint;
    } catch (const YAML::Exception &error) {
        const QString detail = QString::fromStdString(error.msg);
        return reader.complaint(error.mark.line + 1,
                                QStringLiteral("YAML として読めません（%1）。").arg(detail),
                                QStringLiteral("This is not YAML (%1).").arg(detail));
    }
}

Result<Scenario> loadScenario(const QString &nameOrFile)
{
    openResources();
    const bool isFile = nameOrFile.contains(u'/') || nameOrFile.endsWith(u".yaml");
    if (!isFile && !scenarioNames().contains(nameOrFile)) {
        const QString name = nameOrFile.left(60);
        return Complaint{
            QString(),
            0,
            {QStringLiteral("「%1」という場面はありません。一覧は `todoku-cli serve --list` で表示できます。")
                 .arg(name),
             QStringLiteral("There is no scenario named %1; `todoku-cli serve --list` shows them.")
                 .arg(name)}};
    }
    const QString path = isFile ? nameOrFile : room + u'/' + nameOrFile + QStringLiteral(".yaml");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Complaint{path,
                         0,
                         {QStringLiteral("このファイルを開けません（%1）。").arg(file.errorString()),
                          QStringLiteral("This file cannot be opened (%1).").arg(file.errorString())}};
    }
    if (file.size() > longestFile) {
        return Complaint{path,
                         0,
                         {QStringLiteral("場面のファイルとしては大きすぎます（1 MiB まで）。"),
                          QStringLiteral("This is too large for a scenario (1 MiB at most).")}};
    }
    return readScenario(file.readAll(), path);
}

QStringList scenarioNames()
{
    openResources();
    QStringList names;
    for (const QString &file : QDir(room).entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
        names.append(file.chopped(5));
    return names;
}

} // namespace todoku
