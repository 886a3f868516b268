#include "findings/rules.h"

namespace todoku
{

namespace
{

/// What is no trouble in itself: a login that was not needed, a port 25 without STARTTLS, our own goodbye.
bool isTrouble(const Conversation &talk, const Exchange &exchange)
{
    if (exchange.accepted() || exchange.step == Step::Quit || exchange.step == Step::Reset)
        return false;
    if (exchange.outcome == Outcome::Withheld)
        return exchange.detail != QLatin1String("not-needed");
    if (exchange.outcome == Outcome::Aborted)
        return false;
    // EHLO that is answered by "what?" and then HELO that is taken: an old server, no trouble.
    if (exchange.step == Step::Hello && talk.at(Step::Hello) && talk.at(Step::Hello)->accepted())
        return false;
    return true;
}

QString idOf(const Exchange &exchange)
{
    const Step step = exchange.step == Step::HelloAgain ? Step::Hello : exchange.step;
    return name(step) + u'.' + name(exchange.outcome);
}

} // namespace

Findings findSingleTroubles(const Evidence &evidence)
{
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.purpose == Purpose::Look || talk.purpose == Purpose::Compare)
            continue;
        for (const Exchange &exchange : talk.exchanges)
            if (isTrouble(talk, exchange))
                findings +=
                    Finding{idOf(exchange), {exchange.id}, factsOf(talk, exchange, evidence.circumstances)};
    }
    return findings;
}

} // namespace todoku
