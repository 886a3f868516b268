#pragma once

#include "evidence/result.h"
#include "exports/exportedaccount.h"

#include <QList>

namespace todoku
{

/// What an account can be handed on as.
enum class ExportFormat {
    TextSheet,
    HtmlSheet,
    Autoconfig,
    AppleProfile,
    OutlookPrf,
    ThunderbirdQrSvg,
    ThunderbirdQrText,
    ThunderbirdQrPayload,
    K9Settings,
    Msmtp,
    Mpop,
    Neomutt,
};

/// How a format is called.
struct ExportFormatName {
    ExportFormat format;
    QString id;     ///< the word of the command line: "autoconfig"
    QString suffix; ///< of a file of this kind, without the dot: "xml"; empty where such files have none
    QString
        fileName; ///< what such a file is usually called, free of the account's own words: "config-v1.1.xml"
    Words what;   ///< for whom it is: "Apple Mail, iPhone and iPad (configuration profile)"
};

/// All formats, in the order in which they are offered.
const QList<ExportFormatName> &exportFormats();

/// The account in one format. Pure: the same account gives the same bytes. The language is that of sentences
/// and comments; names and values stay as they are. No password, and nothing that stands for one, is ever
/// written. The complaint says in one sentence which value the format cannot carry (its `file` is empty).
Result<QByteArray> exported(ExportFormat format, const ExportedAccount &account, Language language);

} // namespace todoku
