#include "testserver/session.h"

#include "testserver/ledger.h"

#include <QHostAddress>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace todoku
{

namespace
{
constexpr qint64 readAhead = 64 << 10;        // QSslSocket has no limit of its own
constexpr qsizetype longestLine = 12'288 + 2; // RFC 4954 section 4: an AUTH line is the longest
constexpr qsizetype mostSkipped = 1 << 20;
constexpr qint64 mostUnsent = 256 << 10; // a client that asks and asks but does not read
constexpr int mostAtOnce = 200;          // commands of one client before the others have their turn
constexpr int mostRefusedLogins = 10;
constexpr char handshakeRecord = 0x16; // RFC 8446 section 5.1: how TLS begins
} // namespace

Session::Session(Desk &desk, QSslSocket *socket, QObject *parent)
    : QObject(parent), m_desk(desk), m_socket(socket), m_visit(desk.ledger->nextVisit()),
      m_client(socket->peerAddress().toString()), m_heardLast(std::chrono::steady_clock::now())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QSslSocket::readyRead, this, &Session::stir);
    connect(m_socket, &QSslSocket::bytesWritten, this, &Session::stir);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &Session::stir);
    connect(m_socket, &QSslSocket::disconnected, this, &Session::leave);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        // A handshake that fails is an error, and not always a disconnection. Not from within the socket's
        // own signal.
        if (error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError) {
            // A client that trusts no certificate of ours says so in TLS; one that speaks none does not.
            if (m_socket->errorString().contains(u"wrong version number") ||
                m_socket->errorString().contains(u"http request"))
                noteEvent(eventNoTls);
            QMetaObject::invokeMethod(m_socket, &QSslSocket::abort, Qt::QueuedConnection);
        } else if (m_socket->state() == QAbstractSocket::UnconnectedState) {
            leave();
        }
    });
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        m_encrypted = true;
        noteEvent(eventTls);
        QMetaObject::invokeMethod(this, &Session::goOnInTls, Qt::QueuedConnection);
    });
}

Session::~Session()
{
    // The socket's last signals must not reach a half-destroyed session.
    m_socket->disconnect(this);
}

void Session::stir()
{
    // Under TLS these signals come from within QSslSocket's transmission. Qt 6.4 goes on with it when the
    // signal returns, and crashes when the slot's own writing has met a reset and the TLS state is gone.
    if (m_socket->mode() == QSslSocket::UnencryptedMode)
        work();
    else if (!std::exchange(m_stirred, true))
        QMetaObject::invokeMethod(this, &Session::work, Qt::QueuedConnection);
}

void Session::goOnInTls()
{
    if (m_gone)
        return;
    m_busy = false;
    if (!m_greeted) {
        greet();
    } else {
        forget();
        work();
    }
}

void Session::leave()
{
    if (std::exchange(m_gone, true))
        return;
    if (!m_deaf)
        noteEvent(eventHungUp);
    Q_EMIT ended();
}

void Session::begin()
{
    noteEvent(eventConnected);
    if (std::optional<ServerAnswer> answer = insteadOf(moment("accept"))) {
        m_greeted = true;
        send(std::move(*answer));
        return;
    }
    if (m_desk.plan.security == Security::Tls)
        startTls();
    else
        greet();
}

void Session::greet()
{
    m_greeted = true;
    respond(moment("greeting"), [this] { return greeting(); });
}

Moment Session::moment(const QByteArray &verb) const
{
    Moment at;
    at.verb = verb;
    at.sender = m_sender;
    at.user = m_user;
    at.client = m_client;
    at.serverName = m_desk.plan.host;
    at.ownDomain = m_desk.domain;
    at.tag = m_tag;
    at.encrypted = m_encrypted;
    at.authenticated = m_authenticated;
    return at;
}

std::optional<ServerAnswer> Session::insteadOf(const Moment &at)
{
    for (const auto &behaviour : m_desk.behaviours) {
        if (std::optional<ServerAnswer> answer = behaviour->instead(at))
            return answer;
    }
    return std::nullopt;
}

ServerAnswer Session::amended(const Moment &at, ServerAnswer answer)
{
    for (const auto &behaviour : m_desk.behaviours)
        behaviour->amend(at, answer);
    return answer;
}

void Session::respond(const Moment &at, const std::function<ServerAnswer()> &usual)
{
    std::optional<ServerAnswer> other = insteadOf(at);
    send(other ? std::move(*other) : amended(at, usual()));
}

bool Session::cutIn(const Moment &at)
{
    std::optional<ServerAnswer> other = insteadOf(at);
    if (other)
        send(std::move(*other));
    return other.has_value();
}

void Session::send(ServerAnswer answer)
{
    m_busy = true;
    m_answer = std::move(answer);
    const std::chrono::milliseconds wait = m_answer.delay + m_desk.plan.delay;
    if (wait.count() <= 0) {
        write();
        return;
    }
    waitThen(wait, &Session::write);
}

void Session::waitThen(std::chrono::milliseconds time, void (Session::*next)())
{
    if (!m_wait) {
        m_wait = std::make_unique<QTimer>();
        m_wait->setSingleShot(true);
    }
    m_wait->disconnect();
    connect(m_wait.get(), &QTimer::timeout, this, next);
    m_wait->start(time);
}

void Session::write()
{
    if (m_desk.ledger->transcript.wanted()) {
        for (const QByteArray &line : m_answer.bytes.split('\n')) {
            if (!line.trimmed().isEmpty())
                note(By::Server, m_answer.secret ? QByteArray("***") : line.trimmed());
        }
    }
    if (m_answer.drip.count() > 0 && !m_answer.bytes.isEmpty()) {
        dripOne();
        return;
    }
    m_socket->write(m_answer.bytes);
    follow();
}

void Session::dripOne()
{
    m_socket->write(m_answer.bytes.left(1));
    m_answer.bytes.remove(0, 1);
    if (m_answer.bytes.isEmpty())
        follow();
    else
        waitThen(m_answer.drip, &Session::dripOne);
}

void Session::follow()
{
    if (m_answer.more && !m_streaming) {
        m_streaming = true;
        return work();
    }
    switch (m_answer.then) {
    case Then::GoOn:
        m_busy = false;
        work();
        break;
    case Then::Close:
        noteEvent(eventClosed);
        m_deaf = true;
        m_socket->disconnectFromHost();
        break;
    case Then::HalfClose:
        noteEvent(eventHalfClosed);
        m_deaf = true;
        m_socket->flush();
#ifdef Q_OS_UNIX
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
        break;
    case Then::Reset:
        noteEvent(eventReset);
        m_deaf = true;
        m_socket->flush();
#ifdef Q_OS_UNIX
        {
            // Lingering for no time makes close() send RST in place of FIN.
            const linger atOnce{1, 0};
            ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                         sizeof atOnce);
        }
#endif
        // Not from within the socket's own signal.
        QMetaObject::invokeMethod(m_socket, &QSslSocket::abort, Qt::QueuedConnection);
        break;
    case Then::Hang:
        noteEvent(eventSilence);
        m_deaf = true;
        break;
    case Then::BeginTls:
        m_socket->flush();
        startTls();
        break;
    }
}

void Session::startTls()
{
    m_busy = true;
    if (std::optional<ServerAnswer> answer = insteadOf(moment("tls"))) {
        m_greeted = true;
        send(std::move(*answer));
        return;
    }
    // What a client (or somebody on the way) sent behind STARTTLS in clear is not a command (CVE-2011-0411).
    m_input.clear();
    m_socket->readAll();
    m_socket->setSslConfiguration(m_desk.tls);
    m_socket->startServerEncryption();
}

void Session::work()
{
    m_stirred = false;
    // The handshake's bytes are QSslSocket's.
    const bool shakingHands = m_socket->mode() != QSslSocket::UnencryptedMode && !m_encrypted;
    if (m_working || m_gone || shakingHands)
        return;
    m_working = true;
    if (m_deaf) {
        m_socket->readAll();
        m_working = false;
        return;
    }
    for (int taken = 0; !m_deaf && !m_gone;) {
        if (m_streaming && !sendMore())
            break;
        if (m_busy || m_deaf || m_socket->bytesToWrite() >= mostUnsent)
            break;
        if (taken >= mostAtOnce) {
            QMetaObject::invokeMethod(this, &Session::work, Qt::QueuedConnection);
            break;
        }
        if (takeOne()) {
            m_heardLast = std::chrono::steady_clock::now();
            ++taken;
            continue;
        }
        const QByteArray more = m_socket->readAll();
        if (more.isEmpty())
            break;
        m_input += more;
    }
    // All answers in one go, and now: left to itself, Qt goes round its loop once more before it writes.
    m_socket->flush();
    m_working = false;
    // Under TLS, writing may have read as well, and its signal found us working.
    if (!m_busy && !m_deaf && !m_gone && m_socket->bytesAvailable() > 0 &&
        m_socket->bytesToWrite() < mostUnsent)
        QMetaObject::invokeMethod(this, &Session::work, Qt::QueuedConnection);
}

/// False when the client must read first; true when all is on its way.
bool Session::sendMore()
{
    while (m_socket->bytesToWrite() < mostUnsent) {
        const QByteArray piece = m_answer.more();
        if (piece.isEmpty()) {
            m_answer.more = nullptr;
            m_streaming = false;
            follow();
            return true;
        }
        m_socket->write(piece);
        m_heardLast = std::chrono::steady_clock::now();
    }
    return false;
}

bool Session::takeOne()
{
    if (!m_encrypted && !m_heard && !m_input.isEmpty()) {
        m_heard = true;
        if (m_input.front() == handshakeRecord)
            noteEvent(eventTlsInClear);
    }
    const qsizetype end = m_input.indexOf('\n');
    if (m_skipping || (end < 0 ? m_input.size() : end) > longestLine) {
        // Forgotten as it comes, so that a line of any length costs no memory.
        const qsizetype gone = end < 0 ? m_input.size() : end + 1;
        m_skipped += gone;
        m_skipping = end < 0;
        m_input.remove(0, gone);
        if (m_skipped > mostSkipped)
            send(ServerAnswer::line(tooLong(), Then::Close));
        else if (!m_skipping)
            send(ServerAnswer::line(tooLong()));
        return !m_skipping;
    }
    if (end < 0)
        return false;
    QByteArray line = m_input.left(end);
    m_input.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (isWebRequest(line)) {
        // A web page can make a browser POST mail commands to any port; such a talk ends with its first line.
        note(By::Client, "(a web request)");
        send({{}, Then::Close});
        return true;
    }
    if (m_mechanism) {
        note(By::Client, "***");
        if (line == "*") {
            m_mechanism.reset();
            send(loginDone(Mechanism::Turn::Kind::Malformed));
            return true;
        }
        const auto decoded = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
        saslTurn(decoded ? m_mechanism->hear(*decoded) : Mechanism::Turn{});
        return true;
    }
    hear(line);
    return true;
}

bool Session::isWebRequest(const QByteArray &line) const
{
    for (const char *verb : {"GET ", "POST ", "HEAD ", "OPTIONS ", "PUT ", "CONNECT "}) {
        if (line.startsWith(verb))
            return true;
    }
    return false;
}

void Session::beginLogin(std::unique_ptr<Mechanism> mechanism, const std::optional<QByteArray> &initial)
{
    m_mechanism = std::move(mechanism);
    if (!initial) {
        saslTurn({Mechanism::Turn::Kind::Challenge, m_mechanism->opening().value_or(QByteArray())});
        return;
    }
    // "=" is an initial response of no octets (RFC 4954 section 4).
    const auto decoded = QByteArray::fromBase64Encoding(*initial == "=" ? QByteArray() : *initial,
                                                        QByteArray::AbortOnBase64DecodingErrors);
    saslTurn(decoded ? m_mechanism->hear(*decoded) : Mechanism::Turn{});
}

void Session::saslTurn(const Mechanism::Turn &turn)
{
    if (turn.kind == Mechanism::Turn::Kind::Challenge) {
        // Not in the transcript: with challenge and user name a password could be guessed at leisure.
        ServerAnswer answer = ServerAnswer::line(challenge(turn.challenge.toBase64()));
        answer.secret = !turn.challenge.isEmpty();
        send(std::move(answer));
        return;
    }
    const QString user = m_mechanism->user();
    m_mechanism.reset();
    if (turn.kind == Mechanism::Turn::Kind::Malformed)
        send(loginDone(turn.kind));
    else
        judged(user, turn.kind);
}

void Session::judged(const QString &user, Mechanism::Turn::Kind how)
{
    m_user = user;
    Moment at = moment("login");
    at.passwordRight = how == Mechanism::Turn::Kind::Accept;
    std::optional<ServerAnswer> other = insteadOf(at);
    m_authenticated = !other && *at.passwordRight;
    // Noted before the answer goes out: who reads the answer may ask for the numbers.
    m_desk.ledger->noteLogin(m_authenticated);
    if (m_authenticated && m_desk.plan.protocol != Protocol::Smtp)
        m_desk.ledger->noteReceiving(m_client);
    if (!m_authenticated)
        m_user.clear();
    ServerAnswer answer = other ? std::move(*other) : amended(at, loginDone(how));
    if (!m_authenticated && ++m_refusedLogins >= mostRefusedLogins && answer.then == Then::GoOn)
        answer.then = Then::Close;
    send(std::move(answer));
}

void Session::note(By who, const QByteArray &text)
{
    Transcript &transcript = m_desk.ledger->transcript;
    if (!transcript.wanted())
        return;
    const DoorPlan &plan = m_desk.plan;
    transcript.add(
        {m_visit, plan.host, plan.port, plan.protocol, m_client, m_desk.ledger->clock.now(), who, {}}, text);
}

void Session::noteEvent(const QString &event)
{
    note(By::Event, event.toUtf8());
}

} // namespace todoku
