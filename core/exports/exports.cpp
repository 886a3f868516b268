#include "exports/exports.h"

#include "exports/fit.h"
#include "exports/formats.h"

namespace todoku
{

using namespace Qt::StringLiterals;

const QList<ExportFormatName> &exportFormats()
{
    static const QList<ExportFormatName> formats{
        {ExportFormat::TextSheet,
         u"text"_s,
         u"txt"_s,
         u"mail-settings.txt"_s,
         {u"読み上げや書き写しのための設定シート（文字だけ）"_s,
          u"a sheet of plain text, to read aloud or copy"_s}},
        {ExportFormat::HtmlSheet,
         u"html"_s,
         u"html"_s,
         u"mail-settings.html"_s,
         {u"印刷するための設定シート（1 ページ）"_s, u"a sheet of one page, to print"_s}},
        {ExportFormat::Autoconfig,
         u"autoconfig"_s,
         u"xml"_s,
         u"config-v1.1.xml"_s,
         {u"Thunderbird などの自動設定ファイル（Mozilla autoconfig）"_s,
          u"Thunderbird and others (Mozilla autoconfig)"_s}},
        {ExportFormat::AppleProfile,
         u"apple"_s,
         u"mobileconfig"_s,
         u"mail-settings.mobileconfig"_s,
         {u"iPhone、iPad、Mac の構成プロファイル"_s, u"iPhone, iPad and Mac (configuration profile)"_s}},
        {ExportFormat::OutlookPrf,
         u"outlook"_s,
         u"prf"_s,
         u"mail-settings.prf"_s,
         {u"従来の Outlook のプロファイル ファイル"_s, u"classic Outlook (profile file)"_s}},
        {ExportFormat::ThunderbirdQrSvg,
         u"qr"_s,
         u"svg"_s,
         u"mail-settings-qr.svg"_s,
         {u"Android 版 Thunderbird で読み取る QR コード（画像）"_s,
          u"Thunderbird for Android: QR code to scan (picture)"_s}},
        {ExportFormat::ThunderbirdQrText,
         u"qr-text"_s,
         u"txt"_s,
         u"mail-settings-qr.txt"_s,
         {u"Android 版 Thunderbird で読み取る QR コード（端末の画面用）"_s,
          u"Thunderbird for Android: QR code to scan (for a terminal)"_s}},
        {ExportFormat::ThunderbirdQrPayload,
         u"qr-payload"_s,
         u"json"_s,
         u"mail-settings-qr.json"_s,
         {u"Android 版 Thunderbird の QR コードに入れる文字列"_s,
          u"Thunderbird for Android: the text inside the QR code"_s}},
        {ExportFormat::K9Settings,
         u"k9"_s,
         u"k9s"_s,
         u"mail-settings.k9s"_s,
         {u"Android 版 Thunderbird と K-9 Mail の設定ファイル"_s,
          u"Thunderbird for Android and K-9 Mail (settings file)"_s}},
        {ExportFormat::Msmtp, u"msmtp"_s, u""_s, u"msmtprc"_s, {u"msmtp（送信）"_s, u"msmtp (sends)"_s}},
        {ExportFormat::Mpop, u"mpop"_s, u""_s, u"mpoprc"_s, {u"mpop（受信）"_s, u"mpop (receives)"_s}},
        {ExportFormat::Neomutt, u"neomutt"_s, u""_s, u"neomuttrc"_s, {u"NeoMutt"_s, u"NeoMutt"_s}},
    };
    return formats;
}

Result<QByteArray> exported(ExportFormat format, const ExportedAccount &asGiven, Language language)
{
    const auto account = fit(asGiven);
    if (!account)
        return account.complaint();
    switch (format) {
    case ExportFormat::TextSheet:
        return asTextSheet(*account, language);
    case ExportFormat::HtmlSheet:
        return asHtmlSheet(*account, language);
    case ExportFormat::Autoconfig:
        return asAutoconfig(*account, language);
    case ExportFormat::AppleProfile:
        return asAppleProfile(*account, language);
    case ExportFormat::OutlookPrf:
        return asOutlookPrf(*account, language);
    case ExportFormat::ThunderbirdQrSvg:
        return asThunderbirdQrSvg(*account, language);
    case ExportFormat::ThunderbirdQrText:
        return asThunderbirdQrText(*account, language);
    case ExportFormat::ThunderbirdQrPayload:
        return asThunderbirdQrPayload(*account);
    case ExportFormat::K9Settings:
        return asK9Settings(*account, language);
    case ExportFormat::Msmtp:
        return asMsmtprc(*account, language);
    case ExportFormat::Mpop:
        return asMpoprc(*account, language);
    case ExportFormat::Neomutt:
        return asNeomuttrc(*account, language);
    }
    return cannot(u"この形式では書き出せません。"_s, u"There is no such format."_s);
}

} // namespace todoku
