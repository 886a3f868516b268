#pragma once

#include "evidence/result.h"
#include "exports/exportedaccount.h"

namespace todoku
{

// One function for each format, each in a file of its own. All want an account that is `fit`, and complain
// where their format cannot carry one of its values. Facts about the formats: the makers' documents named in
// each file.

/// For reading aloud: each value on a line of its own, with what the ear confuses spelt out.
Result<QByteArray> asTextSheet(const ExportedAccount &account, Language language);
/// One page to print, self-contained; QTextDocument reads it too, so `todoku --print-report` draws it as a
/// PDF.
Result<QByteArray> asHtmlSheet(const ExportedAccount &account, Language language);

Result<QByteArray> asAutoconfig(const ExportedAccount &account, Language language);
Result<QByteArray> asAppleProfile(const ExportedAccount &account, Language language);
Result<QByteArray> asOutlookPrf(const ExportedAccount &account, Language language);
Result<QByteArray> asK9Settings(const ExportedAccount &account, Language language);
Result<QByteArray> asMsmtprc(const ExportedAccount &account, Language language);
Result<QByteArray> asMpoprc(const ExportedAccount &account, Language language);
Result<QByteArray> asNeomuttrc(const ExportedAccount &account, Language language);

/// What Thunderbird for Android finds in the QR code: JSON in ASCII.
Result<QByteArray> asThunderbirdQrPayload(const ExportedAccount &account);
/// That QR code as a picture.
Result<QByteArray> asThunderbirdQrSvg(const ExportedAccount &account, Language language);
/// The same for a terminal with light letters on a dark ground.
Result<QByteArray> asThunderbirdQrText(const ExportedAccount &account, Language language);

} // namespace todoku
