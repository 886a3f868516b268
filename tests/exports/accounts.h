#pragma once

#include "exports/exportedaccount.h"

/// POP3 with TLS, submission with STARTTLS, the whole address as user name.
inline todoku::ExportedAccount taro()
{
    using namespace todoku;
    using namespace Qt::StringLiterals;
    ExportedAccount account{u"taro@example.jp"_s, u"山田 太郎"_s, {}, u"例のプロバイダー"_s, false};
    account.settings.incoming = ServerSettings{Protocol::Pop3,       u"pop.example.jp"_s, 995, Security::Tls,
                                               u"taro@example.jp"_s, u"password"_s,       true};
    account.settings.outgoing =
        ServerSettings{Protocol::Smtp,       u"smtp.example.jp"_s, 587, Security::StartTls,
                       u"taro@example.jp"_s, u"password"_s,        true};
    return account;
}

/// As many a provider of old: sending in clear, and only after receiving.
inline todoku::ExportedAccount hanako()
{
    using namespace todoku;
    using namespace Qt::StringLiterals;
    ExportedAccount account{u"hanako@example.com"_s, u"Hanako"_s, {}, {}, true};
    account.settings.incoming = ServerSettings{Protocol::Pop3, u"pop.example.com"_s, 110, Security::None,
                                               u"hanako"_s,    u"password"_s,        true};
    account.settings.outgoing = ServerSettings{
        Protocol::Smtp, u"smtp.example.com"_s, 25, Security::None, {}, u"receive-first"_s, true};
    return account;
}

/// IMAP, and another user name for sending.
inline todoku::ExportedAccount jiro()
{
    using namespace todoku;
    using namespace Qt::StringLiterals;
    ExportedAccount account{u"jiro@example.jp"_s, {}, {}, u"Example & Sons <mail>"_s, false};
    account.settings.incoming = ServerSettings{Protocol::Imap, u"imap.example.jp"_s, 993,  Security::Tls,
                                               u"jiro"_s,      u"password"_s,        false};
    account.settings.outgoing = ServerSettings{Protocol::Smtp, u"smtp.example.jp"_s, 465,  Security::Tls,
                                               u"x-0042"_s,    u"password"_s,        false};
    return account;
}
