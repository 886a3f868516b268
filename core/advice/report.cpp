#include "advice/report.h"

#include "advice/dialoguewords.h"
#include "evidence/servertext.h"

#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>

namespace todoku
{

namespace
{

constexpr double worthTelling = 0.3; ///< less sure suspects stay in the JSON
constexpr qsizetype mostOthers = 4;
constexpr qsizetype mostTalks = 12; ///< more would not fit on the page

/// What a report says besides what was found, in one language.
class Labels
{
public:
    explicit Labels(Language language) : m_language(language) {}

    QString title() const { return in("Todoku の確認結果", "What Todoku found"); }
    QString toDo() const { return in("すること", "What to do"); }
    QString settings(bool proved) const
    {
        return proved ? in("使えると確かめた設定", "Settings that were seen to work")
                      : in("公開されている設定 (この診断では確かめていません)",
                           "Published settings, not proved in this check");
    }
    QString settings() const { return in("設定", "Settings"); }
    QString proved() const { return in("確認", "Proved"); }
    QString proved(bool yes) const
    {
        return yes ? in("使えることを確かめました", "seen to work")
                   : in("公開されている値 (未確認)", "as published, not proved");
    }
    QString why() const { return in("そう判断した理由", "What speaks for this"); }
    QString whyNot() const { return in("合わない点", "What speaks against it"); }
    QString others() const { return in("ほかに当てはまること", "What else fits"); }
    QString undecided() const { return in("まだ区別できないこと", "What is still open"); }
    QString talks() const { return in("確かめたこと", "What was tried"); }
    QString enquiries() const { return in("サーバーの探し方", "How the servers were looked for"); }
    QString statements() const { return in("引用された返答", "Replies that were quoted"); }
    QString dialogues() const { return in("サーバーとのやり取り", "What was said with the servers"); }
    QString certainty() const { return in("確からしさ", "Certainty"); }
    QString address() const { return in("メールアドレス", "E-mail address"); }
    QString when() const { return in("確認した日時", "Checked on"); }
    QString server() const { return in("サーバー", "Server"); }
    QString port() const { return in("ポート", "Port"); }
    QString security() const { return in("暗号化", "Encryption"); }
    QString user() const { return in("ユーザー名", "User name"); }
    QString auth() const { return in("認証", "Login"); }
    QString incoming() const { return in("受信", "Incoming"); }
    QString outgoing() const { return in("送信", "Outgoing"); }
    QString incomingToo() const { return in("受信 (ほかの方法)", "Incoming, another way"); }
    QString outgoingToo() const { return in("送信 (ほかの方法)", "Outgoing, another way"); }
    QString more(qsizetype count) const { return in("ほか %1 件", "%1 more").arg(count); }
    QString code(const QString &digits) const
    {
        return in("結果コード: %1 (お問い合わせの際は、4 桁ずつ読み上げてください)",
                  "Result code: %1 (on the phone, read it out in groups of four)")
            .arg(digits);
    }
    QString masked(const QStringList &what) const
    {
        QStringList words;
        for (const QString &word : what)
            words += word == QLatin1String("name") ? in("名前", "names")
                     : word == QLatin1String("address")
                         ? in("メールアドレス", "mail addresses")
                         : in("サーバー名と IP アドレス", "server names and IP addresses");
        return in("%1は、別の言葉に置き換えてあります。", "Replaced by other words: %1.")
            .arg(words.join(in("・", ", ")));
    }
    QString noSecrets() const
    {
        return in("この報告にパスワードは含まれていません。", "This report does not contain your password.");
    }
    QString authWord(const QString &auth) const
    {
        if (auth == QLatin1String("password"))
            return in("パスワード", "password");
        if (auth == QLatin1String("receive-first"))
            return in("先に受信する", "receive mail first");
        if (auth == QLatin1String("oauth2"))
            return in("OAuth2 (ブラウザーでのログイン)", "OAuth2 (signing in by a browser)");
        return auth == QLatin1String("none") ? in("なし", "none") : auth;
    }
    QString verdict(Verdict verdict) const
    {
        switch (verdict) {
        case Verdict::CanSend:
            return in("送信できる道があります。", "There is a way to send.");
        case Verdict::CannotSend:
            return in("このままでは送信できません。", "Mail cannot be sent as things are.");
        case Verdict::Undetermined:
            return in("送信できるかどうかは、まだ分かりません。",
                      "Whether mail can be sent is not known yet.");
        }
        Q_UNREACHABLE();
    }

private:
    QString in(const char *ja, const char *en) const
    {
        return QString::fromUtf8(m_language == Language::Japanese ? ja : en);
    }

    Language m_language;
};

/// A report before it is text or HTML: headed lists of plain lines.
struct Section {
    enum class Kind { Lines, Numbered, Table };

    QString heading;
    Kind kind = Kind::Lines;
    QList<QStringList> rows; ///< one cell each, or several for a table
};

struct Page {
    QString title;
    QString headline;
    QString verdict; ///< with the certainty, where something was named
    QString code;    ///< empty: none
    QStringList explanation;
    QList<Section> sections;
    QStringList dialogues; ///< verbatim, one of a conversation each; empty: they are not told
    QString dialoguesHeading;
    QStringList foot;
};

QList<QStringList> rowsOf(const QStringList &lines)
{
    QList<QStringList> rows;
    for (const QString &line : lines)
        rows += QStringList{line};
    return rows;
}

QStringList reasons(const QList<ToldReason> &told)
{
    QStringList lines;
    for (const ToldReason &reason : told)
        if (!lines.contains(reason.why))
            lines += reason.why;
    return lines;
}

QStringList serverRow(const QString &side, const ServerSettings &server, const Labels &labels,
                      Language language)
{
    return {QStringLiteral("%1 (%2)").arg(side, name(server.protocol).toUpper()),
            shown(server.host, 255),
            QString::number(server.port),
            said(server.security, language),
            shown(server.user, 255),
            labels.authWord(server.auth)};
}

/// The servers with the word for their side, in the order of the report.
QList<std::pair<QString, ServerSettings>> sidesOf(const Settings &settings, const Labels &labels)
{
    QList<std::pair<QString, ServerSettings>> sides;
    if (settings.incoming)
        sides += {labels.incoming(), *settings.incoming};
    if (settings.outgoing)
        sides += {labels.outgoing(), *settings.outgoing};
    for (const ServerSettings &other : settings.alternatives)
        sides += {other.protocol == Protocol::Smtp ? labels.outgoingToo() : labels.incomingToo(), other};
    return sides;
}

Section settingsSection(const Settings &settings, const Labels &labels, Language language)
{
    Section section;
    section.kind = Section::Kind::Table;
    const auto sides = sidesOf(settings, labels);
    if (sides.isEmpty())
        return section;
    const auto proved =
        std::count_if(sides.cbegin(), sides.cend(), [](const auto &side) { return side.second.proved; });
    const bool mixed = proved != 0 && proved != sides.size();
    section.heading = mixed ? labels.settings() : labels.settings(proved != 0);
    section.rows.append(
        {QString(), labels.server(), labels.port(), labels.security(), labels.user(), labels.auth()});
    if (mixed)
        section.rows.last() += labels.proved();
    for (const auto &[side, server] : sides) {
        section.rows += serverRow(side, server, labels, language);
        if (mixed)
            section.rows.last() += labels.proved(server.proved);
    }
    return section;
}

QStringList otherTitles(const Advice &advice, Extent extent)
{
    QStringList titles;
    for (const ToldDiagnosis &other : advice.diagnoses.mid(1))
        if (extent == Extent::Full || (other.confidence >= worthTelling && titles.size() < mostOthers))
            titles += QStringLiteral("%1 (%2)").arg(other.title, other.certaintyWord);
    return titles;
}

QStringList undecidedTexts(const Advice &advice)
{
    QStringList texts;
    for (const ToldUndecided &undecided : advice.undecided)
        texts += undecided.text;
    return texts;
}

/// What a reader wants to see first: the way out, then the way in, then what was only looked at.
QList<Conversation> worthTellingFirst(const Evidence &evidence)
{
    QList<Conversation> talks;
    for (const Conversation &talk : evidence.conversations)
        if (talk.purpose != Purpose::Name || !talk.accepted(Step::Resolve))
            talks += talk;
    std::stable_sort(talks.begin(), talks.end(),
                     [](const Conversation &a, const Conversation &b) { return a.purpose < b.purpose; });
    return talks;
}

QList<QStringList> talkRows(const Evidence &evidence, const Labels &labels, Language language, Extent extent)
{
    QList<QStringList> rows;
    for (const Conversation &talk : worthTellingFirst(evidence)) {
        const QStringList row{said(talk.protocol, talk.endpoint, language), howItEnded(talk, language)};
        if (!row[1].isEmpty() && !rows.contains(row))
            rows += row;
    }
    if (extent != Extent::Full && rows.size() > mostTalks) {
        const qsizetype more = rows.size() - mostTalks;
        rows.resize(mostTalks);
        rows += QStringList{labels.more(more), QString()};
    }
    return rows;
}

QList<QStringList> enquiryRows(const Evidence &evidence)
{
    QList<QStringList> rows;
    for (const Enquiry &enquiry : evidence.enquiries) {
        QStringList found;
        for (const QString &line : enquiry.found)
            found += shown(line);
        rows += QStringList{shown(enquiry.asked),
                            found.isEmpty() ? enquiry.outcome : found.join(QStringLiteral(", "))};
    }
    return rows;
}

QStringList statementTexts(const Evidence &evidence)
{
    QStringList texts;
    for (const Statement &statement : evidence.statements)
        texts += shown(statement.reply.isEmpty()
                           ? statement.notice
                           : QStringLiteral("%1 %2").arg(statement.reply.code).arg(statement.reply.text()));
    return texts;
}

QStringList stepTexts(const ToldDiagnosis &diagnosis)
{
    QStringList texts;
    for (const ToldStep &step : diagnosis.steps)
        texts += step.text;
    return texts;
}

/// What a page tells besides what was found and what to do: why, and what was seen.
QList<Section> reasonSections(const Advice &advice, const Evidence &evidence, Extent extent)
{
    const Labels labels(advice.language);
    const ToldDiagnosis first = advice.diagnoses.value(0);
    QList<Section> sections{
        {labels.why(), Section::Kind::Lines, rowsOf(reasons(first.speaksFor))},
        {labels.whyNot(), Section::Kind::Lines, rowsOf(reasons(first.speaksAgainst))},
        {labels.undecided(), Section::Kind::Lines, rowsOf(undecidedTexts(advice))},
        {labels.others(), Section::Kind::Lines, rowsOf(otherTitles(advice, extent))},
        {labels.talks(), Section::Kind::Table, talkRows(evidence, labels, advice.language, extent)}};
    if (extent == Extent::Full)
        sections += {{labels.enquiries(), Section::Kind::Table, enquiryRows(evidence)},
                     {labels.statements(), Section::Kind::Lines, rowsOf(statementTexts(evidence))}};
    return sections;
}

Page pageOf(const Advice &advice, const Evidence &evidence, Extent extent)
{
    const Language language = advice.language;
    const Labels labels(language);
    const ToldDiagnosis first = advice.diagnoses.value(0);
    Page page;
    page.title = labels.title();
    page.headline = advice.headline;
    page.verdict = labels.verdict(advice.verdict);
    if (!advice.code.isEmpty())
        page.code = labels.code(shown(advice.code, 100));
    if (!first.id.isEmpty()) {
        page.verdict += QStringLiteral(" %1: %2").arg(labels.certainty(), first.certaintyWord);
        page.explanation = first.explanation.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts);
    }
    page.sections = {{labels.toDo(), Section::Kind::Numbered, rowsOf(stepTexts(first))},
                     settingsSection(advice.settings, labels, language)};
    if (extent != Extent::Brief)
        page.sections += reasonSections(advice, evidence, extent);
    if (extent == Extent::Full) {
        page.dialoguesHeading = labels.dialogues();
        for (const Conversation &talk : evidence.conversations)
            page.dialogues += transcript(talk);
    }
    page.sections.removeIf([](const Section &section) { return section.rows.isEmpty(); });
    const Circumstances &asked = evidence.circumstances;
    if (!asked.address.isEmpty())
        page.foot += QStringLiteral("%1: %2").arg(labels.address(), shown(asked.address, 320));
    if (asked.now.isValid()) {
        const QLocale locale(language == Language::Japanese ? QLocale::Japanese : QLocale::English);
        page.foot += QStringLiteral("%1: %2").arg(
            labels.when(), locale.toString(asked.now.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm")));
    }
    if (!advice.masked.isEmpty())
        page.foot += labels.masked(advice.masked);
    page.foot += labels.noSecrets();
    return page;
}

/// A row as a line; where the table has a heading, each cell with its own: a terminal has no columns for
/// Japanese.
QString rowAsText(const QStringList &row, const QStringList &heading)
{
    if (heading.isEmpty())
        return row.join(QStringLiteral("  ")).trimmed();
    QStringList cells;
    for (qsizetype i = 1; i < row.size(); ++i)
        if (!row[i].isEmpty())
            cells += QStringLiteral("%1 %2").arg(heading.value(i), row[i]);
    return row[0] + QStringLiteral(": ") + cells.join(QStringLiteral(", "));
}

QString asText(const Section &section)
{
    QString text = section.heading + u'\n';
    QStringList heading;
    int number = 0;
    for (const QStringList &row : section.rows) {
        if (row.first().isEmpty())
            heading = row;
        else if (section.kind == Section::Kind::Numbered)
            text += QStringLiteral("  %1. %2\n").arg(QString::number(++number), row[0]);
        else
            text += QStringLiteral("  - %1\n").arg(rowAsText(row, heading));
    }
    return text;
}

QString cells(const QStringList &row, const QString &tag)
{
    QString html = QStringLiteral("<tr>");
    for (const QString &cell : row)
        html += QStringLiteral("<%1>%2</%1>").arg(tag, cell.toHtmlEscaped());
    return html + QStringLiteral("</tr>\n");
}

QString asHtml(const Section &section)
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(section.heading.toHtmlEscaped());
    if (section.kind == Section::Kind::Table) {
        html += QStringLiteral("<table>\n");
        for (const QStringList &row : section.rows)
            html += cells(row, row.first().isEmpty() ? QStringLiteral("th") : QStringLiteral("td"));
        return html + QStringLiteral("</table>\n");
    }
    const QString tag = section.kind == Section::Kind::Numbered ? QStringLiteral("ol") : QStringLiteral("ul");
    html += QStringLiteral("<%1>\n").arg(tag);
    for (const QStringList &row : section.rows)
        html += QStringLiteral("<li>%1</li>\n").arg(row[0].toHtmlEscaped());
    return html + QStringLiteral("</%1>\n").arg(tag);
}

/// One A4 page in print; follows the reader's dark or light screen. No variables, so that QTextDocument reads
/// it too.
QString style()
{
    return QStringLiteral(
        "body{font-family:sans-serif;max-width:46em;margin:2em auto;padding:0 1em;line-height:1.5;"
        "color:#1a1a1a;background:#ffffff}\n"
        "h1{font-size:1.4em;margin:0 0 .3em}\n"
        "h2{font-size:1.05em;margin:1.1em 0 .3em;border-bottom:1px solid #999999}\n"
        "p{margin:.4em 0}\nol,ul{margin:.2em 0;padding-left:1.6em}\n"
        "pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em;margin:.4em 0 .8em}\n"
        "table{border-collapse:collapse}\n"
        "td,th{text-align:left;vertical-align:top;padding:.15em .8em .15em 0;font-weight:normal;"
        "overflow-wrap:anywhere}\n"
        "th{color:#595959}\n.verdict{font-weight:bold}\n.foot{color:#595959;font-size:.85em}\n"
        "@media screen and (prefers-color-scheme:dark){body{color:#e8e8e8;background:#1e1e1e}"
        "th,.foot{color:#b0b0b0}}\n"
        "@media print{@page{size:A4;margin:14mm}body{font-size:10pt;margin:0;max-width:none;padding:0;"
        "line-height:1.35}h2{break-after:avoid}}\n");
}

/// Nothing may be loaded, and of styles only this one may be used: server text that slipped through could do
/// nothing.
QString policy()
{
    const QByteArray hash = QCryptographicHash::hash(style().toUtf8(), QCryptographicHash::Sha256).toBase64();
    return QStringLiteral("default-src 'none'; style-src 'sha256-%1'").arg(QString::fromLatin1(hash));
}

} // namespace

QString settingsText(const Settings &settings, Language language)
{
    const Section section = settingsSection(settings, Labels(language), language);
    return section.rows.isEmpty() ? QString() : asText(section);
}

QString textReport(const Advice &advice, const Evidence &evidence)
{
    const Page page = pageOf(advice, evidence, Extent::Usual);
    QStringList parts{page.headline + u'\n' + page.verdict + u'\n'};
    if (!page.code.isEmpty())
        parts.last() += page.code + u'\n';
    for (const QString &paragraph : page.explanation)
        parts += paragraph + u'\n';
    for (const Section &section : page.sections)
        parts += asText(section);
    parts += page.foot.join(u'\n') + u'\n';
    return parts.join(u'\n');
}

QString htmlReport(const Advice &advice, const Evidence &evidence, Extent extent)
{
    const Page page = pageOf(advice, evidence, extent);
    const QString language =
        advice.language == Language::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
    QString body = QStringLiteral("<h1>%1</h1>\n<p class=\"verdict\">%2</p>\n")
                       .arg(page.headline.toHtmlEscaped(), page.verdict.toHtmlEscaped());
    if (!page.code.isEmpty())
        body += QStringLiteral("<p>%1</p>\n").arg(page.code.toHtmlEscaped());
    for (const QString &paragraph : page.explanation)
        body += QStringLiteral("<p>%1</p>\n").arg(paragraph.toHtmlEscaped());
    for (const Section &section : page.sections)
        body += asHtml(section);
    if (!page.dialogues.isEmpty())
        body += QStringLiteral("<h2>%1</h2>\n").arg(page.dialoguesHeading.toHtmlEscaped());
    for (const QString &dialogue : page.dialogues)
        body += QStringLiteral("<pre>%1</pre>\n").arg(dialogue.trimmed().toHtmlEscaped());
    body += QStringLiteral("<p class=\"foot\">%1</p>\n")
                .arg(page.foot.join(QStringLiteral(" · ")).toHtmlEscaped());
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"%2\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<title>%3</title>\n<style>%4</style>\n</head>\n<body>\n%5</body>\n</html>\n")
        .arg(language, policy(), page.title.toHtmlEscaped(), style(), body);
}

} // namespace todoku
