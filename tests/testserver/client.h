#pragma once

#include "testserver/patient.h"

#include <QSslError>
#include <QSslSocket>

#include <chrono>

namespace todoku
{

/// A mail client of the tests: one line out, one reply in, waiting with a limit. It knows nothing of the real
/// client's code.
class Client
{
public:
    /// What came of connecting.
    enum class Met { Connected, Refused, Silence };

    Met connectTo(const Listening &listening, const QString &host, quint16 port, int patienceMs = 5000);
    /// The TLS handshake; the certificate is judged for that host by the patient's authority. Empty: it
    /// proves the name.
    QList<QSslError::SslError> encrypt(const Listening &listening, const QString &host);
    bool encrypted() const { return m_socket.isEncrypted(); }

    void send(const QByteArray &bytes);
    /// One SMTP reply (all of its lines), or one line for the other protocols. Empty: nothing came, or the
    /// end did.
    QByteArray reply(int patienceMs = 5000);
    QByteArray line(int patienceMs = 5000);
    /// Says one line and returns the reply.
    QByteArray say(const QByteArray &command);
    /// Lines up to "." alone.
    QByteArrayList list(const QByteArray &command);
    /// Lines up to the one that begins with the tag.
    QByteArrayList imap(const QByteArray &tag, const QByteArray &command);
    /// What is there now without reading further from the network.
    QByteArray waiting();
    /// True when the server hangs up within the time.
    bool hungUp(int patienceMs = 5000);
    QAbstractSocket::SocketError error() const { return m_socket.error(); }

    /// Greeting, EHLO, STARTTLS where it is offered, EHLO again. Returns the last EHLO's reply.
    QByteArray open(const Patient &patient, const QString &host, quint16 port);
    /// Authenticates by any mechanism over SMTP; returns the final reply.
    QByteArray authSmtp(const QByteArray &mechanism, const QByteArray &user, const QByteArray &password,
                        bool initial = false);

    QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket;
};

/// What a client answers to the challenges of a mechanism, computed here by the RFCs alone.
class ClientMechanism
{
public:
    ClientMechanism(QByteArray name, QByteArray user, QByteArray password);
    /// The first word; nothing where the server speaks first.
    std::optional<QByteArray> first();
    QByteArray answer(const QByteArray &challenge);
    /// True when the server proved, too, that it knows the password (SCRAM, DIGEST-MD5), or need not.
    bool serverProved() const { return m_proved; }

private:
    QByteArray digestMd5(const QByteArray &challenge);
    QByteArray scram(const QByteArray &challenge);

    const QByteArray m_name, m_user, m_password;
    int m_round = 0;
    bool m_proved = true;
    QByteArray m_firstBare, m_wanted;
};

/// The built-in scenario, admitted with the password "correct horse"; fails the test when it is not fit.
std::unique_ptr<Patient> admitted(const QString &name);
/// The same from YAML that is written in the test: doors and what follows; the head is added.
std::unique_ptr<Patient> admittedDoors(const QByteArray &yaml);

extern const QByteArray rightPassword;

} // namespace todoku
