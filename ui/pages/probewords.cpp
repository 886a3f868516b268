#include "ui/pages/probewords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

struct ProbeWords {
    Q_DECLARE_TR_FUNCTIONS(ProbeWords)
};

QString door(const ProbeState &state)
{
    if (state.purpose == Purpose::Name || state.endpoint.port == 0)
        return state.endpoint.host;
    return ProbeWords::tr("%1, port %2").arg(state.endpoint.host, QString::number(state.endpoint.port));
}

QString kind(const ProbeState &state)
{
    switch (state.purpose) {
    case Purpose::Name:
        return ProbeWords::tr("Name");
    case Purpose::Send:
        return ProbeWords::tr("Sending");
    case Purpose::SendAgain:
        return ProbeWords::tr("Sending after receiving");
    case Purpose::Receive:
        return ProbeWords::tr("Receiving");
    case Purpose::Look:
        return ProbeWords::tr("Alternative");
    case Purpose::Compare:
        return ProbeWords::tr("For comparison");
    }
    return {};
}

QString waitingFor(Step step)
{
    switch (step) {
    case Step::Resolve:
        return ProbeWords::tr("Looking the name up…");
    case Step::Connect:
        return ProbeWords::tr("Waiting for the connection…");
    case Step::Encrypt:
        return ProbeWords::tr("Setting up the encryption…");
    case Step::Greeting:
        return ProbeWords::tr("Waiting for the greeting…");
    case Step::Hello:
    case Step::HelloAgain:
        return ProbeWords::tr("Asking what the server can do…");
    case Step::StartTls:
        return ProbeWords::tr("Asking for encryption…");
    case Step::Authenticate:
        return ProbeWords::tr("Waiting for the user name and password to be checked…");
    case Step::Sender:
        return ProbeWords::tr("Asking whether the sender is accepted…");
    case Step::Recipient:
        return ProbeWords::tr("Asking whether the recipient is accepted…");
    case Step::Reset:
    case Step::Quit:
        return ProbeWords::tr("Saying goodbye…");
    }
    return {};
}

QString ended(const ProbeState &state)
{
    switch (state.outcome) {
    case Outcome::Accepted:
        return ProbeWords::tr("Works");
    case Outcome::Rejected:
        return ProbeWords::tr("The server declined");
    case Outcome::Deferred:
        return ProbeWords::tr("The server asks to come back later");
    case Outcome::TimedOut:
        return ProbeWords::tr("No answer came");
    case Outcome::Refused:
        return ProbeWords::tr("This port is not in use");
    case Outcome::Unreachable:
        return ProbeWords::tr("There is no way to the server");
    case Outcome::Closed:
        return ProbeWords::tr("The connection ended midway");
    case Outcome::NotFound:
        return ProbeWords::tr("The name is not known");
    case Outcome::Failed:
        return state.step == Step::Encrypt ? ProbeWords::tr("The encryption did not come about")
                                           : ProbeWords::tr("It could not be looked up");
    case Outcome::NotOffered:
        return ProbeWords::tr("The server does not offer what is needed");
    case Outcome::Garbled:
        return ProbeWords::tr("Something other than a mail server answered");
    case Outcome::Injected:
        return ProbeWords::tr("Stopped for safety: something came before the encryption");
    case Outcome::BadCertificate:
        return ProbeWords::tr("Stopped for safety: the certificate proves nothing");
    case Outcome::Withheld:
        return ProbeWords::tr("It answers; no login was tried"); // what is withheld is the password
    case Outcome::Aborted:
        return ProbeWords::tr("Stopped");
    }
    return {};
}

} // namespace

QString subjectOf(const ProbeState &state)
{
    return ProbeWords::tr("%1 – %2", "kind of probe – server").arg(kind(state), door(state));
}

QString standingOf(const ProbeState &state)
{
    switch (state.state) {
    case ProbeState::State::Waiting:
        return ProbeWords::tr("Waiting its turn");
    case ProbeState::State::Running:
        return state.waitingLong ? ProbeWords::tr("The server is slow to answer. Still waiting…")
                                 : waitingFor(state.step);
    case ProbeState::State::Done:
        return ended(state);
    }
    return {};
}

QString sentenceOf(const ProbeState &state)
{
    return ProbeWords::tr("%1: %2", "server: what is being waited for").arg(door(state), standingOf(state));
}

QString pictureOf(const ProbeState &state)
{
    switch (state.state) {
    case ProbeState::State::Waiting:
        return u"waiting"_s;
    case ProbeState::State::Running:
        return u"running"_s;
    case ProbeState::State::Done:
        break;
    }
    switch (state.outcome) {
    case Outcome::Accepted:
        return u"good"_s;
    case Outcome::Withheld:
    case Outcome::Aborted:
        return u"skipped"_s;
    case Outcome::Refused:
        return u"skipped"_s; // servers leave ports unused that others use
    default:
        break;
    }
    // What a port that nobody asked for does not do is no trouble.
    return state.purpose == Purpose::Look || state.purpose == Purpose::Compare ? u"skipped"_s : u"trouble"_s;
}

} // namespace todoku
