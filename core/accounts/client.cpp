#include "accounts/client.h"

#include "diagnosis/causetext.h"
#include "diagnosis/frontmatter.h"
#include "diagnosis/ruleyaml.h"

#include <QDir>
#include <QFile>
#include <QSet>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// A client's own word, ready to stand in a sentence of each language.
using Menu = QMap<QString, Words>;

bool isVerified(const YamlFile &yaml, const YAML::Node &node, qsizetype sources)
{
    const QString word = yaml.word(node);
    if (word == "no"_L1)
        return false;
    const int number = word.toInt();
    if (number < 1 || number > sources)
        yaml.refuse(node, {u"verified は no か、sources の何番目かの番号です。"_s,
                           u"`verified` is `no` or the number of an entry of `sources`"_s});
    return true;
}

Words wordIn(const YamlFile &yaml, const YAML::Node &node)
{
    yaml.demand(node, {"ja", "en"});
    return {yaml.word(node["ja"]), yaml.word(node["en"])};
}

Menu readMenu(const YamlFile &yaml, const YAML::Node &node, qsizetype sources)
{
    Menu menu;
    if (!node.IsDefined())
        return menu;
    for (const auto &entry : node) {
        const YAML::Node &what = entry.second;
        yaml.demandKeys(what, {u"ja"_s, u"en"_s, u"verified"_s, u"described"_s});
        yaml.demand(what, {"verified"});
        if (isVerified(yaml, what["verified"], sources)) {
            const Words word = wordIn(yaml, what);
            menu.insert(yaml.word(entry.first), {u'「' + word.ja + u'」', u'“' + word.en + u'”'});
        } else {
            yaml.demand(what, {"described"});
            menu.insert(yaml.word(entry.first), wordIn(yaml, what["described"]));
        }
    }
    return menu;
}

QMap<Security, Words> readSecurity(const YamlFile &yaml, const YAML::Node &node, qsizetype sources)
{
    QMap<Security, Words> words;
    yaml.demandKeys(node, {u"none"_s, u"starttls"_s, u"tls"_s});
    for (const Security security : {Security::None, Security::StartTls, Security::Tls}) {
        const YAML::Node one = node[name(security).toStdString()];
        if (!one.IsDefined() || one.IsNull())
            continue;
        yaml.demandKeys(one, {u"ja"_s, u"en"_s, u"verified"_s, u"described"_s});
        yaml.demand(one, {"verified"});
        const bool verified = isVerified(yaml, one["verified"], sources);
        words.insert(security,
                     wordIn(yaml, verified || !one["described"].IsDefined() ? one : one["described"]));
    }
    return words;
}

/// Puts the menu words where `{menu:KEY}` stands, in the language of the section.
QStringList withMenuWords(QStringList lines, int from, const Menu &menu, const QString &file)
{
    bool japanese = false;
    QSet<QString> used;
    for (int i = from; i < lines.size(); ++i) {
        QString &line = lines[i];
        if (line.startsWith(u"# ja:"_s) || line.startsWith(u"# en:"_s))
            japanese = line.startsWith(u"# ja:"_s);
        for (qsizetype at = line.indexOf(u"{menu:"_s); at >= 0; at = line.indexOf(u"{menu:"_s, at)) {
            const qsizetype end = line.indexOf(u'}', at);
            const QString key = end < 0 ? QString() : line.mid(at + 6, end - at - 6);
            const auto word = menu.constFind(key);
            if (word == menu.cend())
                throw Wrong{{file,
                             i + 1,
                             {u"{menu:%1} という語は menu にありません。"_s.arg(key),
                              u"`menu` has no word for {menu:%1}"_s.arg(key)}}};
            const QString &said = japanese ? word->ja : word->en;
            if (said.contains(u"{menu:"_s)) // it might name itself
                throw Wrong{{file,
                             i + 1,
                             {u"menu の「%1」の語の中に {menu:...} は使えません。"_s.arg(key),
                              u"the menu word `%1` names a menu word: write it out"_s.arg(key)}}};
            line.replace(at, end + 1 - at, said);
            used.insert(key);
        }
    }
    for (auto it = menu.keyBegin(); it != menu.keyEnd(); ++it)
        if (!used.contains(*it))
            throw Wrong{{file,
                         0,
                         {u"menu の「%1」はどの手順にも出てきません。"_s.arg(*it),
                          u"no step uses the menu word `%1`"_s.arg(*it)}}};
    return lines;
}

ReceivesBeforeSending readReceiveBeforeSend(const YamlFile &yaml, const YAML::Node &node)
{
    yaml.demandKeys(node, {u"can"_s, u"confidence"_s, u"source"_s});
    yaml.demand(node, {"can"});
    return oneOf<ReceivesBeforeSending>(yaml, node["can"],
                                        {{u"yes"_s, ReceivesBeforeSending::Yes},
                                         {u"no"_s, ReceivesBeforeSending::No},
                                         {u"by-hand"_s, ReceivesBeforeSending::ByHand},
                                         {u"unknown"_s, ReceivesBeforeSending::Unknown}});
}

QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).simplified().toLower();
}

} // namespace

Result<Client> readClient(const QString &text, const QString &file)
{
    try {
        const FrontMatter matter = splitFrontMatter(text, file);
        const YamlFile yaml(file, 1);
        const YAML::Node top = yaml.parse(matter.yaml);
        yaml.demandKeys(top, {u"id"_s, u"name"_s, u"maker"_s, u"systems"_s, u"versions"_s, u"protocols"_s,
                              u"known-as"_s, u"security"_s, u"receive-before-send"_s, u"too-old"_s, u"menu"_s,
                              u"sources"_s});
        yaml.demand(top,
                    {"id", "name", "systems", "protocols", "security", "receive-before-send", "sources"});
        Client client;
        client.id = yaml.word(top["id"]);
        client.name = yaml.inBothLanguages(top["name"]);
        if (top["maker"].IsDefined())
            client.maker = yaml.word(top["maker"]);
        client.systems = yaml.words(top["systems"]);
        if (top["versions"].IsDefined())
            client.versions = yaml.inBothLanguages(top["versions"]);
        for (const YAML::Node &protocol : top["protocols"])
            client.protocols += oneOf<Protocol>(
                yaml, protocol,
                {{u"smtp"_s, Protocol::Smtp}, {u"pop3"_s, Protocol::Pop3}, {u"imap"_s, Protocol::Imap}});
        for (const QString &name : yaml.words(top["known-as"]))
            client.knownAs += folded(name);
        client.sources = readSources(yaml, top["sources"]);
        client.security = readSecurity(yaml, top["security"], client.sources.size());
        client.receivesBeforeSending = readReceiveBeforeSend(yaml, top["receive-before-send"]);
        if (top["too-old"].IsDefined())
            client.tooOld = oneOf<bool>(yaml, top["too-old"], {{u"yes"_s, true}, {u"no"_s, false}});
        const Menu menu = readMenu(yaml, top["menu"], client.sources.size());
        const QStringList lines = withMenuWords(matter.lines, matter.end, menu, file);
        const CauseText said = readCauseText(lines, matter.end, file);
        client.title = said.title;
        client.text = said.explanation;
        client.steps = said.advice;
        client.file = file;
        return client;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

Result<QList<Client>> readClients(const QString &directory)
{
    QList<Client> clients;
    const QDir dir(directory);
    for (const QString &name : dir.entryList({u"*.md"_s}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return Complaint{file.fileName(), 0, {u"開けません。"_s, u"cannot be opened"_s}};
        auto client = readClient(QString::fromUtf8(file.readAll()), file.fileName());
        if (!client)
            return client.complaint();
        clients += *std::move(client);
    }
    return clients;
}

const Client *clientNamed(const QList<Client> &clients, const QString &name)
{
    const QString wanted = folded(name);
    for (const Client &client : clients)
        if (client.id == wanted || folded(client.name.ja) == wanted || folded(client.name.en) == wanted)
            return &client;
    for (const Client &client : clients)
        if (client.knownAs.contains(wanted))
            return &client;
    return nullptr;
}

} // namespace todoku
