#include "letters/bounce.h"

#include "evidence/enhancedcode.h"
#include "evidence/servertext.h"
#include "letters/notice.h"
#include "letters/replytext.h"

#include <re2/re2.h>

#include <algorithm>

namespace todoku
{

namespace
{

/// A notice says why at its beginning; the rest of a long text is somebody's mail.
constexpr std::size_t longestNotice = 256 * 1024;
constexpr std::size_t longestReport = 1024 * 1024;
/// A forwarded bounce may itself be forwarded; nobody goes on for ever.
constexpr int deepestForward = 4;

re2::StringPiece piece(const std::string &text)
{
    return {text.data(), text.size()};
}

/// The parts of a letter that matter here.
struct Found {
    std::vector<const Part *> reports;  ///< message/delivery-status and what stands for it
    const Part *disposition = nullptr;  ///< message/disposition-notification (RFC 8098)
    const Part *feedback = nullptr;     ///< message/feedback-report (RFC 5965)
    std::vector<const Part *> texts;    ///< for people
    std::vector<const Part *> returned; ///< letters inside this one, or their headers
};

bool hasFields(const Part &report)
{
    static const RE2 fields(
        R"((?i)(^|\n)(reporting-mta|final-recipient|original-recipient|action|status|arrival-date):)");
    return RE2::PartialMatch(piece(decodedContent(report, longestReport)), fields);
}

void look(const Part &part, Found &found)
{
    if (part.isMultipart()) {
        const bool either = part.type == "multipart/alternative";
        for (const Part &one : part.parts) {
            const std::size_t before = found.texts.size();
            look(one, found);
            // Of the same in plain text and HTML the plain text says it.
            if (either && found.texts.size() > before && one.type == "text/plain" && !one.content.empty())
                return;
        }
    } else if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status") {
        // Some systems send words for people under this name.
        (hasFields(part) ? found.reports : found.texts).push_back(&part);
    } else if (part.type == "message/disposition-notification") {
        found.disposition = &part;
    } else if (part.type == "message/feedback-report") {
        found.feedback = &part;
    } else if (part.isLetter() || part.type == "text/rfc822-headers" ||
               part.type == "message/rfc822-headers" || part.type == "text/rfc822" ||
               part.type == "message/partial") {
        found.returned.push_back(&part);
    } else if (part.type == "text/plain" || part.type == "text/html" || part.type == "text" ||
               part.type.empty()) {
        found.texts.push_back(&part);
    }
}

/// A typed value such as "dns; mx.example.jp" or "rfc822;taro@example.jp" (RFC 3464 section 2.1.2), without
/// its type.
QString untyped(std::string_view raw)
{
    const QString value = decodedField(raw);
    const qsizetype semicolon = value.indexOf(u';');
    return semicolon < 0 ? value : value.mid(semicolon + 1).trimmed();
}

QString addressOf(std::string_view raw)
{
    QString value = untyped(raw);
    const std::string address = addressIn(value.toStdString());
    return address.empty() ? QString() : shown(QString::fromStdString(address), 320);
}

/// Blocks of fields with empty lines between them: the first is about the message, each further about a
/// recipient.
std::vector<std::string_view> blocksOf(std::string_view text)
{
    std::vector<std::string_view> blocks;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && text[at] == '\n')
            ++at;
        std::size_t end = text.find("\n\n", at);
        if (end == std::string_view::npos)
            end = text.size();
        if (end > at)
            blocks.push_back(text.substr(at, end - at));
        at = end;
    }
    return blocks;
}

Statement statementOf(std::string_view block, const QString &reportedBy)
{
    Statement statement;
    statement.kind = StatementKind::Bounce;
    statement.reportedBy = reportedBy;
    statement.recipient = addressOf(rawField(block, "final-recipient"));
    // What a mailbox is called inside its own system means nothing to the one who wrote to it.
    const QString original = addressOf(rawField(block, "original-recipient"));
    if (!statement.recipient.section(u'@', -1).contains(u'.') && !original.isEmpty())
        statement.recipient = original;
    if (statement.recipient.isEmpty())
        statement.recipient = addressOf(rawField(block, "x-actual-recipient"));
    statement.action = decodedField(rawField(block, "action")).section(u' ', 0, 0).toLower();
    statement.remote = untyped(rawField(block, "remote-mta")).section(u' ', 0, 0);
    const std::string status = decodedField(rawField(block, "status")).toStdString();
    const QString diagnostic = untyped(rawField(block, "diagnostic-code"));
    if (!diagnostic.isEmpty()) {
        const std::string line = diagnostic.toStdString();
        if (const auto reply = replyIn(line)) {
            statement.reply = reply->reply;
            statement.stage = QString::fromStdString(reply->stage);
            if (statement.remote.isEmpty())
                statement.remote = QString::fromStdString(reply->remote);
        } else {
            statement.reply.lines = {shown(diagnostic)};
        }
    }
    // The server's own code stands in its words; the reporter's Status is what it made of them.
    if (statement.reply.enhanced.isEmpty())
        statement.reply.enhanced = QString::fromStdString(enhancedCodeIn(status, true));
    return statement;
}

QList<Statement> statementsIn(const Found &found)
{
    QList<Statement> statements;
    for (const Part *report : found.reports) {
        QString reportedBy;
        const std::string text = decodedContent(*report, longestReport);
        for (const std::string_view block : blocksOf(text)) {
            if (reportedBy.isEmpty())
                reportedBy = untyped(rawField(block, "reporting-mta"));
            if (statements.size() == qsizetype(mostRecipients))
                return statements;
            if (!rawField(block, "final-recipient").empty() ||
                !rawField(block, "original-recipient").empty() ||
                (!rawField(block, "action").empty() && !rawField(block, "status").empty()))
                statements += statementOf(block, reportedBy);
        }
    }
    return statements;
}

/// The words for people, all text parts in order.
std::string wordsOf(const Found &found)
{
    QString words;
    for (const Part *part : found.texts) {
        words += textOf(*part, longestNotice);
        words += u'\n';
        if (words.size() > qsizetype(longestNotice))
            break;
    }
    return words.toStdString();
}

bool isFromMailSystem(const Letter &letter)
{
    static const RE2 sender(
        R"((?i)mailer-?daemon|postmaster@|mail-?daemon|mail delivery|delivery (sub)?system|mail system|mail administrator|microsoftexchange|mdaemon@|^ *<> *$|returned mail|bounce)");
    return RE2::PartialMatch(piece(letter.field("from").toStdString()), sender);
}

/// Nobody is to answer it (RFC 5321 section 4.5.5): so come bounces, and automatic answers too.
bool hasNullReturnPath(const Letter &letter)
{
    const QString path = letter.field("return-path");
    return path == QLatin1String("<>") || path == QLatin1String("<MAILER-DAEMON>");
}

bool speaksOfReturn(const QString &subject)
{
    static const RE2 subjects(
        R"((?i)undeliver|not delivered|failure notice|returned mail|return(ed)? to sender|delivery (status|failure|failed|has failed|problem|report|notification|error|incomplete|delay|attempt)|mail delivery|delivery.*fail|fail(ed|ure).*deliver|could ?n.t be delivered|warning: message|message (status|delayed|not|you sent)|mail (system )?(error|failure|undeliver|could not)|nondeliverable|bounce|unable to deliver|user unknown|rejected|permanent (delivery )?(fail|error)|配信|送信でき|未送信|エラーメール|戻り|不達|宛先不明|配達|unzustellbar|zustell|non remis|non recapit|no entregado|не доставлено|недоставлен|退信|notificación de estado|mancato recapito|échec de la remise)");
    return RE2::PartialMatch(piece(subject.toStdString()), subjects);
}

/// Automatic answers of people who are away (RFC 3834) and other letters that programs write and nobody
/// returns.
bool isAutomaticAnswer(const Letter &letter)
{
    static const RE2 subjects(
        R"((?i)^(re: )?(out of (the )?office|auto(matic|mated)?[ -:]?(reply|response)|autoreply|auto:|abwesen|away from|on vacation|vacation|i am (currently )?(away|out)|absence|réponse automatique|respuesta automática|risposta automatica|自動(応答|返信)|不在|休暇|夏季休業|年末年始))");
    const QString automatic = letter.field("auto-submitted").toLower();
    return automatic.startsWith(QLatin1String("auto-replied")) || letter.has("x-autoreply") ||
           letter.has("x-autorespond") || letter.has("x-auto-response-suppress-none") ||
           letter.field("precedence").toLower() == QLatin1String("auto_reply") ||
           RE2::PartialMatch(piece(letter.field("subject").toStdString()), subjects);
}

/// Recipients as the returned letter names them: for notices that do not say whom they are about.
QStringList recipientsOfReturned(const Found &found, const std::string &returnedInText)
{
    for (const Part *part : found.returned) {
        const std::string header = decodedContent(*part, 64 * 1024);
        for (const char *field : {"x-failed-recipients", "to", "cc"})
            if (const QStringList to = addressesIn(rawField(header, field)); !to.isEmpty())
                return to;
    }
    const std::size_t at = returnedInText.find("\nTo:");
    if (at == std::string::npos)
        return {};
    return addressesIn(rawField(std::string_view(returnedInText).substr(at + 1), "to"));
}

Statement nothing(const QString &action, const QString &recipient = {})
{
    Statement statement;
    statement.kind = StatementKind::NotABounce;
    statement.action = action;
    statement.recipient = recipient;
    return statement;
}

QList<Statement> feedbackIn(const Found &found)
{
    const std::string report = decodedContent(*found.feedback, longestReport);
    QStringList recipients;
    for (const std::string_view raw : rawFields(report, "original-rcpt-to"))
        recipients += addressOf(raw);
    if (recipients.isEmpty())
        recipients = recipientsOfReturned(found, {});
    QList<Statement> statements;
    for (const QString &recipient : recipients)
        statements += nothing(QStringLiteral("feedback"), recipient);
    return statements.isEmpty() ? QList<Statement>{nothing(QStringLiteral("feedback"))} : statements;
}

bool isGoodNews(const Statement &statement)
{
    static const QStringList good{QStringLiteral("delivered"), QStringLiteral("relayed"),
                                  QStringLiteral("expanded")};
    return good.contains(statement.action) ||
           (statement.action.isEmpty() && statement.reply.enhanced.startsWith(u'2'));
}

/// What the notice knows and the report does not: words where it has a bare number, hosts, the stage.
void complete(Statement &statement, const Notice &notice, bool onlyOne)
{
    const QString wanted = statement.recipient.toLower();
    const Statement *same = nullptr;
    for (const Statement &said : notice.statements)
        if (said.recipient.toLower() == wanted || (onlyOne && notice.statements.size() == 1))
            same = &said;
    if (same) {
        if (statement.recipient.isEmpty())
            statement.recipient = same->recipient;
        if (statement.reply.code == 0 && statement.reply.text().size() < 8) {
            const QString enhanced = statement.reply.enhanced;
            statement.reply = same->reply;
            if (statement.reply.enhanced.isEmpty())
                statement.reply.enhanced = enhanced;
        } else if (statement.reply.code != 0 && statement.reply.text().size() < 3) {
            statement.reply.lines = same->reply.lines;
        }
        if (statement.stage.isEmpty())
            statement.stage = same->stage;
        if (statement.remote.isEmpty())
            statement.remote = same->remote;
        statement.notice = same->notice;
        statement.around = same->around;
    } else if (onlyOne || notice.statements.empty()) {
        statement.notice = shown(QString::fromStdString(notice.words).simplified(), 8000);
    }
}

/// A bounce inside: the first letter in it that is one itself.
QList<Statement> forwardedIn(const Found &found, int depth);

QString hostOf(const QString &address)
{
    return address.contains(u'@') ? address.section(u'@', -1) : QString();
}

/// Who reported it, where the statements do not say, and good news told from bad.
QList<Statement> finished(QList<Statement> statements, const std::string &reportedBy, const Letter &letter)
{
    for (Statement &statement : statements) {
        if (statement.reportedBy.isEmpty())
            statement.reportedBy = reportedBy.empty() ? hostOf(addressesIn(letter.rawField("from")).value(0))
                                                      : QString::fromStdString(reportedBy);
        if (isGoodNews(statement)) {
            statement.kind = StatementKind::NotABounce;
            if (statement.action.isEmpty())
                statement.action = QStringLiteral("delivered");
        }
    }
    return statements;
}

QList<Statement> statementsOf(const Letter &letter, Reading reading, int depth)
{
    Found found;
    look(letter.root(), found);
    if (found.feedback)
        return feedbackIn(found);
    if (found.disposition)
        return {nothing(QStringLiteral("read"))};

    QList<Statement> statements = statementsIn(found);
    const bool reported = !statements.isEmpty();
    if (reading == Reading::Report)
        return reported ? finished(std::move(statements), {}, letter) : QList<Statement>();
    const QString failed = letter.field("x-failed-recipients");
    const bool automatic = isAutomaticAnswer(letter);
    const bool fromSystem = isFromMailSystem(letter);
    const bool titled = speaksOfReturn(letter.field("subject"));
    if (!reported && failed.isEmpty() && automatic && !fromSystem && !titled)
        return {nothing(QStringLiteral("vacation"), addressesIn(letter.rawField("from")).value(0))};

    const Notice notice = readNotice(wordsOf(found));
    if (reported) {
        for (Statement &statement : statements)
            complete(statement, notice, statements.size() == 1);
    } else if (!failed.isEmpty() ||
               ((fromSystem || hasNullReturnPath(letter)) && (titled || notice.speaksAsNotice)) ||
               (titled && notice.speaksAsNotice && !notice.statements.empty())) {
        statements = QList<Statement>(notice.statements.begin(), notice.statements.end());
        QStringList names;
        for (const QString &name : failed.split(u',', Qt::SkipEmptyParts))
            names += name.trimmed();
        if (names.isEmpty())
            names = recipientsOfReturned(found, notice.returned);
        names = names.mid(0, qsizetype(mostRecipients));
        if (statements.isEmpty()) {
            statements += Statement{};
            statements.last().kind = StatementKind::Bounce;
            statements.last().notice = shown(QString::fromStdString(notice.words).simplified(), 8000);
        }
        if (statements.size() == 1 && statements.first().recipient.isEmpty() && !names.isEmpty()) {
            statements.first().recipient = names.first();
            for (const QString &name : names.mid(1)) {
                Statement more = statements.first();
                more.recipient = name;
                statements += more;
            }
        }
    } else if (depth < deepestForward) {
        if (QList<Statement> inside = forwardedIn(found, depth + 1); !inside.isEmpty())
            return inside;
        // A bounce whose text was forwarded or pasted into a letter of somebody's own.
        if (notice.speaksAsNotice && !notice.statements.empty() &&
            notice.statements.front().reply.code != 0 && !notice.statements.front().recipient.isEmpty())
            statements = QList<Statement>(notice.statements.begin(), notice.statements.end());
    }
    if (statements.isEmpty())
        return {nothing(automatic ? QStringLiteral("vacation") : QString())};

    return finished(std::move(statements), notice.reportedBy, letter);
}

QList<Statement> forwardedIn(const Found &found, int depth)
{
    for (const Part *part : found.returned) {
        if (!part->isLetter())
            continue;
        const Letter inner{decodedContent(*part, 8 << 20)};
        QList<Statement> inside = statementsOf(inner, Reading::Whole, depth);
        if (!inside.isEmpty() && inside.first().kind == StatementKind::Bounce)
            return inside;
    }
    return {};
}

} // namespace

QList<Statement> statementsOf(const Letter &letter, Reading reading)
{
    return statementsOf(letter, reading, 0);
}

} // namespace todoku
