#include "checkup/openedway.h"

#include "checkup/examination.h"
#include "findings/finding.h"
#include "probes/smtp.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;
using std::chrono::seconds;

/// For the whole of one question.
constexpr seconds patience{60};
/// While waiting, the clock is looked at so often: a computer that slept knows it soon after.
constexpr seconds glance{15};

const Conversation *holding(const Evidence &evidence, const QString &exchange)
{
    for (const Conversation &talk : evidence.conversations)
        for (const Exchange &one : talk.exchanges)
            if (one.id == exchange)
                return &talk;
    return nullptr;
}

/// The address that stands in RCPT TO:<...>.
QString recipientIn(const Conversation &talk)
{
    const Exchange *rcpt = talk.at(Step::Recipient);
    return rcpt ? rcpt->said.section(u'<', 1).section(u'>', 0, 0) : QString();
}

} // namespace

std::optional<OpenedWay> wayOpenedByReceiving(const Evidence &evidence)
{
    for (const Finding &finding : findIn(evidence)) {
        if (finding.id != "pop-before-smtp.proved"_L1)
            continue;
        const Conversation *before = holding(evidence, finding.exhibits.value(0));
        const Conversation *after = holding(evidence, finding.exhibits.value(1));
        if (!before || !after || !evidence.circumstances.received.isValid())
            continue;
        return OpenedWay{after->endpoint,
                         after->address,
                         after->source,
                         after->sender,
                         recipientIn(*after),
                         before->last()->reply.code,
                         evidence.circumstances.received};
    }
    return {};
}

DoorAnswer askAgain(const OpenedWay &way, const CheckQuestion &ask, const std::stop_token &stop)
{
    SocketRoute route;
    route.addresses = {way.address};
    route.port = way.door.port;
    takeDetours(route, ask.detours, way.door.host);
    if (!ask.caFile.isEmpty())
        route.trust = TrustAnchors::withFile(ask.caFile).value_or(TrustAnchors());
    route.deadline = QDeadlineTimer(patience);
    route.stop = stop;
    route.clock = ask.clock;
    SocketWire wire(route);
    SmtpQuestion question;
    question.endpoint = way.door;
    question.purpose = Purpose::SendAgain;
    question.sender = way.sender;
    question.recipients = {way.recipient};
    const Conversation talk = probeSmtp(wire, question);
    const Exchange *last = talk.last();
    // From another address it would be another line's window, and none.
    if (!last || talk.source != way.source)
        return DoorAnswer::Unclear;
    if (talk.accepted(Step::Recipient))
        return DoorAnswer::Taken;
    const bool refused = last->step == Step::Sender || last->step == Step::Recipient;
    return refused && last->reply.code == way.refusal ? DoorAnswer::Refused : DoorAnswer::Unclear;
}

seconds sinceLogin(const OpenedWay &way)
{
    return seconds(std::max(qint64(0), way.received.secsTo(QDateTime::currentDateTimeUtc())));
}

WindowWays windowWays(const OpenedWay &way, const CheckQuestion &ask, const std::stop_token &stop,
                      std::function<void(const SendingWindow &)> told)
{
    const auto waitUntil = [way, stop](seconds moment) -> std::optional<seconds> {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any never;
        while (!stop.stop_requested() && sinceLogin(way) < moment)
            never.wait_for(lock, stop, std::min(glance, moment - sinceLogin(way)), [] { return false; });
        return stop.stop_requested() ? std::nullopt : std::optional(sinceLogin(way));
    };
    CheckQuestion asked = ask;
    asked.password = {}; // nobody needs it here
    return {[way, asked, stop] { return askAgain(way, asked, stop); }, waitUntil, std::move(told)};
}

} // namespace todoku
