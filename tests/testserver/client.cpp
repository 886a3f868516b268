#include "client.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRegularExpression>
#include <QSslConfiguration>

#include <gtest/gtest.h>

namespace todoku
{

const QByteArray rightPassword = "correct horse";

Client::Met Client::connectTo(const Listening &listening, const QString &host, quint16 port, int patienceMs)
{
    for (const Door &door : listening.doors) {
        if (door.host != host || door.port != port)
            continue;
        m_socket.connectToHost(QHostAddress(door.localAddress), door.localPort);
        if (m_socket.waitForConnected(patienceMs))
            return Met::Connected;
        return m_socket.error() == QAbstractSocket::ConnectionRefusedError ? Met::Refused : Met::Silence;
    }
    ADD_FAILURE() << "no door " << host.toStdString() << ':' << port;
    return Met::Refused;
}

QList<QSslError::SslError> Client::encrypt(const Listening &listening, const QString &host)
{
    QSslConfiguration configuration;
    configuration.setCaCertificates(QSslCertificate::fromPath(listening.caFile));
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(host);
    QList<QSslError::SslError> faults;
    const auto noted =
        QObject::connect(&m_socket, &QSslSocket::sslErrors, &m_socket, [&](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                faults.append(error.error());
            m_socket.ignoreSslErrors();
        });
    m_socket.startClientEncryption();
    m_socket.waitForEncrypted(5000);
    QObject::disconnect(noted);
    return faults;
}

void Client::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

QByteArray Client::line(int patienceMs)
{
    QDeadlineTimer deadline(patienceMs);
    while (!m_socket.canReadLine()) {
        if (deadline.hasExpired() || !m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            if (!m_socket.canReadLine())
                return m_socket.readAll();
        }
    }
    return m_socket.readLine();
}

QByteArray Client::reply(int patienceMs)
{
    QByteArray all;
    for (;;) {
        const QByteArray one = line(patienceMs);
        all += one;
        if (one.size() < 4 || one.at(3) != '-')
            return all.trimmed();
    }
}

QByteArray Client::say(const QByteArray &command)
{
    send(command + "\r\n");
    return reply();
}

QByteArrayList Client::list(const QByteArray &command)
{
    send(command + "\r\n");
    QByteArrayList lines;
    for (;;) {
        const QByteArray one = line();
        if (one.trimmed() == "." || one.isEmpty())
            return lines;
        lines.append(one.trimmed());
    }
}

QByteArrayList Client::imap(const QByteArray &tag, const QByteArray &command)
{
    send(tag + ' ' + command + "\r\n");
    QByteArrayList lines;
    for (;;) {
        const QByteArray one = line();
        lines.append(one.trimmed());
        if (one.startsWith(tag + ' ') || one.isEmpty())
            return lines;
    }
}

QByteArray Client::waiting()
{
    return m_socket.readAll();
}

bool Client::hungUp(int patienceMs)
{
    QDeadlineTimer deadline(patienceMs);
    while (m_socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired()) {
        m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        m_socket.readAll();
    }
    return m_socket.state() != QAbstractSocket::ConnectedState;
}

QByteArray Client::open(const Patient &patient, const QString &host, quint16 port)
{
    EXPECT_EQ(connectTo(patient.listening(), host, port), Met::Connected);
    if (port == 465) {
        EXPECT_EQ(encrypt(patient.listening(), host), QList<QSslError::SslError>());
    }
    EXPECT_TRUE(reply().startsWith("220"));
    QByteArray capabilities = say("EHLO pc");
    if (capabilities.contains("STARTTLS")) {
        EXPECT_TRUE(say("STARTTLS").startsWith("220"));
        EXPECT_EQ(encrypt(patient.listening(), host), QList<QSslError::SslError>());
        capabilities = say("EHLO pc");
    }
    return capabilities;
}

QByteArray Client::authSmtp(const QByteArray &mechanism, const QByteArray &user, const QByteArray &password,
                            bool initial)
{
    ClientMechanism mine(mechanism, user, password);
    const std::optional<QByteArray> first = mine.first();
    QByteArray reply;
    if (initial && first) {
        reply = say("AUTH " + mechanism + ' ' + first->toBase64());
    } else {
        reply = say("AUTH " + mechanism);
        if (first && reply.startsWith("334"))
            reply = say(first->toBase64());
    }
    while (reply.startsWith("334"))
        reply = say(mine.answer(QByteArray::fromBase64(reply.mid(4))).toBase64());
    if (reply.startsWith("235")) {
        EXPECT_TRUE(mine.serverProved()) << mechanism.constData();
    }
    return reply;
}

// ---- mechanisms
// ------------------------------------------------------------------------------------------------------

ClientMechanism::ClientMechanism(QByteArray name, QByteArray user, QByteArray password)
    : m_name(std::move(name)), m_user(std::move(user)), m_password(std::move(password))
{
}

std::optional<QByteArray> ClientMechanism::first()
{
    if (m_name == "PLAIN")
        return QByteArray(1, '\0') + m_user + '\0' + m_password;
    if (m_name.startsWith("SCRAM")) {
        QByteArray name = m_user;
        m_firstBare = "n=" + name.replace("=", "=3D").replace(",", "=2C") + ",r=fyko+d2lbbFgONRv9qkxdawL";
        return "n,," + m_firstBare;
    }
    if (m_name == "XOAUTH2")
        return "user=" + m_user + "\x01" + "auth=Bearer token\x01\x01";
    return std::nullopt;
}

QByteArray ClientMechanism::answer(const QByteArray &challenge)
{
    if (m_name == "LOGIN")
        return m_round++ == 0 ? m_user : m_password;
    if (m_name == "CRAM-MD5")
        return m_user + ' ' +
               QMessageAuthenticationCode::hash(challenge, m_password, QCryptographicHash::Md5).toHex();
    if (m_name == "DIGEST-MD5")
        return digestMd5(challenge);
    if (m_name.startsWith("SCRAM"))
        return scram(challenge);
    return {};
}

QByteArray ClientMechanism::digestMd5(const QByteArray &challenge)
{
    const auto md5 = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
    };
    if (m_round++ > 0) {
        m_proved = challenge == "rspauth=" + m_wanted;
        return {};
    }
    const auto quoted = [&](const char *key) {
        const qsizetype at =
            challenge.indexOf(QByteArray(key) + "=\"") + static_cast<qsizetype>(qstrlen(key)) + 2;
        return challenge.mid(at, challenge.indexOf('"', at) - at);
    };
    const QByteArray realm = quoted("realm"), nonce = quoted("nonce"), uri = "smtp/smtp.mail.example";
    const QByteArray a1 = md5(m_user + ':' + realm + ':' + m_password) + ':' + nonce + ":ours";
    const auto proof = [&](const QByteArray &a2) {
        return md5(md5(a1).toHex() + ':' + nonce + ":00000001:ours:auth:" + md5(a2).toHex()).toHex();
    };
    m_proved = false;
    m_wanted = proof(':' + uri);
    return "username=\"" + m_user + "\",realm=\"" + realm + "\",nonce=\"" + nonce +
           "\",cnonce=\"ours\",nc=00000001,qop=auth,digest-uri=\"" + uri +
           "\",charset=utf-8,response=" + proof("AUTHENTICATE:" + uri);
}

QByteArray ClientMechanism::scram(const QByteArray &challenge)
{
    if (m_round++ > 0) {
        m_proved = challenge == "v=" + m_wanted;
        return {};
    }
    const auto hash = m_name.endsWith("256") ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1;
    const QByteArrayList parts = challenge.split(',');
    const QByteArray salt = QByteArray::fromBase64(parts.value(1).mid(2));
    const QByteArray salted =
        QPasswordDigestor::deriveKeyPbkdf2(hash, m_password, salt, parts.value(2).mid(2).toInt(),
                                           static_cast<quint64>(QCryptographicHash::hashLength(hash)));
    const auto hmac = [&](const QByteArray &key, const QByteArray &text) {
        return QMessageAuthenticationCode::hash(text, key, hash);
    };
    const QByteArray without = "c=biws," + parts.value(0);
    const QByteArray said = m_firstBare + ',' + challenge + ',' + without;
    QByteArray proof = hmac(salted, "Client Key");
    const QByteArray signature = hmac(QCryptographicHash::hash(proof, hash), said);
    for (qsizetype i = 0; i < proof.size(); ++i)
        proof[i] = static_cast<char>(proof.at(i) ^ signature.at(i));
    m_proved = false;
    m_wanted = hmac(hmac(salted, "Server Key"), said).toBase64();
    return without + ",p=" + proof.toBase64();
}

// ---- patients
// --------------------------------------------------------------------------------------------------------

namespace
{

std::unique_ptr<Patient> admittedScenario(Result<Scenario> scenario)
{
    if (!scenario) {
        ADD_FAILURE() << scenario.complaint().text(Language::English).toStdString();
        return nullptr;
    }
    QByteArray password = rightPassword;
    password.detach();
    Result<std::unique_ptr<Patient>> patient = Patient::admit(*scenario, 0, Secret::takeFrom(password));
    if (!patient) {
        ADD_FAILURE() << patient.complaint().text(Language::English).toStdString();
        return nullptr;
    }
    return *std::move(patient);
}

} // namespace

std::unique_ptr<Patient> admitted(const QString &name)
{
    return admittedScenario(loadScenario(name));
}

std::unique_ptr<Patient> admittedDoors(const QByteArray &yaml)
{
    return admittedScenario(
        readScenario("name: test\n"
                     "cause: sending-works\n"
                     "title: {ja: 試験, en: test}\n"
                     "account: {address: taro@mail.example}\n"
                     "hosts: {smtp: smtp.mail.example, pop: pop.mail.example, imap: imap.mail.example}\n" +
                         yaml,
                     QStringLiteral("test.yaml")));
}

} // namespace todoku
