#include "letters/quoted.h"

#include "evidence/servertext.h"
#include "letters/notice.h"
#include "letters/replytext.h"

#include <re2/re2.h>

#include <algorithm>

namespace todoku
{

namespace
{

re2::StringPiece piece(const std::string &text)
{
    return {text.data(), text.size()};
}

/// "0x800CCC79" in the one spelling that knowledge uses, whether it was written 800ccc79 or 0X800CCC79.
QStringList errorNumbersIn(const std::string &text)
{
    static const RE2 hexadecimal(R"((?i)(?:0x|[^0-9a-z]|^)(8[0-9a-f]{7})\b)");
    static const RE2 windows(
        R"((?i)(?:socket[^0-9]{0,12}|winsock[^0-9]{0,12}|ソケット[^0-9]{0,12}|wsa\w{0,20}[^0-9]{0,6}|error[^0-9]{0,10}|エラー[^0-9]{0,10}|\()(1[01]0\d\d)\b)");
    QStringList numbers;
    re2::StringPiece rest = piece(text);
    std::string number;
    while (RE2::FindAndConsume(&rest, hexadecimal, &number)) {
        const QString known = QStringLiteral("0x") + QString::fromStdString(number).toUpper();
        if (!numbers.contains(known))
            numbers += known;
    }
    rest = piece(text);
    while (RE2::FindAndConsume(&rest, windows, &number))
        if (!numbers.contains(QString::fromStdString(number)))
            numbers += QString::fromStdString(number);
    return numbers;
}

/// The fields that Outlook Express, Windows Mail and Outlook put into one line. English and Japanese.
void readProgramsFields(const std::string &text, Statement &statement)
{
    static const RE2 server(R"((?i)(?:server|サーバー?)[ :：=]+['"‘’“”「]([a-z0-9][a-z0-9.-]+)['"’”」])");
    static const RE2 port(R"((?i)(?:port|ポート)[ :：=]+(\d{1,5})\b)");
    static const RE2 secure(
        R"((?i)(?:secure ?\(ssl\)|セキュリティ ?\(ssl\)|保護 ?\(ssl\))[ :：=]+(yes|no|はい|いいえ|あり|なし))");
    static const RE2 protocol(R"((?i)(?:protocol|プロトコル)[ :：=]+(smtp|pop3?|imap4?))");
    std::string value;
    if (RE2::PartialMatch(piece(text), server, &value))
        statement.host = QString::fromStdString(value).toLower();
    if (RE2::PartialMatch(piece(text), port, &value))
        statement.port = quint16(std::min(65535, std::stoi(value)));
    if (RE2::PartialMatch(piece(text), secure, &value))
        statement.security = value == "No" || value == "no" || value == "いいえ" || value == "なし"
                                 ? Security::None
                                 : Security::Tls;
    if (RE2::PartialMatch(piece(text), protocol, &value) && std::toupper(value.front()) != 'S')
        statement.stage = QStringLiteral("receive");
}

/// "-ERR [AUTH] ..." and "a1 NO [AUTHENTICATIONFAILED] ...".
bool readReceivingReply(const std::string &text, Statement &statement)
{
    static const RE2 pop(R"((?:^|[ '"「:])(-ERR|\+OK)(?: \[([A-Z/_-]+)\])?\s*([^'"」]*))");
    static const RE2 imap(R"((?:^|\s)(?:[A-Za-z]{0,8}\d{1,8}|\*) (NO|BAD|BYE)(?: \[([A-Z/_-]+)\])?\s*(.*))");
    std::string status;
    std::string code;
    std::string words;
    if (!RE2::PartialMatch(piece(text), pop, &status, &code, &words) &&
        !RE2::PartialMatch(piece(text), imap, &status, &code, &words))
        return false;
    statement.reply.status = QString::fromStdString(status);
    statement.reply.responseCode = QString::fromStdString(code);
    statement.reply.lines = {shown(QString::fromStdString(words).simplified())};
    statement.stage = QStringLiteral("receive");
    return true;
}

bool beginsWithCode(QStringView line)
{
    return line.size() > 4 && (line[0] == u'4' || line[0] == u'5' || line[0] == u'2') && line[1].isDigit() &&
           line[2].isDigit() && (line[3] == u' ' || line[3] == u'-');
}

Statement singleLine(const std::string &line, const QStringList &numbers)
{
    Statement statement;
    statement.kind = StatementKind::Reply;
    if (!readReceivingReply(line, statement)) {
        if (const auto reply = replyIn(line)) {
            statement.reply = reply->reply;
            statement.stage = QString::fromStdString(reply->stage);
            statement.remote = QString::fromStdString(reply->remote);
        }
    }
    statement.errorCodes = numbers;
    readProgramsFields(line, statement);
    if (!numbers.isEmpty() || !statement.host.isEmpty())
        statement.kind = StatementKind::ClientError;
    if (const std::string recipient = addressIn(line); !recipient.empty())
        statement.recipient = QString::fromStdString(recipient);
    return statement;
}

} // namespace

QList<Statement> statementsIn(const QString &text)
{
    // Letters and digits that came out full-width, from a phone or an input method, are what they stand for.
    const QString plain = text.normalized(QString::NormalizationForm_KC);
    const std::string bytes = plain.toStdString();
    const QString line = plain.simplified();
    const std::string oneLine = line.toStdString();
    const QStringList numbers = errorNumbersIn(oneLine);
    const qsizetype lines = plain.trimmed().count(u'\n') + 1;
    const QString whole = shown(line, 8000);

    // What a mail program showed, and a line that begins as replies do, is no notice, however long.
    const bool isReply = beginsWithCode(line) && lines < 12;
    if (!isReply && numbers.isEmpty() && lines > 1) {
        Notice notice = readNotice(bytes);
        if (notice.speaksAsNotice && !notice.statements.empty()) {
            QList<Statement> statements(notice.statements.begin(), notice.statements.end());
            for (Statement &statement : statements) {
                statement.reportedBy = QString::fromStdString(notice.reportedBy);
                if (statement.notice.isEmpty())
                    statement.notice = whole;
            }
            return statements;
        }
    }
    Statement statement = singleLine(oneLine, numbers);
    statement.notice = whole;
    return {statement};
}

QStringList repliesLineByLine(const QString &input)
{
    QStringList lines;
    for (const QString &line : input.split(u'\n'))
        if (!line.trimmed().isEmpty())
            lines += line.trimmed();
    const auto coded =
        std::count_if(lines.cbegin(), lines.cend(), [](const QString &line) { return beginsWithCode(line); });
    QStringList codes;
    for (const QString &line : lines)
        if (beginsWithCode(line) && !codes.contains(line.left(3)))
            codes += line.left(3);
    const bool isList = lines.size() >= 4 && codes.size() >= 3 && coded * 10 >= lines.size() * 6;
    return isList ? lines : QStringList{input};
}

} // namespace todoku
