#include "advice/wording.h"

#include "advice/advice.h"
#include "diagnosis/placeholders.h"
#include "evidence/servertext.h"

#include <QHash>
#include <QLocale>

#include <optional>

namespace todoku
{

namespace
{

/// A server's answer may be long; in a sentence it must not drown the rest. The whole stands in the
/// transcript.
constexpr int longestValue = 300;

/// What a program's word means to people; the word itself where it needs no translation.
QString inWords(const QString &value, Language language)
{
    static const QMap<QString, Words> words{
        {QStringLiteral("behind"), {QStringLiteral("遅れて"), QStringLiteral("slow")}},
        {QStringLiteral("ahead"), {QStringLiteral("進んで"), QStringLiteral("fast")}},
        {QStringLiteral("http"), {QStringLiteral("Web サーバー、HTTP"), QStringLiteral("web, HTTP")}},
        {QStringLiteral("unknown"), {QStringLiteral("種類不明"), QStringLiteral("unknown")}},
        {QStringLiteral("ssh"), {QStringLiteral("SSH"), QStringLiteral("SSH")}},
        {QStringLiteral("smtp"), {QStringLiteral("SMTP"), QStringLiteral("SMTP")}},
        {QStringLiteral("pop3"), {QStringLiteral("POP3"), QStringLiteral("POP3")}},
        {QStringLiteral("imap"), {QStringLiteral("IMAP"), QStringLiteral("IMAP")}},
        {QStringLiteral("ipv4"), {QStringLiteral("IPv4"), QStringLiteral("IPv4")}},
        {QStringLiteral("ipv6"), {QStringLiteral("IPv6"), QStringLiteral("IPv6")}},
        {QStringLiteral("none"), {QStringLiteral("なし"), QStringLiteral("none")}},
        {QStringLiteral("starttls"), {QStringLiteral("STARTTLS"), QStringLiteral("STARTTLS")}},
        {QStringLiteral("tls"), {QStringLiteral("SSL/TLS"), QStringLiteral("SSL/TLS")}}};
    const auto found = words.constFind(value);
    return found == words.cend() ? value : found->in(language);
}

/// The facts whose values are words of the program and not of the server or the user.
bool isProgramsWord(const QString &fact)
{
    static const QStringList facts{QStringLiteral("direction"), QStringLiteral("speaks"),
                                   QStringLiteral("protocol"), QStringLiteral("security"),
                                   QStringLiteral("family")};
    return facts.contains(fact);
}

bool isDay(const QString &fact)
{
    return fact == QLatin1String("not-before") || fact == QLatin1String("not-after");
}

bool isMoment(const QString &fact)
{
    return fact == QLatin1String("now") || fact == QLatin1String("reference");
}

/// A moment as people write it. In UTC for a day of a certificate, in local time for what a clock on the wall
/// shows.
QString momentInWords(const QString &fact, const QString &iso, Language language)
{
    const QDateTime moment = QDateTime::fromString(iso, Qt::ISODate);
    if (!moment.isValid())
        return iso;
    const bool ja = language == Language::Japanese;
    const QString day = ja ? QStringLiteral("yyyy年M月d日") : QStringLiteral("d MMMM yyyy");
    const QLocale locale(ja ? QLocale::Japanese : QLocale::English);
    if (isDay(fact))
        return locale.toString(moment.toUTC(), day);
    return locale.toString(moment.toLocalTime(), day + QStringLiteral(" H:mm"));
}

QString valueInWords(const QString &fact, const QString &value, Language language)
{
    if (isProgramsWord(fact))
        return shown(inWords(value, language), longestValue);
    if (isDay(fact) || isMoment(fact))
        return shown(momentInWords(fact, value, language), longestValue);
    return shown(value, longestValue);
}

void addServer(Values &values, const QString &side, const std::optional<ServerSettings> &server,
               Language language)
{
    if (!server)
        return;
    values.insert(side + QStringLiteral("-host"), shown(server->host, longestValue));
    values.insert(side + QStringLiteral("-port"), QString::number(server->port));
    values.insert(side + QStringLiteral("-security"), said(server->security, language));
    if (!server->user.isEmpty())
        values.insert(side + QStringLiteral("-user"), shown(server->user, longestValue));
}

bool closesQuote(QChar c)
{
    return c == u'」' || c == u'』' || c == u'）' || c == u'"' || c == u'\'' || c == u')';
}

/// Cuts a text behind each sentence; what is joined again gives the text as it was.
QStringList cutIntoSentences(const QString &text)
{
    QStringList sentences;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool japanese = c == u'。' || c == u'！' || c == u'？';
        if (!japanese && c != u'.' && c != u'!' && c != u'?')
            continue;
        qsizetype to = at + 1;
        while (to < text.size() && closesQuote(text[to]))
            ++to;
        // A dot inside a name or a number ends nothing.
        if (!japanese && to < text.size() && !text[to].isSpace())
            continue;
        while (!japanese && to < text.size() && text[to].isSpace())
            ++to;
        sentences += text.mid(from, to - from);
        from = to;
        at = to - 1;
    }
    if (from < text.size())
        sentences += text.mid(from);
    return sentences;
}

/// The causes' texts are few, and told to many.
QStringList sentencesOf(const QString &text)
{
    static thread_local QHash<QString, QStringList> known;
    constexpr qsizetype most = 1000;
    if (known.size() >= most)
        known.clear();
    QStringList &sentences = known[text];
    if (sentences.isEmpty())
        sentences = cutIntoSentences(text);
    return sentences;
}

/// Fills in one pass: a value that looks like a placeholder stays as it is. Nothing where a value is missing.
std::optional<QString> withValues(const QString &sentence, const Values &values)
{
    if (!sentence.contains(u'{'))
        return sentence;
    QString out;
    qsizetype from = 0;
    for (const Placeholder &place : placesIn(sentence)) {
        const auto value = values.constFind(place.name);
        if (value == values.cend())
            return std::nullopt;
        out += QStringView(sentence).mid(from, place.at - from);
        out += *value;
        from = place.at + place.length;
    }
    return out + sentence.mid(from);
}

QString filledParagraph(const QStringList &sentences, const Values &values)
{
    QString out;
    for (const QString &sentence : sentences)
        if (const auto said = withValues(sentence, values))
            out += *said;
    return out.trimmed();
}

} // namespace

Values valuesOf(const Finding &finding, Language language)
{
    Values values;
    for (auto it = finding.facts.cbegin(); it != finding.facts.cend(); ++it)
        if (!it.value().isEmpty())
            values.insert(it.key(), valueInWords(it.key(), it.value(), language));
    return values;
}

Values valuesOf(const Settings &settings, Language language)
{
    Values values;
    addServer(values, QStringLiteral("out"), settings.outgoing, language);
    addServer(values, QStringLiteral("in"), settings.incoming, language);
    return values;
}

QString filled(const QString &text, const Values &values)
{
    if (!text.contains(u'{'))
        return text;
    QStringList paragraphs;
    for (const QString &paragraph : text.split(QStringLiteral("\n\n")))
        if (const QString said = filledParagraph(sentencesOf(paragraph), values); !said.isEmpty())
            paragraphs += said;
    return paragraphs.join(QStringLiteral("\n\n"));
}

QString filledStep(const QString &text, const Values &values)
{
    if (!text.contains(u'{'))
        return text.trimmed();
    const QStringList sentences = sentencesOf(text);
    if (sentences.isEmpty() || !withValues(sentences.first(), values))
        return {};
    return filledParagraph(sentences, values);
}

} // namespace todoku
