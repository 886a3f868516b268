#include "ui/consultation.h"

#include "accounts/recommendation.h"
#include "diagnosis/credentials.h"
#include "resultcode/resultcode.h"

#include <algorithm>

namespace todoku
{

Consultation::Consultation(KnowledgeReader reader, QObject *parent)
    : QObject(parent), m_reader(std::move(reader))
{
}

Consultation::~Consultation() = default;

std::optional<Complaint> Consultation::prepare()
{
    if (m_knowledge)
        return std::nullopt;
    Result<Knowledge> read = m_reader();
    if (!read)
        return read.complaint();
    m_knowledge = *std::move(read);
    return std::nullopt;
}

void Consultation::start(const CheckQuestion &question)
{
    m_stopped = false;
    m_evidence = {};
    m_diagnosis = {};
    m_elapsedMs = 0;
    prepare();
    CheckQuestion asked = question;
    asked.providers = m_providers;
    m_asked = asked;
    m_asked.password = {};
    // Copied: the probes ask it from threads of their own, and knowledge never changes once read.
    if (m_knowledge)
        asked.refusalIsAboutCredentials = [known = *m_knowledge](const Conversation &talk) {
            return refusalIsAboutCredentials(talk, known);
        };
    m_checkup = std::make_unique<Checkup>(std::move(asked));
    connect(m_checkup.get(), &Checkup::probeChanged, this, &Consultation::probeChanged);
    connect(m_checkup.get(), &Checkup::progressed, this, &Consultation::progressed);
    connect(m_checkup.get(), &Checkup::finished, this, &Consultation::finish);
    m_clock.start();
    m_checkup->start();
}

void Consultation::stop()
{
    if (!m_checkup)
        return;
    m_stopped = true;
    m_checkup->stop();
}

Advice Consultation::advice(Language language) const
{
    Advice advice = advise(m_diagnosis, language);
    const Circumstances &asked = m_evidence.circumstances;
    const auto provider = m_providers.byId(asked.provider);
    const auto known = provider && *provider ? serversFor(**provider, asked.address) : QList<KnownServer>();
    advice.settings = recommended(advice.settings, known, m_evidence);
    if (m_numbers)
        advice.code = encode(summaryOf(advice, m_evidence, *m_numbers));
    return advice;
}

std::optional<RememberedResult> Consultation::toRemember(const QString &label, const QDateTime &when) const
{
    if (!m_numbers)
        return std::nullopt;
    const Advice told = advice(Language::English);
    return rememberedFrom(told, m_evidence, summaryOf(told, m_evidence, *m_numbers), label, when);
}

std::optional<OpenedWay> Consultation::openedWay() const
{
    const auto &outgoing = m_diagnosis.settings.outgoing;
    if (!outgoing || outgoing->auth != u"receive-first")
        return {};
    return wayOpenedByReceiving(m_evidence);
}

std::optional<Opening> Consultation::opening() const
{
    const auto way = openedWay();
    if (!way)
        return {};
    Opening opening{way->received, {}};
    const Circumstances &asked = m_evidence.circumstances;
    // Where the user named the servers, nobody looked for the provider; its own servers tell.
    const auto provider =
        asked.provider.isEmpty() ? m_providers.forAddress(asked.address) : m_providers.byId(asked.provider);
    if (!provider || !*provider || !(*provider)->receiveFirst)
        return opening;
    const auto servers = serversFor(**provider, asked.address);
    const bool isTheirs = !asked.provider.isEmpty() ||
                          std::any_of(servers.cbegin(), servers.cend(), [&](const KnownServer &server) {
                              return server.settings.host.compare(way->door.host, Qt::CaseInsensitive) == 0;
                          });
    const ReceiveFirst &known = *(*provider)->receiveFirst;
    if (isTheirs && known.backing.confidence != Confidence::Unverified) {
        opening.minutes = known.minutes;
        opening.about = known.backing.confidence != Confidence::Confirmed;
    }
    return opening;
}

void Consultation::finish()
{
    if (!m_checkup)
        return;
    m_elapsedMs = double(m_clock.nsecsElapsed()) / 1e6;
    m_evidence = m_checkup->evidence();
    // It is still sending its signal.
    m_checkup.release()->deleteLater();
    // Without knowledge there is still the evidence to show.
    prepare();
    m_diagnosis = diagnose(findIn(m_evidence), m_knowledge.value_or(Knowledge()));
    Q_EMIT finished();
}

} // namespace todoku
