// A process that probes for a long time must not grow.
//
//     manyprobes COUNT    probes the bundled server so often, login and all; fails where memory, descriptors
//     or
//                         threads became more

#include "conversation/socketwire.h"
#include "leakcheck.h"
#include "probes/smtp.h"
#include "rehearsal/rehearsal.h"
#include "resources.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

// The address sanitizer's heap grows by its own books; there, its search for leaks tells instead.
#ifdef __SANITIZE_ADDRESS__
constexpr bool memoryTells = false;
#else
constexpr bool memoryTells = true;
#endif

/// What the process holds now, as the kernel counts it.
struct Held {
    long kilobytes = 0;
    qsizetype descriptors = 0;
    qsizetype threads = 0;
};

Held held()
{
    Held now;
    std::ifstream statm("/proc/self/statm");
    long size = 0;
    long resident = 0;
    statm >> size >> resident;
    now.kilobytes = resident * (sysconf(_SC_PAGESIZE) / 1024);
    constexpr auto all = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System;
    now.descriptors = QDir(u"/proc/self/fd"_s).entryList(all).size();
    now.threads = QDir(u"/proc/self/task"_s).entryList(all).size();
    return now;
}

bool probed(const CheckQuestion &question, const TrustAnchors &trust)
{
    SocketRoute route;
    for (const Detour &detour : question.detours) {
        if (detour.host == question.smtp.host && detour.port == 587) {
            route.addresses = {detour.toAddress};
            route.port = detour.toPort;
        }
    }
    route.trust = trust;
    route.deadline = QDeadlineTimer(std::chrono::seconds(30));
    SocketWire wire(route);
    const auto leave = [&](const Conversation &) {
        return LoginLeave{Login{question.user, question.password}, {}, false};
    };
    const Conversation talk = probeSmtp(wire, {{question.smtp.host, 587, Security::StartTls},
                                               Purpose::Send,
                                               question.address,
                                               {question.address},
                                               leave,
                                               Step::Recipient});
    return std::any_of(talk.exchanges.cbegin(), talk.exchanges.cend(), [](const Exchange &exchange) {
        return exchange.step == Step::Recipient && exchange.outcome == Outcome::Accepted;
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QCA::Initializer qca;
    openResources();
    const int count = argc > 1 ? std::atoi(argv[1]) : 0;
    const Result<Rehearsal> rehearsal = rehearse(u"sending-works"_s);
    const auto trust = rehearsal ? TrustAnchors::withFile(rehearsal->question.caFile) : std::nullopt;
    if (count <= 0 || !trust) {
        std::fputs("usage: manyprobes COUNT\n", stderr);
        return 2;
    }
    Held before;
    const int first = std::max(50, count / 10); // until heaps, pools and tables have their size
    for (int i = 0; i < first + count; ++i) {
        if (i == first)
            before = held();
        if (!probed(rehearsal->question, *trust)) {
            std::fprintf(stderr, "probe %d did not reach RCPT\n", i);
            return 1;
        }
    }
    const Held after = held();
    std::printf("%d probes: memory %ld KiB, then %ld KiB; descriptors %d, %d; threads %d, %d\n", count,
                before.kilobytes, after.kilobytes, int(before.descriptors), int(after.descriptors),
                int(before.threads), int(after.threads));
    std::fflush(stdout);
    lookForLeaksNow();
    // A block left behind by each probe would be more than the heap's own coming and going; the server may
    // not have seen the last clients' ends.
    const bool grew = (memoryTells && after.kilobytes - before.kilobytes > std::max(4096, count / 2)) ||
                      after.descriptors > before.descriptors + 4 || after.threads > before.threads;
    return grew ? 1 : 0;
}
