#include "testserver/playback.h"

namespace todoku
{

void PlaybackSession::hear(const QByteArray &line)
{
    using Kind = Script::Line::Kind;
    const QList<Script::Line> &lines = m_desk.plan.dialogue->lines;
    if (m_at >= lines.size() || lines.at(m_at).kind != Kind::Hear) {
        noteEvent(eventOffScript);
        send({{}, Then::Close});
        return;
    }
    const QByteArray wanted = lines.at(m_at).text;
    if (wanted == "." && line != ".")
        return; // the message, which the script leaves out
    const auto word = [](const QByteArray &text, qsizetype n) { return text.split(' ').value(n).toUpper(); };
    const bool imap = m_desk.plan.protocol == Protocol::Imap;
    const bool matches = wanted == "***" || word(line, imap ? 1 : 0) == word(wanted, imap ? 1 : 0);
    // The script's own words go into the transcript: they hold no secret.
    note(By::Client, matches ? wanted : "(" + wanted.split(' ').first() + " was wanted)");
    if (!matches) {
        noteEvent(eventOffScript);
        send({{}, Then::Close});
        return;
    }
    if (imap && wanted != "***") {
        m_scriptTag = wanted.split(' ').first();
        m_tag = line.split(' ').first();
    }
    ++m_at;
    send(onwards());
}

ServerAnswer PlaybackSession::onwards()
{
    using Kind = Script::Line::Kind;
    const QList<Script::Line> &lines = m_desk.plan.dialogue->lines;
    ServerAnswer answer;
    for (; m_at < lines.size(); ++m_at) {
        switch (lines.at(m_at).kind) {
        case Kind::Say: {
            QByteArray text = lines.at(m_at).text;
            if (!m_scriptTag.isEmpty() && text.startsWith(m_scriptTag + ' '))
                text.replace(0, m_scriptTag.size(), m_tag);
            answer.bytes += text + "\r\n";
            break;
        }
        case Kind::Hear:
            return answer;
        case Kind::Tls:
            ++m_at;
            answer.then = Then::BeginTls;
            return answer;
        case Kind::Close:
            ++m_at;
            answer.then = Then::Close;
            return answer;
        case Kind::Silence:
            ++m_at;
            answer.then = Then::Hang;
            return answer;
        }
    }
    return answer;
}

Scenario scenarioPlaying(const Script &script, Protocol protocol, const Endpoint &endpoint)
{
    DoorPlan door;
    door.host = endpoint.host;
    door.port = endpoint.port;
    door.address = QStringLiteral("127.0.0.1");
    door.protocol = protocol;
    door.dialogue = script;

    Scenario scenario;
    scenario.name = QStringLiteral("playback");
    scenario.address = QStringLiteral("taro@mail.example");
    scenario.user = scenario.address;
    scenario.mailboxes = {scenario.address};
    (protocol == Protocol::Smtp   ? scenario.smtpHost
     : protocol == Protocol::Pop3 ? scenario.popHost
                                  : scenario.imapHost) = endpoint.host;
    scenario.doors = {door};
    return scenario;
}

} // namespace todoku
