#include "scriptedwire.h"

#include <QRegularExpression>

namespace todoku
{

namespace
{

Outcome endOf(const QString &mark)
{
    if (mark == QLatin1String("refused"))
        return Outcome::Refused;
    if (mark == QLatin1String("timeout"))
        return Outcome::TimedOut;
    if (mark == QLatin1String("unreachable"))
        return Outcome::Unreachable;
    return Outcome::Closed;
}

} // namespace

ScriptedWire::ScriptedWire(const QString &script)
{
    for (const QString &raw : script.split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.startsWith(QLatin1String("==")))
            m_lines += Line{u'=', line.mid(2).chopped(2).trimmed()};
        else if (line.startsWith(QLatin1String("S:")) || line.startsWith(QLatin1String("C:")))
            m_lines += Line{line[0], line.mid(3)};
    }
}

void ScriptedWire::setAddresses(const QString &own, const QString &other)
{
    m_own = own;
    m_other = other;
}

Outcome ScriptedWire::open()
{
    static const QStringList answersToACall{QStringLiteral("refused"), QStringLiteral("timeout"),
                                            QStringLiteral("unreachable")};
    if (m_at == 0 && atMark() && answersToACall.contains(m_lines[0].text))
        return endOf(m_lines[m_at++].text);
    return Outcome::Accepted;
}

Handshake ScriptedWire::encrypt(const QString &serverName)
{
    Handshake handshake;
    if (hasUnread()) {
        handshake.outcome = Outcome::Injected;
        return handshake;
    }
    if (!atMark()) {
        // A server that speaks in clear where TLS was expected.
        handshake.outcome = Outcome::Failed;
        handshake.detail = QStringLiteral("not-tls");
        return handshake;
    }
    Certificate &certificate = handshake.certificate;
    certificate.subject = serverName;
    certificate.names = {serverName};
    certificate.issuer = QStringLiteral("Good CA");
    certificate.notBefore = m_now.addYears(-1);
    certificate.notAfter = m_now.addYears(1);
    const QString mark = m_lines[m_at++].text;
    static const QRegularExpression bad(QStringLiteral("^bad certificate: ([a-z, -]+?)(?:; issuer=(.*))?$"));
    static const QRegularExpression failed(QStringLiteral("^failed: (.*)$"));
    if (const auto match = bad.match(mark); match.hasMatch()) {
        handshake.outcome = Outcome::BadCertificate;
        certificate.faults = match.captured(1).split(QStringLiteral(", "));
        if (!match.captured(2).isEmpty())
            certificate.issuer = match.captured(2);
        if (certificate.faults.contains(QStringLiteral("expired")))
            certificate.notAfter = m_now.addDays(-3);
        if (certificate.faults.contains(QStringLiteral("not-yet-valid")))
            certificate.notBefore = m_now.addYears(5);
    } else if (const auto why = failed.match(mark); why.hasMatch()) {
        handshake.outcome = Outcome::Failed;
        handshake.detail = why.captured(1);
    } else if (mark != QLatin1String("TLS"))
        handshake.outcome = endOf(mark);
    return handshake;
}

bool ScriptedWire::matches(const QString &said, const QString &wanted)
{
    if (wanted == QLatin1String("AUTH ***") || wanted == QLatin1String("LOGIN ***")) {
        // The server's prompts between the first line and the last reply are not written: any login looks
        // alike.
        if (said == QLatin1String("AUTH LOGIN")) {
            m_pending += QStringLiteral("334 VXNlcm5hbWU6");
            m_secretsToCome = 2;
        } else if (said == QLatin1String("AUTH PLAIN")) {
            m_pending += QStringLiteral("334 ");
            m_secretsToCome = 1;
        } else if (said.startsWith(QLatin1String("USER "))) {
            m_pending += QStringLiteral("+OK");
            m_secretsToCome = 1;
        }
        return said.startsWith(QLatin1String("AUTH ")) || said.startsWith(QLatin1String("USER ")) ||
               said.contains(QLatin1String(" LOGIN ")) || said.contains(QLatin1String(" AUTHENTICATE "));
    }
    QString pattern = wanted;
    pattern.replace(QLatin1String("<own>"), u'<' + m_own + u'>');
    pattern.replace(QLatin1String("<other>"), u'<' + m_other + u'>');
    pattern = QRegularExpression::escape(pattern).replace(QLatin1String("\\*"), QLatin1String(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(said).hasMatch();
}

void ScriptedWire::send(const QByteArray &bytes)
{
    m_heard += bytes;
    for (const QByteArray &raw : bytes.split('\n')) {
        const QString said = QString::fromUtf8(raw).trimmed();
        if (said.isEmpty())
            continue;
        if (m_secretsToCome > 0) {
            if (--m_secretsToCome > 0)
                m_pending += QStringLiteral("334 UGFzc3dvcmQ6");
            continue;
        }
        const bool goodbye = said == QLatin1String("QUIT") || said.endsWith(QLatin1String("LOGOUT"));
        if (m_at >= m_lines.size()) {
            if (!goodbye)
                offScript(QStringLiteral("we say '%1' after the end of the script").arg(said));
            continue;
        }
        const Line &line = m_lines[m_at];
        if (line.kind != u'C')
            offScript(
                QStringLiteral("we say '%1' where the script has '%2: %3'").arg(said, line.kind, line.text));
        else if (!matches(said, line.text))
            offScript(QStringLiteral("we say '%1' where the script has 'C: %2'").arg(said, line.text));
        else
            ++m_at;
    }
}

HeardLine ScriptedWire::readLine(QDeadlineTimer)
{
    if (!m_pending.isEmpty())
        return {Outcome::Accepted, m_pending.takeFirst().toUtf8()};
    if (m_at >= m_lines.size())
        return {Outcome::TimedOut, {}};
    const Line &line = m_lines[m_at];
    if (line.kind == u'S') {
        ++m_at;
        return {Outcome::Accepted, line.text.toUtf8()};
    }
    if (line.kind == u'=') {
        ++m_at;
        return {endOf(line.text), {}};
    }
    offScript(QStringLiteral("we listen where the script has 'C: %1'").arg(line.text));
    return {Outcome::TimedOut, {}};
}

bool ScriptedWire::hasUnread() const
{
    return m_at < m_lines.size() && m_lines[m_at].kind == u'S';
}

void ScriptedWire::offScript(const QString &what)
{
    if (m_offScript.isEmpty())
        m_offScript = what;
}

QString ScriptedWire::firstOffScript() const
{
    if (!m_offScript.isEmpty())
        return m_offScript;
    for (int i = m_at; i < m_lines.size(); ++i)
        if (!(m_lines[i].kind == u'C' && m_lines[i].text == QLatin1String("QUIT")) &&
            !m_lines[i].text.startsWith(QLatin1String("221")) && m_lines[i].text != QLatin1String("+OK"))
            return QStringLiteral("left over: %1: %2").arg(m_lines[i].kind).arg(m_lines[i].text);
    return {};
}

} // namespace todoku
