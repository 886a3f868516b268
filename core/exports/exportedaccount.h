#pragma once

#include "findings/settings.h"

namespace todoku
{

/// One mail account as a mail program is to be set up for it. There is no place for a password here, so that
/// no export can hold one.
struct ExportedAccount {
    QString address;    ///< taro@example.jp
    QString personName; ///< the name that recipients see; empty: no name is written
    Settings settings;  ///< the servers; a format says in one sentence where it needs one that is not there
    QString
        providerName; ///< whom the account is with, in the reader's language; empty: the domain stands for it
    bool receiveFirst = false; ///< POP before SMTP; the same as `auth` "receive-first" of the outgoing server
};

} // namespace todoku
