#include "evidence/echo.h"

#include "evidence/decodedview.h"

#include <QRegularExpression>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// From this many octets on, the beginning or the end of a password tells too much.
constexpr qsizetype tellingPiece = 8;
const QByteArray blank = "***";

/// Whether the secret stands in there in a form that hides where.
bool hidesIn(const QString &line, const QByteArray &secret)
{
    // A NUL behind each letter is UTF-16; the signs are what is shown for control characters.
    QString text = line;
    text.removeIf(
        [](QChar c) { return c.unicode() < 0x20 || (c.unicode() >= 0x2400 && c.unicode() < 0x2440); });
    // Layer by layer: a password may itself hold what looks like an escape ("+34").
    const QStringList secrets = DecodedView::layers(QString::fromUtf8(secret));
    for (const QString &layer : DecodedView::layers(text))
        for (const QString &form : secrets)
            if (layer.contains(form))
                return true;
    static const QRegularExpression run(u"[A-Za-z0-9+/_-]{8,}"_s);
    const QLatin1StringView octets(secret.constData(), secret.size()); // as hiddenIn reads them
    for (auto runs = run.globalMatch(text); runs.hasNext();)
        for (const QString &hidden : hiddenIn(runs.next().captured()))
            if (hidden.contains(octets))
                return true;
    return false;
}

} // namespace

Reply withoutEcho(Reply reply, const Secret &secret)
{
    if (secret.isEmpty())
        return reply;
    // Looked at where it lies: a copy would outlive it.
    const QCA::SecureArray &held = secret.reveal();
    const auto piece = [&held](qsizetype at, qsizetype size) {
        return QByteArray::fromRawData(held.constData() + at, size);
    };
    const QByteArray word = piece(0, held.size());
    QByteArrayList lines;
    for (const QString &line : std::as_const(reply.lines))
        lines += line.toUtf8();
    const bool inALine = std::any_of(lines.cbegin(), lines.cend(),
                                     [&word](const QByteArray &line) { return line.contains(word); });
    const bool overLines = !inALine && lines.join().contains(word);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArray &line = lines[i];
        const QByteArray before = line;
        line.replace(word, blank);
        if (overLines || hidesIn(QString::fromUtf8(line), word))
            line = blank;
        else if (word.size() > tellingPiece)
            line.replace(piece(0, tellingPiece), blank)
                .replace(piece(word.size() - tellingPiece, tellingPiece), blank);
        if (line != before)
            reply.lines[i] = QString::fromUtf8(line);
    }
    return reply;
}

} // namespace todoku
