#include "specimen.h"

#include "probes/imap.h"
#include "probes/names.h"
#include "probes/smtp.h"
#include "scriptedwire.h"

namespace todoku
{

namespace
{

struct ScriptedTalk {
    QStringList head; ///< protocol, HOST:PORT, security, purpose
    QString script;
};

Security securityFrom(const QString &word)
{
    return word == QLatin1String("tls")        ? Security::Tls
           : word == QLatin1String("starttls") ? Security::StartTls
                                               : Security::None;
}

Purpose purposeFrom(const QString &word, const QString &protocol)
{
    for (const Purpose purpose :
         {Purpose::Send, Purpose::SendAgain, Purpose::Receive, Purpose::Look, Purpose::Compare})
        if (word == name(purpose))
            return purpose;
    return protocol == QLatin1String("smtp") ? Purpose::Send : Purpose::Receive;
}

void take(const QString &words, Circumstances &asked)
{
    for (const QString &pair : words.split(u' ', Qt::SkipEmptyParts)) {
        const QString key = pair.section(u'=', 0, 0);
        const QString value = pair.section(u'=', 1);
        if (key == QLatin1String("password"))
            asked.passwordGiven = value == QLatin1String("yes");
        else if (key == QLatin1String("cleartext"))
            asked.cleartextAllowed = value == QLatin1String("yes");
        else if (key == QLatin1String("recipient"))
            asked.recipient = value;
        else if (key == QLatin1String("user"))
            asked.user = value;
        else if (key == QLatin1String("line"))
            asked.line = value;
        else if (key == QLatin1String("network"))
            asked.networkUp = value != QLatin1String("down");
        else if (key == QLatin1String("clock"))
            asked.now = QDateTime(QDate::fromString(value, Qt::ISODate), QTime(0, 0), Qt::UTC);
    }
}

Conversation playName(const ScriptedTalk &talk)
{
    NameAnswer answer;
    if (talk.script.contains(QLatin1String("not found")))
        answer.kind = NameAnswer::Kind::NotFound;
    else if (talk.script.contains(QLatin1String("failed")))
        answer.kind = NameAnswer::Kind::ServerFailed;
    else if (talk.script.contains(QLatin1String("timeout")))
        answer.kind = NameAnswer::Kind::Silent;
    else if (talk.script.contains(QLatin1String("unreachable")))
        answer.kind = NameAnswer::Kind::NoNetwork;
    return asEvidence(talk.head.value(1), answer, 1);
}

} // namespace

PlayedSpecimen playSpecimen(const QString &text)
{
    PlayedSpecimen played;
    Circumstances &asked = played.evidence.circumstances;
    asked.address = QStringLiteral("taro@example.jp");
    asked.passwordGiven = true;
    const QDateTime today(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);
    asked.now = today;
    QList<ScriptedTalk> talks;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(QLatin1String("@ asked ")))
            take(line.mid(8), asked);
        else if (line.startsWith(QLatin1String("@ ")))
            talks += ScriptedTalk{line.mid(2).split(u' ', Qt::SkipEmptyParts), {}};
        else if (!talks.isEmpty())
            talks.last().script += line + u'\n';
    }

    int logins = 0;
    const AskLeave leave = [&](const Conversation &) -> LoginLeave {
        if (!asked.passwordGiven)
            return {{}, QStringLiteral("no-password"), false};
        QByteArray bytes("himitsu");
        // As a run does: first what the user typed, then the whole address.
        const QString user = asked.user.isEmpty() || logins++ > 0 ? asked.address : asked.user;
        return {Login{user, Secret::takeFrom(bytes)}, {}, asked.cleartextAllowed};
    };
    for (const ScriptedTalk &talk : talks) {
        const QString protocol = talk.head.value(0);
        if (protocol == QLatin1String("dns")) {
            played.evidence.add(playName(talk));
            continue;
        }
        ScriptedWire wire(talk.script);
        wire.setAddresses(asked.address, asked.recipient);
        wire.setNow(today);
        const Endpoint door{talk.head.value(1).section(u':', 0, 0),
                            talk.head.value(1).section(u':', 1).toUShort(), securityFrom(talk.head.value(2))};
        const Purpose purpose = purposeFrom(talk.head.value(3), protocol);
        if (protocol == QLatin1String("smtp")) {
            SmtpQuestion ask;
            ask.endpoint = door;
            ask.purpose = purpose;
            ask.sender = asked.address;
            ask.recipients = {asked.address};
            if (!asked.recipient.isEmpty())
                ask.recipients += asked.recipient;
            if (purpose == Purpose::Send)
                ask.askLeave = leave;
            if (purpose == Purpose::Look)
                ask.until = Step::HelloAgain;
            if (purpose == Purpose::Compare)
                ask.until = Step::Greeting;
            played.evidence.add(probeSmtp(wire, ask));
        } else {
            ReceiveQuestion ask;
            ask.endpoint = door;
            ask.purpose = purpose;
            ask.askLeave = leave;
            played.evidence.add(protocol == QLatin1String("imap") ? probeImap(wire, ask)
                                                                  : probePop3(wire, ask));
        }
        if (played.firstOffScript.isEmpty() && !wire.firstOffScript().isEmpty())
            played.firstOffScript = talk.head.join(u' ') + QStringLiteral(": ") + wire.firstOffScript();
    }
    return played;
}

} // namespace todoku
