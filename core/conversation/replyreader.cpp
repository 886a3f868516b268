#include "conversation/replyreader.h"

#include "evidence/enhancedcode.h"
#include "evidence/servertext.h"

#include <QRegularExpression>

namespace todoku
{

namespace
{

constexpr int maxReplyLines = 2'000;
constexpr qsizetype maxReplyBytes = 262'144;

HeardReply cutShort(const HeardLine &line)
{
    HeardReply heard;
    heard.outcome = line.outcome;
    if (!line.bytes.isEmpty())
        heard.reply.lines += decodeServerText(line.bytes);
    if (line.outcome == Outcome::Garbled)
        heard.detail = QStringLiteral("too-long");
    return heard;
}

/// The three digits in front of an SMTP reply line, or 0.
int replyCode(const QByteArray &line)
{
    if (line.size() < 3 || (line.size() > 3 && line[3] != ' ' && line[3] != '-'))
        return 0;
    int code = 0;
    for (int i = 0; i < 3; ++i) {
        if (line[i] < '0' || line[i] > '9')
            return 0;
        code = code * 10 + (line[i] - '0');
    }
    return code >= 200 && code < 600 ? code : 0;
}

/// "[AUTH] text" -> "AUTH". Only letters, digits, '/', '-' and spaces (an argument) may stand in it.
QString responseCode(const QString &text)
{
    static const QRegularExpression bracket(QStringLiteral("^\\[([A-Za-z0-9/_.-]+)(?: [^\\]]*)?\\]"));
    return bracket.match(text).captured(1).toUpper();
}

} // namespace

HeardReply readSmtpReply(Wire &wire, QDeadlineTimer deadline)
{
    HeardReply heard;
    qsizetype bytes = 0;
    while (true) {
        const HeardLine line = wire.readLine(deadline);
        if (line.outcome != Outcome::Accepted) {
            HeardReply cut = cutShort(line);
            // The half of a reply is never a reply, but it is shown.
            cut.reply.lines = heard.reply.lines + cut.reply.lines;
            return cut;
        }
        const int code = replyCode(line.bytes);
        const QString text = decodeServerText(line.bytes.mid(code == 0 ? 0 : 4));
        heard.reply.lines += text;
        if (code == 0 || (heard.reply.code != 0 && code != heard.reply.code)) {
            heard.outcome = Outcome::Garbled;
            heard.detail = code == 0 ? QStringLiteral("not-smtp") : QStringLiteral("mixed-codes");
            heard.reply.code = 0;
            return heard;
        }
        heard.reply.code = code;
        bytes += line.bytes.size();
        if (heard.reply.enhanced.isEmpty())
            heard.reply.enhanced = enhancedStatusCode(text, code);
        if (line.bytes.size() < 4 || line.bytes[3] == ' ')
            return heard;
        if (heard.reply.lines.size() >= maxReplyLines || bytes > maxReplyBytes) {
            heard.outcome = Outcome::Garbled;
            heard.detail = QStringLiteral("endless");
            heard.reply.code = 0;
            return heard;
        }
    }
}

HeardReply readPop3Reply(Wire &wire, QDeadlineTimer deadline)
{
    const HeardLine line = wire.readLine(deadline);
    if (line.outcome != Outcome::Accepted)
        return cutShort(line);
    HeardReply heard;
    const QByteArray &bytes = line.bytes;
    const auto begins = [&bytes](const QByteArray &word) {
        return bytes.left(word.size()).compare(word, Qt::CaseInsensitive) == 0 &&
               (bytes.size() == word.size() || bytes[word.size()] == ' ');
    };
    for (const QByteArray &word : {QByteArray("+OK"), QByteArray("-ERR"), QByteArray("+")}) {
        if (!begins(word))
            continue;
        heard.reply.status = QString::fromLatin1(word);
        const QString text = decodeServerText(bytes.mid(word.size() + 1));
        heard.reply.lines += text;
        heard.reply.responseCode = responseCode(text);
        return heard;
    }
    heard.reply.lines += decodeServerText(bytes);
    heard.outcome = Outcome::Garbled;
    heard.detail = QStringLiteral("not-pop3");
    return heard;
}

HeardReply readPop3Listing(Wire &wire, QDeadlineTimer deadline, QStringList &lines)
{
    HeardReply heard;
    while (true) {
        const HeardLine line = wire.readLine(deadline);
        if (line.outcome != Outcome::Accepted)
            return cutShort(line);
        if (line.bytes == ".")
            return heard;
        lines += decodeServerText(line.bytes.startsWith('.') ? line.bytes.mid(1) : line.bytes);
        if (lines.size() >= maxReplyLines) {
            heard.outcome = Outcome::Garbled;
            heard.detail = QStringLiteral("endless");
            return heard;
        }
    }
}

HeardReply readImapReply(Wire &wire, QDeadlineTimer deadline, const QByteArray &tag, QStringList &untagged)
{
    const auto statusIn = [](HeardReply &heard, const QByteArray &rest) {
        const qsizetype space = rest.indexOf(' ');
        heard.reply.status = QString::fromLatin1(space < 0 ? rest : rest.left(space)).toUpper();
        const QString text = space < 0 ? QString() : decodeServerText(rest.mid(space + 1));
        heard.reply.lines += text;
        heard.reply.responseCode = responseCode(text);
    };
    for (int count = 0; count < maxReplyLines; ++count) {
        const HeardLine line = wire.readLine(deadline);
        if (line.outcome != Outcome::Accepted)
            return cutShort(line);
        HeardReply heard;
        if (tag.isEmpty() && line.bytes.startsWith("* ")) {
            statusIn(heard, line.bytes.mid(2));
            return heard;
        }
        if (!tag.isEmpty() && line.bytes.startsWith(tag + ' ')) {
            statusIn(heard, line.bytes.mid(tag.size() + 1));
            return heard;
        }
        if (line.bytes == "+" || line.bytes.startsWith("+ ")) {
            heard.reply.status = QStringLiteral("+");
            heard.reply.lines += decodeServerText(line.bytes.mid(2));
            return heard;
        }
        if (!line.bytes.startsWith("* ")) {
            heard.reply.lines += decodeServerText(line.bytes);
            heard.outcome = Outcome::Garbled;
            heard.detail = QStringLiteral("not-imap");
            return heard;
        }
        untagged += decodeServerText(line.bytes.mid(2));
    }
    HeardReply endless;
    endless.outcome = Outcome::Garbled;
    endless.detail = QStringLiteral("endless");
    return endless;
}

} // namespace todoku
