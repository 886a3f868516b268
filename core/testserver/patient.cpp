#include "testserver/patient.h"

#include "evidence/handover.h"
#include "testserver/authority.h"
#include "testserver/listener.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

namespace todoku
{

namespace
{

/// 20 letters and digits, some 100 bits; none of them is mistaken for another when read aloud.
QByteArray randomPassword()
{
    static const QByteArray letters("abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPRSTUVWXYZ23456789");
    QByteArray password;
    for (int i = 0; i < 20; ++i)
        password += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    return password;
}

} // namespace

/// Everything that lives in the server's thread; made and destroyed there.
struct Doors {
    std::vector<std::unique_ptr<Listener>> open;
    std::vector<std::unique_ptr<RefusedPort>> refused;
    std::vector<std::unique_ptr<SilentPort>> silent;
};

struct Patient::Body {
    Ledger ledger;
    Listening listening;
    Secret password;
    Authority authority;
    QTemporaryDir papers;
    QThread thread;
    QObject foothold; ///< in the thread: what is to be done there is called through it
    std::unique_ptr<Doors> doors;

    template <class Do>
    void inThread(Do what)
    {
        handOver([&] {
            QMetaObject::invokeMethod(
                &foothold,
                [&what] {
                    takeOver();
                    what();
                    giveBack();
                },
                Qt::BlockingQueuedConnection);
        });
        takeOver();
    }

    ~Body()
    {
        if (thread.isRunning()) {
            inThread([this] { doors.reset(); });
            thread.quit();
            thread.wait();
        }
    }

    /// Opens one door, in the server's thread.
    std::optional<Complaint> openDoor(const Scenario &scenario, const DoorPlan &plan, quint16 port);

    QMap<CertificateFamily, QSslConfiguration> certificates;
};

std::optional<Complaint> Patient::Body::openDoor(const Scenario &scenario, const DoorPlan &plan, quint16 port)
{
    const Result<LoopbackAddress> address = LoopbackAddress::from(plan.address);
    if (!address)
        return address.complaint();
    Door door{plan.host, plan.port, 0, plan.address};
    if (plan.state == DoorState::Refused) {
        Result<std::unique_ptr<RefusedPort>> opened = RefusedPort::open(*address, port);
        if (!opened)
            return opened.complaint();
        door.localPort = (*opened)->port();
        doors->refused.push_back(std::move(*opened));
    } else if (plan.state == DoorState::Silent) {
        Result<std::unique_ptr<SilentPort>> opened = SilentPort::open(*address, port);
        if (!opened)
            return opened.complaint();
        door.localPort = (*opened)->port();
        doors->silent.push_back(std::move(*opened));
    } else {
        auto desk = std::make_unique<Desk>();
        desk->plan = plan;
        const bool foreign = plan.host == elsewhereHost;
        desk->domain = foreign ? elsewhereHost.section(u'.', 1) : scenario.domain();
        desk->mailboxes =
            foreign ? QStringList{QStringLiteral("someone@elsewhere.example")} : scenario.mailboxes;
        desk->address = scenario.address;
        desk->credentials = {scenario.user, password.reveal().toByteArray(), plan.host,
                             scenario.token.toUtf8()};
        if (plan.otherPassword)
            desk->credentials.password += "-of-old";
        desk->tls = certificates.value(plan.certificate);
        if (plan.oldTlsOnly)
            speakOldTlsOnly(desk->tls);
        desk->ledger = &ledger;
        for (const BehaviourPlan &behaviour : plan.behaviours)
            desk->behaviours.push_back(makeBehaviour(behaviour, ledger));
        auto listener = std::make_unique<Listener>(std::move(desk));
        if (!listener->open(*address, port))
            return portTaken(port, listener->errorString());
        door.localPort = listener->serverPort();
        doors->open.push_back(std::move(listener));
    }
    listening.doors.append(door);
    return std::nullopt;
}

Result<std::unique_ptr<Patient>> Patient::admit(const Scenario &scenario, quint16 portBase, Secret password,
                                                std::function<void(const SpokenLine &)> told)
{
    auto body = std::make_unique<Body>();
    body->ledger.transcript.tell(std::move(told));
    if (password.isEmpty()) {
        QByteArray random = randomPassword();
        password = Secret::takeFrom(random);
    }
    body->password = password;
    body->ledger.transcript.keepOut(password.reveal().toByteArray());
    body->ledger.transcript.keepOut(scenario.token.toUtf8());
    body->listening.address = scenario.address;
    body->listening.user = scenario.user;
    body->listening.token = scenario.token;

    // Whoever tries the server by hand says localhost.
    QStringList names;
    for (const DoorPlan &door : scenario.doors)
        names.append(door.host);
    names += {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    names.removeDuplicates();
    for (const DoorPlan &door : scenario.doors) {
        if (door.state == DoorState::Open && !body->certificates.contains(door.certificate))
            body->certificates.insert(door.certificate, body->authority.issue(door.certificate, names));
    }

    QFile authority(body->papers.filePath(QStringLiteral("ca.pem")));
    // The folder is 0700 as QTemporaryDir makes it; the file follows suit before anything stands in it.
    if (!authority.open(QIODevice::WriteOnly) ||
        !authority.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        authority.write(body->authority.pem()) < 0) {
        return Complaint{
            authority.fileName(),
            0,
            {QStringLiteral("証明書のファイルを書けません（%1）。").arg(authority.errorString()),
             QStringLiteral("The certificate's file cannot be written (%1).").arg(authority.errorString())}};
    }
    authority.close();
    body->listening.caFile = authority.fileName();

    body->foothold.moveToThread(&body->thread);
    body->thread.setObjectName(QStringLiteral("test server"));
    body->thread.start();
    std::optional<Complaint> complaint;
    body->inThread([&] {
        body->doors = std::make_unique<Doors>();
        for (const DoorPlan &plan : scenario.doors) {
            // The comparison server has the provider's port numbers, which can be given away only once.
            const int port = portBase && plan.host != elsewhereHost ? portBase + plan.port : 0;
            if (port > 65535)
                complaint = portTaken(plan.port, QStringLiteral("> 65535"));
            else
                complaint = body->openDoor(scenario, plan, static_cast<quint16>(port));
            if (complaint)
                return;
        }
    });
    if (complaint)
        return *complaint;
    return std::unique_ptr<Patient>(new Patient(std::move(body)));
}

Patient::Patient(std::unique_ptr<Body> body) : m_body(std::move(body)) {}

Patient::~Patient() = default;

const Listening &Patient::listening() const
{
    return m_body->listening;
}

Secret Patient::password() const
{
    return m_body->password;
}

void Patient::advanceClock(std::chrono::seconds by)
{
    m_body->ledger.clock.advance(by);
}

QStringList Patient::transcript() const
{
    return m_body->ledger.transcript.lines();
}

int Patient::loginsAccepted() const
{
    return m_body->ledger.loginsAccepted();
}

int Patient::loginsRefused() const
{
    return m_body->ledger.loginsRefused();
}

QList<ReceivedMail> Patient::mails() const
{
    return m_body->ledger.mails();
}

QJsonObject listeningLine(const Patient &patient)
{
    static const QMap<quint16, QString> words{
        {25, QStringLiteral("smtp")},         {587, QStringLiteral("submission")},
        {465, QStringLiteral("submissions")}, {110, QStringLiteral("pop3")},
        {995, QStringLiteral("pop3s")},       {143, QStringLiteral("imap")},
        {993, QStringLiteral("imaps")}};
    const Listening &listening = patient.listening();
    QJsonObject ports;
    for (const Door &door : listening.doors) {
        if (door.host != elsewhereHost && words.contains(door.port))
            ports.insert(words.value(door.port), door.localPort);
    }
    QJsonObject line{
        {QStringLiteral("listening"), ports},
        {QStringLiteral("address"), listening.address},
        {QStringLiteral("user"), listening.user},
        {QStringLiteral("password"), QString::fromUtf8(patient.password().reveal().toByteArray())},
        {QStringLiteral("ca"), listening.caFile}};
    if (!listening.token.isEmpty())
        line.insert(QStringLiteral("token"), listening.token);
    return line;
}

} // namespace todoku
