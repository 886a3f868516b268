#include "conversation/sasl.h"

#include <QEventLoop>
#include <QTimer>

#include <mutex>
#include <utility>

namespace todoku
{

namespace
{

/// Cyrus SASL is safe in several threads only for who gives it locks before it is loaded, and QCA does not:
/// two logins at once corrupt its memory. Steps are short, since nobody waits for the network meanwhile.
std::mutex &oneAtATime()
{
    static std::mutex mutex;
    return mutex;
}

const QStringList &spoken()
{
    static const QStringList strongestFirst{QStringLiteral("SCRAM-SHA-256"), QStringLiteral("SCRAM-SHA-1"),
                                            QStringLiteral("DIGEST-MD5"),    QStringLiteral("CRAM-MD5"),
                                            QStringLiteral("PLAIN"),         QStringLiteral("LOGIN")};
    return strongestFirst;
}

/// How long Cyrus may compute; SCRAM with a million rounds still ends within it.
constexpr int patienceMs = 10'000;

} // namespace

QString Sasl::strongestOf(const QStringList &offered)
{
    for (const QString &mechanism : spoken())
        if (offered.contains(mechanism, Qt::CaseInsensitive))
            return mechanism;
    return {};
}

bool Sasl::wantsTokenOnly(const QStringList &offered)
{
    return strongestOf(offered).isEmpty() &&
           (offered.contains(QStringLiteral("XOAUTH2"), Qt::CaseInsensitive) ||
            offered.contains(QStringLiteral("OAUTHBEARER"), Qt::CaseInsensitive));
}

/// QCA::SASL tells by signals; this turns each step into a call that returns.
class Sasl::Exchange
{
public:
    Exchange(QString mechanism, QString service, QString host, const Login &login)
        : m_mechanism(std::move(mechanism)), m_service(std::move(service)), m_host(std::move(host)),
          m_login(login)
    {
        QObject::connect(&m_sasl, &QCA::SASL::clientStarted, &m_loop,
                         [this](bool has, const QByteArray &data) {
                             if (has)
                                 m_answer = data;
                             finishStep(true);
                         });
        QObject::connect(&m_sasl, &QCA::SASL::nextStep, &m_loop, [this](const QByteArray &data) {
            m_answer = data;
            finishStep(true);
        });
        QObject::connect(&m_sasl, &QCA::SASL::needParams, &m_loop, [this](const QCA::SASL::Params &params) {
            if (params.needUsername())
                m_sasl.setUsername(m_login.user);
            if (params.needPassword())
                m_sasl.setPassword(m_login.password.reveal());
            if (params.canSendRealm()) {
                const QStringList realms = m_sasl.realmList();
                m_sasl.setRealm(realms.isEmpty() ? QString() : realms.first());
            }
            m_sasl.continueAfterParams();
        });
        QObject::connect(&m_sasl, &QCA::SASL::authenticated, &m_loop, [this] { finishStep(true); });
        QObject::connect(&m_sasl, &QCA::SASL::error, &m_loop, [this] { finishStep(false); });
        m_patience.setSingleShot(true);
        QObject::connect(&m_patience, &QTimer::timeout, &m_loop, [this] { finishStep(false); });
        // PLAIN is allowed here: whether a secret may travel on this wire was decided before (see AskLeave).
        // No security layer: TLS is that.
        m_sasl.setConstraints(QCA::SASL::AllowPlain, 0, 0);
    }

    ~Exchange()
    {
        if (m_answer)
            wipe(*m_answer);
    }

    std::optional<QByteArray> start()
    {
        m_started = true;
        m_sasl.startClient(m_service, m_host, {m_mechanism}, QCA::SASL::AllowClientSendFirst);
        return await();
    }

    std::optional<QByteArray> step(const QByteArray &challenge)
    {
        if (m_failed)
            return std::nullopt;
        m_sasl.putStep(challenge);
        auto answer = await();
        if (m_failed)
            return std::nullopt;
        return answer ? answer : QByteArray();
    }

    bool started() const { return m_started; }
    bool failed() const { return m_failed; }

private:
    std::optional<QByteArray> await()
    {
        m_answer.reset();
        m_stepDone = false;
        m_patience.start(patienceMs);
        while (!m_stepDone)
            m_loop.exec();
        m_patience.stop();
        if (m_failed)
            return std::nullopt;
        return std::exchange(m_answer, std::nullopt);
    }

    void finishStep(bool good)
    {
        m_failed = m_failed || !good;
        m_stepDone = true;
        m_loop.quit();
    }

    QEventLoop m_loop;
    QTimer m_patience;
    QCA::SASL m_sasl;
    QString m_mechanism;
    QString m_service;
    QString m_host;
    Login m_login;
    std::optional<QByteArray> m_answer;
    bool m_started = false;
    bool m_stepDone = false;
    bool m_failed = false;
};

Sasl::Sasl(const QString &mechanism, const QString &service, const QString &host, const Login &login)
{
    const std::lock_guard lock(oneAtATime());
    m_exchange = std::make_unique<Exchange>(mechanism, service, host, login);
}

Sasl::~Sasl()
{
    const std::lock_guard lock(oneAtATime());
    m_exchange.reset();
}

std::optional<QByteArray> Sasl::initialResponse()
{
    const std::lock_guard lock(oneAtATime());
    return m_exchange->start();
}

std::optional<QByteArray> Sasl::answer(const QByteArray &challenge)
{
    const std::lock_guard lock(oneAtATime());
    return m_exchange->step(challenge);
}

} // namespace todoku
