// A client that says anything to the bundled server. The first byte chooses the door: s SMTP, p POP3, i IMAP.
#include "beginning.h"
#include "demand.h"

#include "testserver/patient.h"

#include <QRegularExpression>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

// Logins are taken without TLS, so that what lies behind them is reached.
const QByteArray plan = R"(
name: fuzzed
cause: sending-works
title: {ja: "試験", en: "Test"}
account: {address: taro@mail.example}
hosts: {smtp: mail.mail.example, pop: mail.mail.example, imap: mail.mail.example}
doors:
  - {host: smtp, port: 25, security: none, auth-in-clear: true, auth: [PLAIN, LOGIN, CRAM-MD5, DIGEST-MD5, SCRAM-SHA-1, SCRAM-SHA-256]}
  - {host: pop, port: 110, security: none, auth-in-clear: true, apop: true, auth: [PLAIN, LOGIN, CRAM-MD5]}
  - {host: imap, port: 143, security: none, auth-in-clear: true}
)";

constexpr int patienceMs = 10'000;

const Patient &patient()
{
    static const std::unique_ptr<Patient> admitted = [] {
        const Result<Scenario> scenario = readScenario(plan, u"fuzzed.yaml"_s);
        demand(bool(scenario), "the plan is one",
               scenario ? QString() : scenario.complaint().text(Language::English));
        QByteArray password = "geheim";
        Result<std::unique_ptr<Patient>> result = Patient::admit(*scenario, 0, Secret::takeFrom(password));
        demand(bool(result), "it listens");
        return *std::move(result);
    }();
    return *admitted;
}

/// All that the server says to these bytes, until it hangs up.
QByteArray answersTo(const QByteArray &bytes, quint16 publicPort)
{
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (const Door &door : patient().listening().doors)
        if (door.port == publicPort && door.host == "mail.mail.example"_L1)
            there.sin_port = htons(door.localPort);
    const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    demand(::connect(line, reinterpret_cast<sockaddr *>(&there), sizeof there) == 0,
           "the server still stands");
    QByteArray heard;
    qsizetype said = 0;
    for (;;) {
        pollfd stirs{line, short(POLLIN | (said < bytes.size() ? POLLOUT : 0)), 0};
        demand(::poll(&stirs, 1, patienceMs) > 0, "the server answers or hangs up");
        if ((stirs.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
            char buffer[4096];
            const ssize_t got = ::recv(line, buffer, sizeof buffer, MSG_DONTWAIT);
            if (got == 0 || (got < 0 && errno != EAGAIN))
                break;
            if (got > 0)
                heard.append(buffer, got);
        }
        if ((stirs.revents & POLLOUT) != 0) {
            const ssize_t sent = ::send(line, bytes.constData() + said, size_t(bytes.size() - said),
                                        MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent > 0)
                said += sent;
            if (said == bytes.size())
                ::shutdown(line, SHUT_WR);
        }
    }
    ::close(line);
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const char protocol = char(data[0]);
    // Something to say at least, so that the writing side is shut.
    const QByteArray bytes = QByteArray(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const int mailsBefore = int(patient().mails().size());
    const QByteArray heard = answersTo(bytes, protocol == 'p' ? 110 : protocol == 'i' ? 143 : 25);
    demand(heard.isEmpty() || heard.endsWith("\r\n"), "the server says whole lines",
           QString::fromUtf8(heard));
    if (protocol != 'p' && protocol != 'i') {
        static const QRegularExpression reply(u"^[2-5][0-9]{2}[ -]"_s);
        for (const QByteArray &line : heard.split('\n'))
            demand(line.isEmpty() || reply.match(QString::fromLatin1(line)).hasMatch(),
                   "a line of SMTP begins with its code", QString::fromUtf8(line));
        // What is no CRLF dot CRLF ends no message (SMTP smuggling); BDAT is not offered.
        const qsizetype ends = bytes.count("\r\n.\r\n") + bytes.count("\n.\r\n");
        demand(patient().mails().size() - mailsBefore <= ends, "no message is smuggled");
    }
    return 0;
}
