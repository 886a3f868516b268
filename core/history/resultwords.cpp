#include "history/resultwords.h"

namespace todoku
{

using namespace Qt::StringLiterals;

Words said(const WayOut &way)
{
    const auto in = [&](Language language) {
        return Words{u"%1 ポート %2 (暗号化: %3)"_s, u"%1 port %2 (encryption: %3)"_s}.in(language).arg(
            way.host, QString::number(way.port), todoku::said(way.security, language));
    };
    return {in(Language::Japanese), in(Language::English)};
}

QList<SummaryLine> inWords(const RememberedResult &result, const Knowledge &knowledge)
{
    const auto same = [](const QString &text) { return Words{text, text}; };
    QList<SummaryLine> lines;
    if (!result.lineName().isEmpty())
        lines += {u"line"_s, {u"回線"_s, u"Line"_s}, same(result.lineName())};
    lines += inWords(result.summary, knowledge);
    if (result.sending)
        lines += {u"server"_s, {u"送信サーバー"_s, u"Sending server"_s}, said(*result.sending)};
    if (!result.issuer.isEmpty())
        lines += {u"issuer"_s, {u"証明書の発行元"_s, u"Issuer of the certificate"_s}, same(result.issuer)};
    lines += {u"code"_s, {u"結果コード"_s, u"Result code"_s}, same(result.code)};
    return lines;
}

} // namespace todoku
