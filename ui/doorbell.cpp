#include "ui/doorbell.h"

#include <QCryptographicHash>
#include <QDir>
#include <QEventLoop>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr int patienceMs = 1000;
const QByteArray answer = "coming\n";

/// Short, since the name of a socket may have a hundred letters only.
QString nameFor(const QStringList &call)
{
    QStringList all = call;
    all += qEnvironmentVariable("DISPLAY");
    all += qEnvironmentVariable("WAYLAND_DISPLAY");
    all += QDir::homePath(); // on Windows, all users' pipes share one room
    const QByteArray digest =
        QCryptographicHash::hash(all.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = u"todoku-%1"_s.arg(QString::fromLatin1(digest));
#ifdef Q_OS_UNIX
    // The user's own folder, where no stranger can lay a socket of that name.
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + name;
#else
    return name;
#endif
}

} // namespace

Doorbell::Doorbell(const QStringList &call, QObject *parent)
    : QObject(parent), m_name(nameFor(call)), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server->nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->write(answer);
            caller->disconnectFromServer();
            Q_EMIT rung();
        }
    });
}

Doorbell::~Doorbell() = default;

bool Doorbell::ring() const
{
    QLocalSocket caller;
    QEventLoop untilTold;
    QObject::connect(&caller, &QLocalSocket::readyRead, &untilTold, [&] {
        if (caller.canReadLine())
            untilTold.quit();
    });
    QObject::connect(&caller, &QLocalSocket::disconnected, &untilTold, &QEventLoop::quit);
    // Queued: where nobody listens it is said before the loop begins.
    QObject::connect(&caller, &QLocalSocket::errorOccurred, &untilTold, &QEventLoop::quit,
                     Qt::QueuedConnection);
    // A first one that hangs accepts, but does not answer: then there is a second window after all.
    QTimer::singleShot(patienceMs, &untilTold, &QEventLoop::quit);
    caller.connectToServer(m_name, QIODevice::ReadOnly);
    untilTold.exec();
    return caller.readLine() == answer;
}

void Doorbell::listen()
{
    if (m_server->listen(m_name))
        return;
    // One that fell has left its socket behind.
    if (m_server->serverError() == QAbstractSocket::AddressInUseError && !ring()) {
        QLocalServer::removeServer(m_name);
        m_server->listen(m_name);
    }
}

} // namespace todoku
