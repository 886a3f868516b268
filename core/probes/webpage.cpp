#include "probes/webpage.h"

#include <algorithm>

namespace todoku
{

namespace
{

constexpr int mostHeaderLines = 100;

/// "HTTP/1.1 404 Not Found" -> 404; 0 for anything else.
int statusIn(const QByteArray &line)
{
    if (!line.startsWith("HTTP/1.") || line.size() < 12)
        return 0;
    bool number = false;
    const int status = line.mid(9, 3).toInt(&number);
    return number ? status : 0;
}

Outcome connectTo(Wire &wire, const QString &host)
{
    const Outcome opened = wire.open();
    return opened == Outcome::Accepted ? wire.encrypt(host).outcome : opened;
}

/// Reads the lines of the header; false where it did not end well.
bool readHeader(Wire &wire, WebAnswer &answer, QDeadlineTimer deadline)
{
    for (int lines = 0; lines < mostHeaderLines; ++lines) {
        const HeardLine line = wire.readLine(deadline);
        if (line.outcome != Outcome::Accepted) {
            answer.outcome = line.outcome;
            return false;
        }
        if (line.bytes.isEmpty())
            return true;
        if (line.bytes.left(9).toLower() == "location:")
            answer.location = QString::fromLatin1(line.bytes.mid(9).trimmed());
    }
    answer.outcome = Outcome::Garbled;
    return false;
}

void readBody(Wire &wire, WebAnswer &answer, const QByteArray &end, qsizetype mostOctets,
              QDeadlineTimer deadline)
{
    for (;;) {
        const HeardLine line = wire.readLine(deadline);
        answer.body += line.bytes;
        if (line.outcome == Outcome::Garbled && !line.bytes.isEmpty() && answer.body.size() <= mostOctets)
            continue; // a piece of a line that has no end yet
        if (answer.body.size() > mostOctets || line.outcome == Outcome::Garbled) {
            answer.body.clear();
            answer.tooLarge = true;
            return;
        }
        if (line.outcome == Outcome::Closed || line.bytes.contains(end))
            return;
        if (line.outcome != Outcome::Accepted) {
            answer.outcome = line.outcome;
            return;
        }
        answer.body += '\n';
    }
}

} // namespace

WebAnswer askForPage(Wire &wire, const QString &host, const QString &path, const QByteArray &end,
                     qsizetype mostOctets, QDeadlineTimer deadline)
{
    WebAnswer answer;
    answer.outcome = connectTo(wire, host);
    if (answer.outcome == Outcome::Accepted) {
        wire.send("GET " + path.toLatin1() + " HTTP/1.0\r\nHost: " + host.toLatin1() +
                  "\r\nAccept: text/xml, application/xml\r\nConnection: close\r\n\r\n");
        const HeardLine first = wire.readLine(deadline);
        answer.outcome = first.outcome;
        if (first.outcome == Outcome::Accepted) {
            answer.status = statusIn(first.bytes);
            if (answer.status == 0)
                answer.outcome = Outcome::Garbled;
            else if (readHeader(wire, answer, deadline) && answer.status == 200)
                readBody(wire, answer, end, mostOctets, deadline);
        }
    }
    wire.close();
    return answer;
}

} // namespace todoku
