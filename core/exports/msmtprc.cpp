#include "exports/commandline.h"
#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <QRegularExpression>

// msmtp(1), CONFIGURATION FILES.

namespace todoku
{

using namespace Qt::StringLiterals;

Result<QByteArray> asMsmtprc(const ExportedAccount &account, Language language)
{
    if (!account.settings.outgoing)
        return cannot(u"msmtp には送信サーバーの設定が必要ですが、まだ分かっていません。"_s,
                      u"msmtp needs the outgoing server, which is not known yet."_s);
    static const QRegularExpression pattern(u"[%?*[]"_s);
    if (account.address.contains(pattern))
        return cannot(
            u"msmtp では、メールアドレス「%1」の中の %2 が別の意味になるため、書き出せません。"_s.arg(
                account.address, u"% ? * ["_s),
            u"msmtp reads % ? * and [ in an address as a pattern, so `%1` cannot be written."_s.arg(
                account.address));
    const ServerSettings &server = *account.settings.outgoing;
    ExportedAccount sends = account; // what is said of receiving is no business of this file
    sends.settings.incoming.reset();
    return (remarkLines(sends, u"# "_s, language) + commandLineServer(server, language) + u"from "_s +
            quotedForCommandLine(account.address) + u'\n')
        .toUtf8();
}

} // namespace todoku
