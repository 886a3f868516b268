#include "probes/computer.h"

#include <QNetworkInterface>

#include <algorithm>

namespace todoku
{

bool networkIsUp()
{
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    return std::any_of(all.cbegin(), all.cend(), [](const QNetworkInterface &one) {
        const auto flags = one.flags();
        if (flags.testFlag(QNetworkInterface::IsLoopBack) || !flags.testFlag(QNetworkInterface::IsUp))
            return false;
        const auto addresses = one.addressEntries();
        // A link-local address is what a computer gives itself when nobody answers it.
        return std::any_of(addresses.cbegin(), addresses.cend(),
                           [](const QNetworkAddressEntry &entry) { return !entry.ip().isLinkLocal(); });
    });
}

} // namespace todoku
