#include "conversation/socketwire.h"

#include "conversation/servername.h"

#include <QEventLoop>
#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <vector>

namespace todoku
{

namespace
{

constexpr qint64 readAhead = 65'536;
constexpr std::chrono::milliseconds nextAddressAfter{250};

QStringList alternativeNames(const QSslCertificate &leaf)
{
    QStringList names;
    const auto all = leaf.subjectAlternativeNames();
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        if (it.key() == QSsl::DnsEntry || it.key() == QSsl::IpAddressEntry)
            names += it.value();
    names.sort();
    return names;
}

QString firstOf(const QStringList &texts)
{
    return texts.isEmpty() ? QString() : texts.constFirst();
}

/// Smaller than this nobody accepts today (CA/Browser Forum baseline, and OpenSSL's security level 2).
bool isWeak(const QSslCertificate &certificate)
{
    const QSslKey key = certificate.publicKey();
    if (key.isNull())
        return false;
    return key.algorithm() == QSsl::Ec ? key.length() < 224 : key.length() < 2048;
}

/// One word of Certificate::faults for what Qt found. The name is judged by ourselves (security.md H3).
QString faultWord(QSslError::SslError error, const QSslCertificate &leaf)
{
    switch (error) {
    case QSslError::NoError:
    case QSslError::HostNameMismatch:
        return {};
    case QSslError::CertificateExpired:
        return QStringLiteral("expired");
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("not-yet-valid");
    case QSslError::SelfSignedCertificate:
        return QStringLiteral("self-signed");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return QStringLiteral("untrusted-issuer");
    case QSslError::CertificateRevoked:
        return QStringLiteral("revoked");
    default:
        // Qt 6.4 has no word for a weak key or signature (security.md H4).
        return isWeak(leaf) ? QStringLiteral("weak") : QStringLiteral("other");
    }
}

Certificate describe(const QSslSocket &socket, const QList<QSslError> &errors, const QString &serverName)
{
    const QSslCertificate leaf = socket.peerCertificate();
    Certificate c;
    c.subject = firstOf(leaf.subjectInfo(QSslCertificate::CommonName));
    c.issuer = firstOf(leaf.issuerInfo(QSslCertificate::CommonName));
    if (c.issuer.isEmpty())
        c.issuer = firstOf(leaf.issuerInfo(QSslCertificate::Organization));
    c.names = alternativeNames(leaf);
    c.notBefore = leaf.effectiveDate().toUTC();
    c.notAfter = leaf.expiryDate().toUTC();
    c.sha256 = QString::fromLatin1(leaf.digest(QCryptographicHash::Sha256).toHex());
    const QSslCipher cipher = socket.sessionCipher();
    c.tlsVersion = cipher.protocolString();
    c.cipher = cipher.name();
    for (const QSslError &error : errors) {
        const QString word = faultWord(error.error(), leaf);
        if (!word.isEmpty() && !c.faults.contains(word))
            c.faults += word;
    }
    // A self-signed leaf is reported as untrusted as well: one word is enough.
    if (c.faults.contains(QStringLiteral("self-signed")))
        c.faults.removeAll(QStringLiteral("untrusted-issuer"));
    if (leaf.isNull())
        c.faults += QStringLiteral("other");
    else if (!namesServer(c.names, serverName))
        c.faults += c.names.isEmpty() && namesServer({c.subject}, serverName)
                        ? QStringLiteral("name-only-in-cn")
                        : QStringLiteral("name-mismatch");
    return c;
}

/// The dates as they look to a computer whose clock says `now`.
void judgeDates(Certificate &certificate, const QDateTime &now)
{
    certificate.faults.removeAll(QStringLiteral("expired"));
    certificate.faults.removeAll(QStringLiteral("not-yet-valid"));
    if (now < certificate.notBefore)
        certificate.faults += QStringLiteral("not-yet-valid");
    else if (now > certificate.notAfter)
        certificate.faults += QStringLiteral("expired");
}

/// What OpenSSL's words say about a handshake that went wrong.
QString handshakeTrouble(const QString &error)
{
    const auto has = [&error](const char *text) {
        return error.contains(QLatin1String(text), Qt::CaseInsensitive);
    };
    if (has("wrong version number") || has("http request") || has("packet length too long") ||
        has("record layer"))
        return QStringLiteral("not-tls");
    if (has("unsupported protocol") || has("protocol version"))
        return QStringLiteral("too-old");
    if (has("too small") || has("too weak"))
        return QStringLiteral("weak-key");
    if (has("handshake failure") || has("no shared cipher"))
        return QStringLiteral("handshake-failure");
    if (has("internal error"))
        return QStringLiteral("internal");
    if (has("unrecognized name"))
        return QStringLiteral("name-unknown");
    if (has("certificate required"))
        return QStringLiteral("client-certificate");
    return QStringLiteral("other");
}

/// What a server says that gives up on TLS before it has heard anything: a fatal alert and not a byte more
/// (RFC 8446 section 6; the same in TLS 1.2). It opens nothing, so nothing can be smuggled in by it. Empty:
/// it is something else.
QString troubleInAlert(const QByteArray &bytes)
{
    constexpr char alert = 21;
    constexpr char fatal = 2;
    if (bytes.size() != 7 || bytes[0] != alert || bytes[1] != 3 || bytes[3] != 0 || bytes[4] != 2 ||
        bytes[5] != fatal)
        return {};
    switch (bytes[6]) {
    case 70: // protocol_version
        return QStringLiteral("too-old");
    case 40: // handshake_failure
        return QStringLiteral("handshake-failure");
    case 80: // internal_error
        return QStringLiteral("internal");
    case 112: // unrecognized_name
        return QStringLiteral("name-unknown");
    case 116: // certificate_required
        return QStringLiteral("client-certificate");
    default:
        return QStringLiteral("other");
    }
}

Outcome outcomeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Outcome::Refused;
    case QAbstractSocket::SocketTimeoutError:
        return Outcome::TimedOut;
    case QAbstractSocket::RemoteHostClosedError:
        return Outcome::Closed;
    default:
        return Outcome::Unreachable;
    }
}

} // namespace

struct TrustAnchors::Certificates {
    QList<QSslCertificate> list;
};

TrustAnchors::TrustAnchors() = default;

std::optional<TrustAnchors> TrustAnchors::withFile(const QString &file)
{
    const QList<QSslCertificate> own = QSslCertificate::fromPath(file, QSsl::Pem);
    if (own.isEmpty())
        return std::nullopt;
    // Naming any certificate switches Qt's loading on demand off, so the system's have to be named as well.
    auto all = std::make_shared<Certificates>();
    all->list = QSslConfiguration::systemCaCertificates() + own;
    TrustAnchors anchors;
    anchors.extra = std::move(all);
    return anchors;
}

class SocketWire::Socket
{
public:
    explicit Socket(SocketRoute route) : m_route(std::move(route)) {}

    Outcome open()
    {
        // A thread that Qt did not start hears nothing of its sockets before its first event loop was made.
        const QEventLoop first;
        const QDeadlineTimer deadline = nearer(QDeadlineTimer(m_route.connectPatience));
        std::vector<std::unique_ptr<QSslSocket>> callers;
        QDeadlineTimer next(0);
        qsizetype called = 0;
        const auto winner = [&callers] {
            return std::find_if(callers.begin(), callers.end(),
                                [](const auto &s) { return s->state() == QAbstractSocket::ConnectedState; });
        };
        const auto allFailed = [&callers] {
            return std::all_of(callers.begin(), callers.end(),
                               [](const auto &s) { return s->state() == QAbstractSocket::UnconnectedState; });
        };
        while (winner() == callers.end() && !deadline.hasExpired() && !m_route.stop.stop_requested()) {
            const bool more = called < m_route.addresses.size();
            if (more && (next.hasExpired() || allFailed())) {
                callers.push_back(newCaller());
                // Connecting to an address, never to a name: no second look-up, so nothing can be rebound.
                callers.back()->connectToHost(QHostAddress(m_route.addresses[called++]), m_route.port);
                next = QDeadlineTimer(nextAddressAfter);
                continue;
            }
            if (allFailed())
                break;
            waitOnce(callers, more ? std::min(next, deadline) : deadline);
        }
        if (const auto it = winner(); it != callers.end()) {
            m_socket = std::move(*it);
            return Outcome::Accepted;
        }
        if (m_route.stop.stop_requested())
            return Outcome::Aborted;
        // One that said no tells more than one that said nothing.
        Outcome worst = Outcome::TimedOut;
        for (const auto &caller : callers) {
            if (caller->state() != QAbstractSocket::UnconnectedState)
                continue;
            const Outcome outcome = outcomeOf(caller->error());
            if (outcome == Outcome::Refused || worst == Outcome::TimedOut)
                worst = outcome;
        }
        return callers.empty() ? Outcome::Unreachable : worst;
    }

    Handshake encrypt(const QString &serverName)
    {
        Handshake handshake;
        if (!m_socket) {
            handshake.outcome = Outcome::Closed;
            return handshake;
        }
        // CVE-2011-0411: QSslSocket 6.4 would hand these bytes out later as if they had come encrypted
        // (security.md H1).
        if (hasUnread()) {
            handshake.detail = troubleInAlert(m_socket->peek(8));
            handshake.outcome = handshake.detail.isEmpty() ? Outcome::Injected : Outcome::Failed;
            return handshake;
        }
        QList<QSslError> errors;
        const auto collect = QObject::connect(m_socket.get(), &QSslSocket::sslErrors, m_socket.get(),
                                              [this, &errors](const QList<QSslError> &found) {
                                                  errors += found;
                                                  // Only to look on: the caller says no word past a bad
                                                  // certificate.
                                                  m_socket->ignoreSslErrors();
                                              });
        m_socket->setPeerVerifyName(serverName);
        m_socket->startClientEncryption();
        const QDeadlineTimer deadline = nearer(QDeadlineTimer(m_route.handshakePatience));
        waitFor([this] { return m_socket->isEncrypted(); }, deadline);
        QObject::disconnect(collect);
        if (!m_socket->isEncrypted()) {
            if (m_route.stop.stop_requested())
                handshake.outcome = Outcome::Aborted;
            else if (m_socket->error() == QAbstractSocket::SslHandshakeFailedError ||
                     m_socket->error() == QAbstractSocket::SslInternalError) {
                handshake.outcome = Outcome::Failed;
                handshake.detail = handshakeTrouble(m_socket->errorString());
            } else if (m_socket->state() != QAbstractSocket::ConnectedState)
                handshake.outcome = Outcome::Closed;
            else
                handshake.outcome = Outcome::TimedOut;
            return handshake;
        }
        handshake.certificate = describe(*m_socket, errors, serverName);
        if (m_route.clock)
            judgeDates(handshake.certificate, *m_route.clock);
        if (!handshake.certificate.faults.isEmpty())
            handshake.outcome = Outcome::BadCertificate;
        return handshake;
    }

    void send(const QByteArray &bytes)
    {
        if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
            m_socket->write(bytes);
    }

    HeardLine readLine(QDeadlineTimer patience)
    {
        HeardLine line;
        if (!m_socket) {
            line.outcome = Outcome::Closed;
            return line;
        }
        const auto overflowing = [this] { return m_socket->bytesAvailable() >= readAhead; };
        waitFor([&] { return m_socket->canReadLine() || overflowing(); }, nearer(patience));
        if (m_socket->canReadLine()) {
            line.bytes = m_socket->readLine(readAhead);
            if (!line.bytes.endsWith('\n')) { // TLS records may have brought more than is read ahead
                line.bytes.truncate(2048);
                line.outcome = Outcome::Garbled;
                return line;
            }
            while (line.bytes.endsWith('\n') || line.bytes.endsWith('\r'))
                line.bytes.chop(1);
            return line;
        }
        line.bytes = m_socket->read(2048); // what had come of it is shown, the rest is not worth keeping
        if (overflowing() || m_socket->bytesAvailable() > 0)
            line.outcome = Outcome::Garbled;
        else if (m_route.stop.stop_requested())
            line.outcome = Outcome::Aborted;
        else if (m_socket->state() != QAbstractSocket::ConnectedState)
            line.outcome = Outcome::Closed;
        else
            line.outcome = Outcome::TimedOut;
        return line;
    }

    bool hasUnread() const { return m_socket && m_socket->bytesAvailable() > 0; }

    void close()
    {
        if (!m_socket)
            return;
        m_socket->disconnectFromHost();
        // A short while for the last line to leave; nobody waits for the other side's FIN.
        const QDeadlineTimer deadline(std::chrono::milliseconds(100));
        waitFor([this] { return m_socket->bytesToWrite() == 0 && m_socket->encryptedBytesToWrite() == 0; },
                deadline);
        m_peer = peerAddress();
        m_own = ownAddress();
        m_socket.reset();
    }

    QString peerAddress() const { return m_socket ? m_socket->peerAddress().toString() : m_peer; }
    QString ownAddress() const { return m_socket ? m_socket->localAddress().toString() : m_own; }

private:
    std::unique_ptr<QSslSocket> newCaller() const
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setReadBufferSize(readAhead);
        // A mail server is reached directly: a proxy for web pages says nothing about it.
        socket->setProxy(QNetworkProxy::NoProxy);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater); // RFC 8997
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (m_route.trust.extra)
            tls.setCaCertificates(m_route.trust.extra->list);
        socket->setSslConfiguration(tls);
        return socket;
    }

    QDeadlineTimer nearer(QDeadlineTimer patience) const { return std::min(patience, m_route.deadline); }

    /// Runs an event loop until one of the sockets stirs, the deadline or a stop.
    template <class Sockets>
    void waitOnce(const Sockets &sockets, QDeadlineTimer deadline) const
    {
        QEventLoop loop;
        for (const auto &socket : sockets) {
            QObject::connect(&*socket, &QAbstractSocket::stateChanged, &loop, &QEventLoop::quit);
            QObject::connect(&*socket, &QAbstractSocket::errorOccurred, &loop, &QEventLoop::quit);
            QObject::connect(&*socket, &QIODevice::readyRead, &loop, &QEventLoop::quit);
            QObject::connect(&*socket, &QIODevice::bytesWritten, &loop, &QEventLoop::quit);
            QObject::connect(&*socket, &QSslSocket::encrypted, &loop, &QEventLoop::quit);
        }
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        if (!deadline.isForever())
            timer.start(std::chrono::milliseconds(std::max<qint64>(0, deadline.remainingTime())));
        // The stop comes from another thread: it is posted to this one's loop.
        const std::stop_callback wake(
            m_route.stop, [&loop] { QMetaObject::invokeMethod(&loop, "quit", Qt::QueuedConnection); });
        if (!m_route.stop.stop_requested())
            loop.exec();
    }

    template <class Wanted>
    void waitFor(const Wanted &wanted, QDeadlineTimer deadline) const
    {
        const std::array<QSslSocket *, 1> one{m_socket.get()};
        while (!wanted() && m_socket->state() != QAbstractSocket::UnconnectedState &&
               !deadline.hasExpired() && !m_route.stop.stop_requested())
            waitOnce(one, deadline);
    }

    SocketRoute m_route;
    std::unique_ptr<QSslSocket> m_socket;
    QString m_peer;
    QString m_own;
};

SocketWire::SocketWire(SocketRoute route) : m_socket(std::make_unique<Socket>(std::move(route))) {}
SocketWire::~SocketWire() = default;

Outcome SocketWire::open()
{
    return m_socket->open();
}

Handshake SocketWire::encrypt(const QString &serverName)
{
    return m_socket->encrypt(serverName);
}

void SocketWire::send(const QByteArray &bytes)
{
    m_socket->send(bytes);
}

HeardLine SocketWire::readLine(QDeadlineTimer deadline)
{
    return m_socket->readLine(deadline);
}

bool SocketWire::hasUnread() const
{
    return m_socket->hasUnread();
}

void SocketWire::close()
{
    m_socket->close();
}

QString SocketWire::peerAddress() const
{
    return m_socket->peerAddress();
}

QString SocketWire::ownAddress() const
{
    return m_socket->ownAddress();
}

} // namespace todoku
