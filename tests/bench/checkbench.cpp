// How close a whole check comes to what cannot be had faster: the server's delay per reply, times the replies
// on the longest chain of questions of which each needs the answer before it.
//
//   checkbench [DELAY-MS]      prints one line per kind of account: whole check, limit, ratio

#include "checkup/checkup.h"
#include "rehearsal/rehearsal.h"
#include "resources.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QtCrypto>

#include <algorithm>
#include <cstdio>

namespace
{

using namespace todoku;

struct Chain {
    const char *scenario;
    const char *what;
    int replies; ///< on the longest chain
    const char *links;
};

// Who may log in waits for what the senders show unauthenticated: a login would open the door that the
// experiment of POP before SMTP wants to find shut. Sending waits for receiving: a password is never tried
// twice once refused, so somebody is first. SCRAM-SHA-256, the strongest that the bundled server offers,
// takes three replies.
constexpr Chain chains[] = {
    {"sending-works", "healthy account", 12,
     "587: greeting EHLO STARTTLS EHLO | 995: SCRAM 3 | 465: SCRAM 3 MAIL RCPT"},
    {"infosphere-pop-before-smtp", "POP before SMTP", 12,
     "25: greeting EHLO MAIL RCPT RCPT | 995: SCRAM 3 | 25 again: greeting EHLO MAIL RCPT"},
};

double wholeCheck(const Chain &chain, std::chrono::milliseconds delay)
{
    const Result<Scenario> known = loadScenario(QString::fromLatin1(chain.scenario));
    if (!known)
        return 0;
    Scenario slow = *known;
    for (DoorPlan &door : slow.doors)
        door.delay = delay;
    const auto patient = Patient::admit(slow);
    if (!patient)
        return 0;
    Checkup checkup(questionFor(slow, **patient));
    QObject::connect(&checkup, &Checkup::finished, qApp, &QCoreApplication::quit);
    QElapsedTimer clock;
    clock.start();
    checkup.start();
    QCoreApplication::exec();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QCA::Initializer qca;
    openResources();
    const std::chrono::milliseconds delay(argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 100);
    for (const Chain &chain : chains) {
        double best = 0;
        for (int run = 0; run < 3; ++run) {
            const double ms = wholeCheck(chain, delay);
            best = run == 0 ? ms : std::min(best, ms);
        }
        const double limit = static_cast<double>(chain.replies) * static_cast<double>(delay.count());
        std::printf("%-16s %6.0f ms   limit %2d x %d ms = %5.0f ms   ratio %.2f   (%s)\n", chain.what, best,
                    chain.replies, static_cast<int>(delay.count()), limit, best / limit, chain.links);
    }
    return 0;
}
