#include "testserver/mimepart.h"

namespace todoku
{

namespace
{

constexpr int deepest = 20;
constexpr int mostParts = 1000;

/// "text/plain; charset=utf-8" taken apart.
void readType(const QByteArray &value, MimePart &part)
{
    qsizetype end = value.indexOf(';');
    const QByteArray type = (end < 0 ? value : value.left(end)).trimmed().toUpper();
    const qsizetype slash = type.indexOf('/');
    if (slash <= 0 || slash + 1 >= type.size())
        return;
    part.type = type.left(slash);
    part.subtype = type.mid(slash + 1);
    while (end >= 0 && end < value.size()) {
        // From one semicolon to the next that stands in no quotes.
        qsizetype next = end + 1;
        for (bool quoted = false; next < value.size() && (quoted || value.at(next) != ';'); ++next)
            quoted = quoted != (value.at(next) == '"');
        const QByteArray one = value.mid(end + 1, next - end - 1).trimmed();
        const qsizetype equals = one.indexOf('=');
        if (equals > 0) {
            QByteArray text = one.mid(equals + 1).trimmed();
            if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
                text = text.mid(1).chopped(1);
            part.parameters.append({one.left(equals).trimmed().toUpper(), text});
        }
        end = next;
    }
}

class Reader
{
public:
    explicit Reader(const QByteArray &message) : m_message(message) {}

    MimePart read(qsizetype begin, qsizetype end, int depth)
    {
        MimePart part;
        part.begin = begin;
        part.end = end;
        part.body = behindHeader(begin, end);
        readType(headerField(m_message.mid(begin, part.body - begin), "Content-Type"), part);
        if (depth >= deepest)
            return part;
        if (part.type == "MULTIPART")
            readParts(part, depth);
        else if (part.type == "MESSAGE" && part.subtype == "RFC822")
            part.parts.append(read(part.body, part.end, depth + 1));
        return part;
    }

private:
    qsizetype behindHeader(qsizetype begin, qsizetype end) const
    {
        if (startsAt(begin, "\r\n"))
            return qMin(begin + 2, end);
        const qsizetype last = m_message.indexOf("\r\n\r\n", begin);
        return last < 0 ? end : qMin(last + 4, end);
    }

    bool startsAt(qsizetype at, const QByteArray &what) const
    {
        return QByteArrayView(m_message).sliced(at).startsWith(what);
    }

    /// RFC 2046 section 5.1.1: a part stands between two delimiter lines; the line end before a delimiter is
    /// the delimiter's.
    void readParts(MimePart &part, int depth)
    {
        QByteArray boundary;
        for (const auto &[name, value] : std::as_const(part.parameters)) {
            if (name == "BOUNDARY")
                boundary = value;
        }
        if (boundary.isEmpty())
            return;
        const QByteArray delimiter = "--" + boundary;
        qsizetype begin = -1;
        for (qsizetype at = part.body; at >= 0 && at < part.end; at = nextLine(at)) {
            if (!startsAt(at, delimiter))
                continue;
            const qsizetype lineEnd = m_message.indexOf("\r\n", at);
            const QByteArray rest =
                m_message
                    .mid(at + delimiter.size(), (lineEnd < 0 ? part.end : lineEnd) - at - delimiter.size())
                    .trimmed();
            if (!rest.isEmpty() && rest != "--")
                continue;
            if (begin >= 0 && ++m_count <= mostParts)
                part.parts.append(read(begin, qMax(begin, at - 2), depth + 1));
            begin = nextLine(at);
            if (rest == "--" || begin < 0)
                return;
        }
        // The closing delimiter is missing: the last part goes to the end.
        if (begin >= 0 && begin < part.end && ++m_count <= mostParts)
            part.parts.append(read(begin, part.end, depth + 1));
    }

    qsizetype nextLine(qsizetype at) const
    {
        const qsizetype end = m_message.indexOf("\r\n", at);
        return end < 0 ? -1 : end + 2;
    }

    const QByteArray &m_message;
    int m_count = 0;
};

} // namespace

MimePart mimePartOf(const QByteArray &message)
{
    return Reader(message).read(0, message.size(), 0);
}

QByteArray headerField(const QByteArray &header, const QByteArray &name)
{
    for (qsizetype at = 0; at < header.size();) {
        qsizetype end = header.indexOf("\r\n", at);
        while (end >= 0 && end + 2 < header.size() &&
               (header.at(end + 2) == ' ' || header.at(end + 2) == '\t'))
            end = header.indexOf("\r\n", end + 2);
        if (end < 0)
            end = header.size();
        const qsizetype colon = header.indexOf(':', at);
        if (colon > at && colon < end &&
            header.mid(at, colon - at).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return header.mid(colon + 1, end - colon - 1).replace("\r\n", "").trimmed();
        at = end + 2;
    }
    return {};
}

} // namespace todoku
