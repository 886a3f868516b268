#include "exports/commandline.h"
#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

// mpop(1), CONFIGURATION FILES.

namespace todoku
{

using namespace Qt::StringLiterals;

Result<QByteArray> asMpoprc(const ExportedAccount &account, Language language)
{
    if (!account.settings.incoming)
        return cannot(u"mpop には受信サーバーの設定が必要ですが、まだ分かっていません。"_s,
                      u"mpop needs the incoming server, which is not known yet."_s);
    const ServerSettings &server = *account.settings.incoming;
    if (server.protocol != Protocol::Pop3)
        return cannot(u"mpop は POP3 だけで受信します。IMAP の設定は NeoMutt の形式で書き出してください。"_s,
                      u"mpop receives by POP3 only; write IMAP settings in the format for NeoMutt."_s);
    static const Words kept{
        u"# 受信したメールは ~/mbox に加わり、サーバーにも残ります。残さないときは keep を off にしてください。\n"_s,
        u"# Mail is added to ~/mbox and stays on the server as well; set keep to off to take it away from there.\n"_s};
    ExportedAccount receives = account;
    receives.settings.outgoing.reset();
    return (remarkLines(receives, u"# "_s, language) + commandLineServer(server, language) +
            kept.in(language) + u"delivery mbox ~/mbox\nkeep on\n"_s)
        .toUtf8();
}

} // namespace todoku
