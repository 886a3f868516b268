#include "history/remembered.h"

#include "evidence/servertext.h"
#include "resultcode/resultcode.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int schema = 1;
constexpr int longestLabel = 60;

QString newId(const QDateTime &when)
{
    return when.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) +
           u"-%1"_s.arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0'));
}

/// The certificate that the sending server showed, the best door first.
QString issuerIn(const Evidence &evidence)
{
    QString issuer;
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *encrypt = talk.protocol == Protocol::Smtp && talk.purpose != Purpose::Compare
                                      ? talk.at(Step::Encrypt)
                                      : nullptr;
        if (encrypt && encrypt->certificate && (issuer.isEmpty() || talk.purpose == Purpose::Send))
            issuer = shown(encrypt->certificate->issuer, 200);
    }
    return issuer;
}

std::optional<Security> securityFromName(const QString &word)
{
    for (const Security security : {Security::None, Security::StartTls, Security::Tls})
        if (name(security) == word)
            return security;
    return std::nullopt;
}

std::optional<Verdict> verdictFromName(const QString &word)
{
    for (const Verdict verdict : {Verdict::CanSend, Verdict::CannotSend, Verdict::Undetermined})
        if (name(verdict) == word)
            return verdict;
    return std::nullopt;
}

QJsonObject toJson(const NumberedDiagnosis &diagnosis)
{
    return {{u"id"_s, diagnosis.id}, {u"number"_s, diagnosis.number}};
}

NumberedDiagnosis diagnosisIn(const QJsonValue &value)
{
    return {value[u"number"_s].toInt(), value[u"id"_s].toString()};
}

/// Puts the value there; false where there is none.
template <class T>
bool take(T &there, const std::optional<T> &value)
{
    if (value)
        there = *value;
    return value.has_value();
}

bool readSummary(ResultSummary &summary, const QJsonObject &json)
{
    summary.first = diagnosisIn(json[u"diagnosis"_s]);
    summary.second = diagnosisIn(json[u"second"_s]);
    bool good = take(summary.surety, suretyFromName(json[u"certainty"_s].toString())) &&
                take(summary.verdict, verdictFromName(json[u"verdict"_s].toString())) &&
                take(summary.receiving, receivingFromName(json[u"receiving"_s].toString())) &&
                take(summary.encryption, encryptionFromName(json[u"encryption"_s].toString()));
    for (std::size_t i = 0; i < summary.doors.size(); ++i)
        good =
            good && take(summary.doors[i],
                         doorFromName(json[u"ports"_s][QString::number(ResultSummary::ports[i])].toString()));
    return good;
}

} // namespace

bool RememberedResult::onSameLineAs(const RememberedResult &other) const
{
    const auto differ = [](const QString &one, const QString &another) {
        return !one.isEmpty() && !another.isEmpty() && one.compare(another, Qt::CaseInsensitive) != 0;
    };
    return !differ(label, other.label) && !differ(line, other.line) &&
           label.isEmpty() == other.label.isEmpty();
}

RememberedResult rememberedFrom(const Advice &advice, const Evidence &evidence, const ResultSummary &summary,
                                const QString &label, const QDateTime &when)
{
    const Circumstances &asked = evidence.circumstances;
    const QString address = asked.address.toLower();
    RememberedResult result;
    result.id = newId(when);
    result.when = when.toUTC();
    result.label = shown(label.simplified(), longestLabel);
    result.line = shown(asked.line, 200);
    if (!address.isEmpty())
        result.account = shown(address.left(1) + u"…@"_s + address.section(u'@', -1), 320);
    result.accountKey = QString::fromLatin1(
        QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
    result.code = encode(summary);
    result.summary = summary;
    if (const auto &out = advice.settings.outgoing)
        result.sending = WayOut{shown(out->host, 255), out->port, out->security, out->proved};
    result.issuer = issuerIn(evidence);
    return result;
}

QJsonObject toJson(const RememberedResult &result)
{
    const ResultSummary &summary = result.summary;
    QJsonObject ports;
    for (const quint16 port : ResultSummary::ports)
        ports.insert(QString::number(port), name(summary.door(port)));
    QJsonObject o{{u"schema"_s, schema},
                  {u"id"_s, result.id},
                  {u"when"_s, result.when.toUTC().toString(Qt::ISODateWithMs)},
                  {u"label"_s, result.label},
                  {u"line"_s, result.line},
                  {u"account"_s, result.account},
                  {u"account_key"_s, result.accountKey},
                  {u"code"_s, result.code},
                  {u"verdict"_s, name(summary.verdict)},
                  {u"diagnosis"_s, toJson(summary.first)},
                  {u"certainty"_s, name(summary.surety)},
                  {u"second"_s, toJson(summary.second)},
                  {u"ports"_s, ports},
                  {u"receiving"_s, name(summary.receiving)},
                  {u"encryption"_s, name(summary.encryption)},
                  {u"issuer"_s, result.issuer}};
    if (const auto &sending = result.sending)
        o.insert(u"sending"_s, QJsonObject{{u"host"_s, sending->host},
                                           {u"port"_s, sending->port},
                                           {u"security"_s, name(sending->security)},
                                           {u"proved"_s, sending->proved}});
    return o;
}

Result<RememberedResult> rememberedFromJson(const QByteArray &json, const QString &file)
{
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    if (o[u"schema"_s].toInt() > schema)
        return Complaint{file,
                         0,
                         {u"新しい版の Todoku の記録なので、そのままにしました。"_s,
                          u"a newer Todoku wrote this; it was left as it is"_s}};
    RememberedResult result;
    result.id = o[u"id"_s].toString();
    result.when = QDateTime::fromString(o[u"when"_s].toString(), Qt::ISODateWithMs).toUTC();
    if (o[u"schema"_s].toInt() != schema || result.id.isEmpty() || !result.when.isValid() ||
        !readSummary(result.summary, o))
        return Complaint{file,
                         0,
                         {u"途中までしかないか、書きかえられていて読めません。"_s,
                          u"cannot be read: it is cut short or was changed"_s}};
    // Somebody may have written into the file.
    const auto text = [&](const QString &key) { return shown(o[key].toString(), 320); };
    result.label = text(u"label"_s);
    result.line = text(u"line"_s);
    result.account = text(u"account"_s);
    result.accountKey = text(u"account_key"_s);
    result.code = text(u"code"_s);
    result.issuer = text(u"issuer"_s);
    if (const QJsonValue sending = o[u"sending"_s]; sending.isObject())
        result.sending =
            WayOut{shown(sending[u"host"_s].toString(), 255), quint16(sending[u"port"_s].toInt()),
                   securityFromName(sending[u"security"_s].toString()).value_or(Security::None),
                   sending[u"proved"_s].toBool()};
    return result;
}

} // namespace todoku
