#include "testserver/loopback.h"

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstring>

namespace todoku
{

Result<LoopbackAddress> LoopbackAddress::from(const QString &text)
{
    const QHostAddress address(text);
    if (address == QHostAddress(QHostAddress::LocalHost) ||
        address == QHostAddress(QHostAddress::LocalHostIPv6))
        return LoopbackAddress(address);
    return Complaint{
        QString(),
        0,
        {QStringLiteral("試験用サーバーが待ち受けるのは 127.0.0.1 と ::1 だけです。「%1」は使えません。")
             .arg(text.left(60)),
         QStringLiteral("The test server listens on 127.0.0.1 and ::1 only; \"%1\" cannot be used.")
             .arg(text.left(60))}};
}

Complaint portTaken(quint16 port, const QString &why)
{
    return {QString(),
            0,
            {QStringLiteral(
                 "ポート %1 で待ち受けられません（%2）。ほかのプログラムが使っていないか確かめてください。")
                 .arg(port)
                 .arg(why),
             QStringLiteral("Port %1 cannot be listened at (%2); perhaps another program has it.")
                 .arg(port)
                 .arg(why)}};
}

Result<std::unique_ptr<RefusedPort>> RefusedPort::open(const LoopbackAddress &address, quint16 port)
{
    auto refused = std::make_unique<RefusedPort>();
    if (!refused->m_socket.bind(address.address(), port, QAbstractSocket::DontShareAddress))
        return portTaken(port, refused->m_socket.errorString());
    return Result<std::unique_ptr<RefusedPort>>(std::move(refused));
}

#ifdef Q_OS_LINUX

namespace
{

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;

    SocketAddress(const QHostAddress &address, quint16 port)
    {
        if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            auto *in6 = reinterpret_cast<sockaddr_in6 *>(&storage);
            in6->sin6_family = AF_INET6;
            in6->sin6_addr = in6addr_loopback;
            in6->sin6_port = htons(port);
            size = sizeof *in6;
        } else {
            auto *in4 = reinterpret_cast<sockaddr_in *>(&storage);
            in4->sin_family = AF_INET;
            in4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            in4->sin_port = htons(port);
            size = sizeof *in4;
        }
    }
    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
    quint16 port() const
    {
        return ntohs(storage.ss_family == AF_INET6
                         ? reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port
                         : reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
    }
};

} // namespace

Result<std::unique_ptr<SilentPort>> SilentPort::open(const LoopbackAddress &address, quint16 port)
{
    std::unique_ptr<SilentPort> silent(new SilentPort);
    SocketAddress where(address.address(), port);
    const auto newSocket = [&] {
        const int fd = ::socket(where.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        silent->m_descriptors.push_back(fd);
        return fd;
    };
    const int door = newSocket();
    if (::bind(door, where.get(), where.size) != 0 || ::listen(door, 0) != 0)
        return portTaken(port, QString::fromLocal8Bit(std::strerror(errno)));
    ::getsockname(door, where.get(), &where.size);
    silent->m_port = where.port();
    // A backlog of 0 holds one connection. The first of these fills it (on the loopback it stands when
    // connect() returns); the others would take the place if it were ever given up.
    for (int i = 0; i < 3; ++i)
        static_cast<void>(
            ::connect(newSocket(), where.get(), where.size)); // the others are still on their way
    return Result<std::unique_ptr<SilentPort>>(std::move(silent));
}

SilentPort::~SilentPort()
{
    for (const int fd : m_descriptors)
        ::close(fd);
}

#else

Result<std::unique_ptr<SilentPort>> SilentPort::open(const LoopbackAddress &, quint16)
{
    return Complaint{QString(),
                     0,
                     {QStringLiteral("応答のないポートを演じられるのは Linux だけです。"),
                      QStringLiteral("A port that does not answer can be acted out on Linux only.")}};
}

SilentPort::~SilentPort() = default;

#endif

} // namespace todoku
