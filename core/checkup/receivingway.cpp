#include "checkup/examination.h"

#include "probes/imap.h"
#include "probes/pop3.h"

namespace todoku
{

namespace
{

/// Leaves the guard's list in every case.
class ReceiversTurn
{
public:
    ReceiversTurn(LoginGuard &guard, int rank) : m_guard(guard), m_rank(rank) {}
    ~ReceiversTurn() { m_guard.receiverLeaves(m_rank); }
    ReceiversTurn(const ReceiversTurn &) = delete;
    ReceiversTurn &operator=(const ReceiversTurn &) = delete;

private:
    LoginGuard &m_guard;
    int m_rank;
};

} // namespace

void examineReceiving(Examination &exam, Protocol protocol, const NamedServer &server, quint16 port, int rank)
{
    const ReceiversTurn turn(exam.guard(), rank);
    const Endpoint door{server.host, port, server.securityAt(port)};
    const int probe = exam.announce(Purpose::Receive, protocol, door);
    const NameAnswer found = exam.addressesOf(server.host, Purpose::Receive);
    if (found.kind != NameAnswer::Kind::Found)
        return exam.done(probe, Outcome::NotFound);
    ReceiveQuestion ask;
    ask.endpoint = door;
    ask.askLeave = [&exam, rank](const Conversation &soFar) {
        return exam.guard().leaveToReceive(soFar, rank);
    };
    TalkObserver observer = exam.observe(probe);
    observer.heard = [&exam](const Conversation &soFar) {
        const Exchange &exchange = soFar.exchanges.constLast();
        if (exchange.step != Step::Authenticate || soFar.user.isEmpty())
            return;
        if (exchange.accepted())
            exam.noteReceived();
        const auto &judge = exam.ask().refusalIsAboutCredentials;
        const bool refused = exchange.outcome == Outcome::Rejected;
        exam.guard().ended(soFar, refused && (!judge || judge(soFar)));
    };
    Conversation talk;
    do {
        SocketWire wire(exam.routeTo(server.host, port, found, exam.stopToken()));
        talk = protocol == Protocol::Imap ? probeImap(wire, ask, observer) : probePop3(wire, ask, observer);
        exam.add(talk);
    } while (exam.guard().mayTryOtherForm(talk) && !exam.stopToken().stop_requested());
    exam.done(probe, talk.last() ? talk.last()->outcome : Outcome::Aborted);
}

} // namespace todoku
