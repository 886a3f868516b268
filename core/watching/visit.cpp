#include "watching/visit.h"

namespace todoku
{

namespace
{

constexpr qsizetype mostVisits = 200;

QString word(const QString &text, int n)
{
    return text.section(u' ', n, n);
}

void hearSmtpClient(Visit &visit, const QString &verb, const QString &text)
{
    if (verb == u"EHLO" || verb == u"HELO") {
        visit.hello = text.section(u' ', 1);
        visit.extended = verb == u"EHLO";
    } else if (verb == u"MAIL" && visit.sender.isEmpty()) {
        visit.sender = text.section(u'<', 1).section(u'>', 0, 0);
    }
}

void hearSmtpServer(Visit &visit, const QString &asked, const QString &text)
{
    const QChar kind = text.isEmpty() ? QChar() : text.front();
    const QString said = text.mid(4);
    if (asked == u"EHLO" && said.startsWith(u"AUTH "))
        visit.mechanismsOffered = said.section(u' ', 1).split(u' ', Qt::SkipEmptyParts);
    else if (asked == u"EHLO" && said == u"STARTTLS")
        visit.tlsOffered = true;
    else if (asked == u"AUTH" && (kind == u'2' || kind == u'4' || kind == u'5'))
        visit.login = kind == u'2' ? Visit::Login::Accepted : Visit::Login::Refused;
    else if (asked == u"(THE" && kind == u'2')
        ++visit.messagesSent;
    const bool envelope = asked == u"MAIL" || asked == u"RCPT" || asked == u"DATA" || asked == u"(THE";
    if (envelope && (kind == u'4' || kind == u'5') && visit.refusal.isEmpty())
        visit.refusal = text;
}

void hearPop3Server(Visit &visit, const QString &asked, const QString &text)
{
    const bool ok = text.startsWith(u"+OK");
    const bool decided = ok || text.startsWith(u"-ERR"); // the rest are challenges and lines of lists
    if (asked == u"CAPA" && text == u"STLS")
        visit.tlsOffered = true;
    else if (asked == u"CAPA" && text.startsWith(u"SASL "))
        visit.mechanismsOffered = text.mid(5).split(u' ', Qt::SkipEmptyParts);
    else if (decided && (asked == u"PASS" || asked == u"APOP" || asked == u"AUTH"))
        visit.login = ok ? Visit::Login::Accepted : Visit::Login::Refused;
    else if (ok && asked == u"RETR")
        ++visit.messagesFetched;
}

void hearImapServer(Visit &visit, const QString &asked, const QString &text)
{
    const QString tag = word(asked, 0);
    const QString verb = word(asked, 1);
    // In the greeting, in the answer to CAPABILITY and in that to a login alike.
    if (text.contains(u"CAPABILITY ")) {
        visit.tlsOffered = visit.tlsOffered || text.contains(u" STARTTLS");
        for (const QString &one : text.split(u' '))
            if (one.startsWith(u"AUTH="))
                visit.mechanismsOffered.append(one.mid(5).remove(u']'));
        visit.mechanismsOffered.removeDuplicates();
    }
    if (!text.startsWith(tag + u' ') || (verb != u"LOGIN" && verb != u"AUTHENTICATE"))
        return;
    visit.login = word(text, 1) == u"OK" ? Visit::Login::Accepted : Visit::Login::Refused;
}

/// What the client asks; returns what the server's next words answer.
QString hearClient(Visit &visit, const QString &asked, const QString &text)
{
    if (text == u"***") // more of a login
        return asked;
    const bool imap = visit.protocol == Protocol::Imap;
    const QString verb = word(text, imap ? 1 : 0).toUpper();
    if (verb == u"QUIT" || verb == u"LOGOUT")
        visit.quit = true;
    if (verb == u"AUTH" || verb == u"AUTHENTICATE")
        visit.mechanism = word(text, imap ? 2 : 1).toUpper();
    else if (verb == u"USER" || verb == u"APOP" || verb == u"LOGIN")
        visit.mechanism = verb;
    if (verb == u"PASS" || verb == u"AUTH" || verb == u"AUTHENTICATE" || verb == u"LOGIN")
        visit.loginInClear = !visit.encrypted;
    if (imap && text.contains(u"BODY", Qt::CaseInsensitive) && text.contains(u"FETCH", Qt::CaseInsensitive))
        ++visit.messagesFetched;
    if (visit.protocol == Protocol::Smtp)
        hearSmtpClient(visit, verb, text);
    return imap ? word(text, 0) + u' ' + verb : verb;
}

void hearEvent(Visit &visit, const QString &event)
{
    if (event == eventTls)
        visit.encrypted = true;
    else if (event == eventTlsInClear)
        visit.tlsInClear = true;
    else if (event == eventNoTls)
        visit.noTls = true;
    else if (event == eventClosed || event == eventReset || event == eventHungUp)
        visit.over = true;
}

} // namespace

void Visits::hear(const SpokenLine &line)
{
    if (line.by == SpokenLine::By::Event && line.text == eventConnected) {
        Visit visit;
        visit.number = line.visit;
        visit.host = line.host;
        visit.port = line.port;
        visit.protocol = line.protocol;
        visit.client = line.client;
        visit.began = line.at;
        m_visits.insert(line.visit, visit);
        if (m_visits.size() > mostVisits) {
            m_asked.remove(m_visits.firstKey());
            m_visits.erase(m_visits.begin());
        }
    }
    const auto at = m_visits.find(line.visit);
    if (at == m_visits.end())
        return;
    Visit &visit = *at;
    visit.last = line.at;
    QString &asked = m_asked[line.visit];
    switch (line.by) {
    case SpokenLine::By::Event:
        hearEvent(visit, line.text);
        break;
    case SpokenLine::By::Client:
        asked = hearClient(visit, asked, line.text);
        break;
    case SpokenLine::By::Server:
        if (visit.protocol == Protocol::Smtp)
            hearSmtpServer(visit, asked, line.text);
        else if (visit.protocol == Protocol::Pop3)
            hearPop3Server(visit, asked, line.text);
        else
            hearImapServer(visit, asked, line.text);
        break;
    }
}

QList<Visit> visitsIn(const QList<SpokenLine> &lines)
{
    Visits visits;
    for (const SpokenLine &line : lines)
        visits.hear(line);
    return visits.all();
}

} // namespace todoku
